// Runs the tests that need the published files (recompiling the knowledge, comparing with the expected outputs).
// They aren't part of the project, so elsewhere this says so and succeeds.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const data = path.resolve(root, process.env.COVERLINE_PUBLISHED_DATA ?? '../shared/data')

if (existsSync(data)) {
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--config', 'vitest.published.config.ts', ...process.argv.slice(2)]
  const env = { ...process.env, COVERLINE_PUBLISHED_DATA: data }
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1
} else {
  console.log('Published data is not here: skipped')
}
