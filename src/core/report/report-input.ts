import type { Assessment } from '../assessment/assessment.ts'
import type { Coverage } from '../coverage/compute.ts'
import type { CoverageResult } from '../coverage/coverage-result.ts'
import type { AttackEntry, SetEntry } from '../knowledge/knowledge-index.ts'

/** What every report is made from; `coverage` and `result` are of one computation. */
export interface ReportInput {
  readonly coverage: Coverage
  readonly assessment: Assessment
  readonly result: CoverageResult
  /** Of the assessment's mapping sets, those that are at hand. */
  readonly setEntries: readonly SetEntry[]
  readonly attackEntry: AttackEntry
  readonly programVersion: string
  /** ISO time. */
  readonly generatedAt: string
  /** Who prepared the report. */
  readonly author?: string
}
