import type { Assessment, CapabilityEntry } from '../../core/assessment/assessment.ts'
import { differingParts } from '../../core/order.ts'
import type { AssessmentRow, EntryKey, EntryRow } from './schema.ts'

/** The fewest rows that turn one stored document into another. */
export interface RowChanges {
  /** The assessment's own row; null when nothing but capability entries changed. */
  readonly assessment: AssessmentRow | null
  readonly put: readonly EntryRow[]
  readonly remove: readonly EntryKey[]
}

export function assessmentRow(document: Assessment): AssessmentRow {
  const { capabilities: _capabilities, ...row } = document
  return row
}

export function entryRow(assessment: string, entry: CapabilityEntry): EntryRow {
  return { assessment, entry }
}

function nameOf(entry: CapabilityEntry): string {
  return JSON.stringify([entry.framework, entry.capability])
}

/** True when some part other than the capability entries is another object or value. */
function differsElsewhere(before: Assessment, after: Assessment): boolean {
  const parts = Object.entries({ ...assessmentRow(before), ...assessmentRow(after) })
  return parts.some(([key]) => Reflect.get(before, key) !== Reflect.get(after, key))
}

/**
 * Compares by reference, since edits keep what they don't touch: an entry that is equal but another object costs one
 * row too many, never one too few. Both documents have one id.
 */
export function rowChanges(before: Assessment, after: Assessment): RowChanges {
  const assessment = differsElsewhere(before, after) ? assessmentRow(after) : null
  if (before.capabilities === after.capabilities) return { assessment, put: [], remove: [] }
  const [left, right] = differingParts(before.capabilities, after.capabilities)
  const gone = new Map(left.map((entry) => [nameOf(entry), entry]))
  const put: EntryRow[] = []
  for (const entry of right) {
    const name = nameOf(entry)
    if (gone.get(name) !== entry) put.push(entryRow(after.id, entry))
    gone.delete(name)
  }
  const remove = [...gone.values()].map(({ framework, capability }): EntryKey => [after.id, framework, capability])
  return { assessment, put, remove }
}
