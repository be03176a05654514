import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,scripts}/**/*.published.test.ts'],
    passWithNoTests: true,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
