import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countLine, countReport, countResults } from './count-results.mjs'

const vitest = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ],
}
const playwright = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 }, errors: [] as unknown[] }

const count = (report: unknown) => countReport(JSON.stringify(report))

test('counts a Vitest report', () => {
  expect(count(vitest)).toEqual({ passed: 3, failed: 1, skipped: 3 })
})

test('a test file that breaks before its first test is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(count({ ...vitest, testResults: [...vitest.testResults, broken] }).failed).toBe(2)
})

test('counts a Playwright report; what passed at the second try passed', () => {
  expect(count(playwright)).toEqual({ passed: 7, failed: 1, skipped: 3 })
})

test('an error outside of any Playwright test is a failure', () => {
  expect(count({ ...playwright, errors: [{ message: 'no browser' }] }).failed).toBe(2)
})

test('counts a plain report', () => {
  expect(count({ passed: 2, failed: 0 })).toEqual({ passed: 2, failed: 0, skipped: 0 })
})

test.each(['', '{"passed": 1', '[]', 'null', '{"passed": 1}', '{"passed": "1", "failed": 0}', '{"stats": null}'])(
  'a report that says nothing is a failure: %s',
  (text) => {
    expect(countReport(text)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  },
)

test('the line names skipped tests only where there are any', () => {
  expect(countLine({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed')
  expect(countLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'coverline-count-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('adds up every report of a folder, or those named', () => {
  writeFileSync(path.join(folder, 'unit.json'), JSON.stringify(vitest))
  writeFileSync(path.join(folder, 'e2e-chromium.json'), JSON.stringify(playwright))
  writeFileSync(path.join(folder, 'notes.txt'), 'not a report')
  expect(countResults(folder)).toEqual({ passed: 10, failed: 2, skipped: 6 })
  expect(countResults(folder, ['unit.json', 'published.json'])).toEqual({ passed: 3, failed: 1, skipped: 3 })
  expect(countResults(path.join(folder, 'elsewhere'))).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
