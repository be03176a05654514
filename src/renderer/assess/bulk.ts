import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import { isDay } from '../../core/assessment/days.ts'
import { isChangedBy, type EntryChange, type EntryField } from '../../core/assessment/entry-edits.ts'
import type { SelectOption } from '../ui/choices.ts'
import { numberIn } from '../ui/number-text.ts'
import { leastEffort, mostEffort } from './effort.ts'
import type { Entries } from './facet.ts'
import type { AssessRow } from './rows.ts'

/** What can be set for several capabilities at once, beside their status. */
export type BulkKind = Exclude<EntryChange['field'], 'evidence'>

export const bulkKinds: readonly SelectOption<BulkKind>[] = [
  { value: 'owner', label: 'Owner' },
  { value: 'reviewedAt', label: 'Reviewed' },
  { value: 'target', label: 'Target' },
  { value: 'effort', label: 'Effort' },
  { value: 'noteLine', label: 'Add to the note' },
  { value: 'note', label: 'Replace the note' },
  { value: 'clear', label: 'Clear a field' },
]

export const clearedFields: readonly SelectOption<EntryField>[] = [
  { value: 'owner', label: 'Owner' },
  { value: 'note', label: 'Note' },
  { value: 'evidence', label: 'Evidence' },
  { value: 'reviewedAt', label: 'Reviewed' },
  { value: 'target', label: 'Target' },
  { value: 'effort', label: 'Effort' },
]

/** What a person has put into the form. */
export interface BulkForm {
  readonly kind: BulkKind
  readonly text: string
  readonly day: string
  readonly effort: string
  readonly cleared: EntryField
}

export type BulkAnswer =
  | { readonly kind: 'change'; readonly change: EntryChange }
  /** Nothing was typed yet. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly problem: string }

/** What the form asks for. An empty field asks for nothing: to clear one is a choice of its own. */
export function bulkAnswer({ kind, text, day, effort, cleared }: BulkForm): BulkAnswer {
  switch (kind) {
    case 'owner':
    case 'note':
    case 'noteLine': {
      const value = text.trim()
      return value === '' ? { kind: 'empty' } : { kind: 'change', change: { field: kind, value } }
    }
    case 'reviewedAt':
    case 'target':
      if (day === '') return { kind: 'empty' }
      return isDay(day)
        ? { kind: 'change', change: { field: kind, value: day } }
        : { kind: 'wrong', problem: 'Type a whole date: day, month and year.' }
    case 'effort': {
      const answer = numberIn(effort, leastEffort, mostEffort)
      if (!answer.ok) return { kind: 'wrong', problem: answer.problem }
      if (answer.value === null) return { kind: 'empty' }
      return { kind: 'change', change: { field: 'effort', value: answer.value } }
    }
    case 'clear':
      return { kind: 'change', change: { field: 'clear', value: cleared } }
  }
}

/** How many of the rows would say something else after it. */
export function changedCount(rows: readonly AssessRow[], entries: Entries, change: EntryChange): number {
  return rows.reduce((count, row) => count + Number(isChangedBy(entries[row.place], change)), 0)
}

/** How many of the rows a mark would change; `partial` again leaves the extent as it is. */
export function markedCount(rows: readonly AssessRow[], entries: Entries, status: CapabilityEntry['status']): number {
  return rows.reduce((count, row) => count + Number((entries[row.place]?.status ?? 'unassessed') !== status), 0)
}
