import { defineConfig } from 'vitest/config'

/** `npm start` for root, which scripts/test.mjs runs before it drops root's rights. */
export default defineConfig({
  test: { include: ['e2e/as-root/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
})
