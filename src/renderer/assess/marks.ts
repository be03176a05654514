import type { Status } from '../../core/assessment/assessment.ts'
import { withEntries, withExtent, withStatus } from '../../core/assessment/edits.ts'
import type { CapabilityRef, Edit } from '../../core/assessment/edits.ts'
import { withChange, type EntryChange, type EntryField } from '../../core/assessment/entry-edits.ts'
import type { Metrics } from '../../core/coverage/coverage-result.ts'
import { statusWords } from '../ui/words.ts'
import type { AssessRow } from './rows.ts'

/** An edit with the name that undo shows. */
export interface NamedEdit {
  readonly edit: Edit
  readonly label: string
}

function refOf({ framework, key }: AssessRow): CapabilityRef {
  return { framework, capability: key }
}

/** `Safe Links`, or `12 capabilities`. */
export function nameOf(rows: readonly AssessRow[]): string {
  return rows.length === 1 ? (rows[0]?.label ?? '') : `${String(rows.length)} capabilities`
}

/** Marks rows with one status. What is partial already keeps its extent when it is marked as partial again. */
export function markEdit(rows: readonly AssessRow[], status: Status): NamedEdit {
  const refs = rows.map(refOf)
  const edit =
    status === 'partial'
      ? withEntries(refs, (entry) => (entry.status === 'partial' ? entry : { ...entry, status, extent: 0.5 }))
      : withStatus(refs, status)
  return { edit, label: `Mark ${nameOf(rows)} as ${statusWords[status].toLowerCase()}` }
}

/** `percent` is within 1–99. */
export function extentEdit(row: AssessRow, percent: number): NamedEdit {
  return {
    edit: withExtent(refOf(row), percent / 100),
    label: `Mark ${row.label} as partial, ${String(percent)}%`,
  }
}

const recorded: Readonly<Record<EntryChange['field'] | EntryField, string>> = {
  owner: 'Owner of',
  note: 'Note on',
  noteLine: 'Line in the note on',
  evidence: 'Evidence for',
  reviewedAt: 'Review of',
  target: 'Target of',
  effort: 'Effort of',
  clear: '',
}

/** Records the same of all rows. */
export function recordEdit(rows: readonly AssessRow[], change: EntryChange): NamedEdit {
  const words = recorded[change.field === 'clear' ? change.value : change.field]
  const label = change.field === 'clear' ? `Clear ${words.toLowerCase()}` : words
  return { edit: withChange(rows.map(refOf), change), label: `${label} ${nameOf(rows)}` }
}

/** Read out after a mark: `Safe Links deployed, 458 of 693 covered`. */
export function markWords(rows: readonly AssessRow[], status: Status, { covered, techniques }: Metrics): string {
  return `${nameOf(rows)} ${statusWords[status].toLowerCase()}, ${String(covered)} of ${String(techniques)} covered`
}
