import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const published = '**/*.published.test.ts'

export default defineConfig({
  test: {
    passWithNoTests: true,
    restoreMocks: true,
    projects: [
      {
        test: {
          name: 'plain',
          environment: 'node',
          include: ['src/{core,bridge,main,preload,cli}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [published, 'scripts/gates.test.ts'],
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['src/renderer/**/*.test.ts'],
          exclude: [published],
        },
      },
      {
        test: {
          name: 'gates',
          environment: 'node',
          include: ['scripts/gates.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // After the others: it starts compilers, which would slow tests that run beside it past their limits.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
