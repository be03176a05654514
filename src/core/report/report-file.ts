import type { CoverageResult } from '../coverage/coverage-result.ts'

/** The result as the command line prints it. */
export function renderJsonReport(result: CoverageResult): string {
  return `${JSON.stringify(result, null, 2)}\n`
}

export type ReportKind = 'html' | 'csv' | 'layer' | 'json'
export const reportKinds: readonly ReportKind[] = ['html', 'csv', 'layer', 'json']

const endings: Readonly<Record<ReportKind, string>> = {
  html: 'coverage.html',
  csv: 'techniques.csv',
  layer: 'layer.json',
  json: 'coverage.json',
}
const longestName = 40

/**
 * `harbour-bank-2026-11-24-coverage.html`: letters, digits and hyphens only, whatever the assessment is called, so that
 * it is one file name on every system. `date` is an ISO date or time.
 */
export function reportFileName(assessmentName: string, kind: ReportKind, date: string): string {
  const words =
    assessmentName
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const name = Array.from(words.join('-')).slice(0, longestName).join('').replace(/-$/, '')
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  return [name === '' ? 'assessment' : name, ...(day === undefined ? [] : [day]), endings[kind]].join('-')
}
