import { defineConfig } from '@playwright/test'
import type { HostOption } from './e2e/host-option.ts'

const results = process.env['COVERLINE_E2E_RESULTS'] ?? 'test-results'

export default defineConfig<HostOption>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: `${results}/e2e`,
  forbidOnly: process.env['CI'] === 'true',
  fullyParallel: false,
  workers: 2,
  // A window on a machine that is busy with something else can miss a moment; what fails twice is red.
  retries: 1,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: `${results}/e2e.json` }]],
  // Without it an element that never comes holds a test until its whole time is up.
  use: { screenshot: 'only-on-failure', actionTimeout: 60_000 },
  projects: [
    { name: 'electron', use: { host: 'electron' }, testIgnore: '**/*.browser.spec.ts' },
    { name: 'chromium', use: { host: 'browser' }, testIgnore: '**/*.electron.spec.ts' },
  ],
})
