// Every gate, quickest first: stops at the first red one and names it.
// `node scripts/check.mjs` runs all; `node scripts/check.mjs lint types` only those named.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { countLine, countResults } from './count-results.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = path.join(root, 'test-results')
const tool = (...parts) => path.join(root, 'node_modules', ...parts)
const report = (name) => ['--reporter=default', '--reporter=json', `--outputFile.json=test-results/${name}.json`]

const gates = [
  { name: 'format', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'] },
  { name: 'types', args: [tool('vue-tsc', 'bin', 'vue-tsc.js'), '--build', '--force'] },
  { name: 'unit', args: [tool('vitest', 'vitest.mjs'), 'run', ...report('unit')] },
  { name: 'published', args: [path.join(root, 'scripts', 'test-published.mjs'), ...report('published')] },
]

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

function runGate({ name, args }) {
  const start = performance.now()
  console.log(`\n> ${name}`)
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (error !== undefined) console.error(error.message)
  const passed = status === 0
  console.log(`${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds(start)}`)
  return passed
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !gates.some((gate) => gate.name === name))
if (unknown.length > 0) {
  console.error(`No gate is called ${unknown.join(', ')}. There are ${gates.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

const chosen = named.length === 0 ? gates : gates.filter(({ name }) => named.includes(name))
const start = performance.now()
// An old report would be counted again.
for (const { name } of chosen) rmSync(path.join(results, `${name}.json`), { force: true })
const red = chosen.find((gate) => !runGate(gate))
const tests = countResults(
  results,
  chosen.map(({ name }) => `${name}.json`),
)
console.log(
  red === undefined
    ? `\ncheck: passed (${chosen.map(({ name }) => name).join(', ')}) in ${seconds(start)}; tests: ${countLine(tests)}`
    : `\ncheck: FAILED at ${red.name} after ${seconds(start)}; tests: ${countLine(tests)}`,
)
process.exitCode = red === undefined ? 0 : 1
