// Adds up the reports that the test runners leave in test-results/: Vitest's JSON (unit.json, published.json),
// Playwright's JSON (e2e-*.json) and, from anything else, an object with passed, failed and skipped.
// As a command it prints the sum as one line and fails when a test failed or none ran.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count */

/** @type {Count} */
const none = { passed: 0, failed: 0, skipped: 0 }

/** @type {(a: Count, b: Count) => Count} */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

// A file that breaks before its first test has no failing test to count, so it counts as one itself.
function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

// A journey that fails is driven once more (see playwright.config.ts); flaky is one that passed then, and Playwright's
// own report names it. `errors` are those outside of any test.
function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

/**
 * What one report counts. A report that can't be read counts as a failure: results must not vanish.
 * @type {(text: string) => Count}
 */
export function countReport(text) {
  const broken = { ...none, failed: 1 }
  try {
    const report = JSON.parse(text)
    if (Array.isArray(report.testResults)) return countVitest(report)
    if (report.stats !== undefined) return countPlaywright(report)
    const { passed, failed, skipped = 0 } = report
    return [passed, failed, skipped].every(Number.isInteger) ? { passed, failed, skipped } : broken
  } catch {
    return broken
  }
}

/**
 * The sum over the reports in a folder, all or those named; of a folder that isn't there, zeroes.
 * @type {(folder: string, names?: readonly string[]) => Count}
 */
export function countResults(folder, names) {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const reports = there.filter((name) => names?.includes(name) ?? true)
  return reports.map((name) => countReport(readFileSync(path.join(folder, name), 'utf8'))).reduce(addCounts, none)
}

/** @type {(count: Count) => string} */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const count = countResults(process.argv[2] ?? fileURLToPath(new URL('../test-results', import.meta.url)))
  console.log(countLine(count))
  process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0
}
