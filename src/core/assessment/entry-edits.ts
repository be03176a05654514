import type { CapabilityEntry } from './assessment.ts'
import { withEntries, type CapabilityRef, type Edit } from './edits.ts'

/** What may be recorded of a capability beside its status. */
export type EntryField = 'owner' | 'note' | 'evidence' | 'reviewedAt' | 'target' | 'effort'

/**
 * What is to be recorded of a capability; the caller keeps days to `isDay` and efforts finite and above 0. An empty
 * text or list, or null, takes the field away.
 */
export type EntryChange =
  | { readonly field: 'owner' | 'note' | 'reviewedAt' | 'target'; readonly value: string }
  | { readonly field: 'evidence'; readonly value: readonly string[] }
  | { readonly field: 'effort'; readonly value: number | null }
  /** A line below what the note says already. */
  | { readonly field: 'noteLine'; readonly value: string }
  /** Takes a field away. */
  | { readonly field: 'clear'; readonly value: EntryField }

function without(entry: CapabilityEntry, field: EntryField): CapabilityEntry {
  if (entry[field] === undefined) return entry
  const { [field]: _before, ...rest } = entry
  return rest
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}

/** The entry after a change; the same object where it says that already. */
export function changedEntry(entry: CapabilityEntry, change: EntryChange): CapabilityEntry {
  switch (change.field) {
    case 'owner':
    case 'note':
    case 'reviewedAt':
    case 'target':
      if (change.value === '') return without(entry, change.field)
      return entry[change.field] === change.value ? entry : { ...entry, [change.field]: change.value }
    case 'evidence':
      if (change.value.length === 0) return without(entry, 'evidence')
      return isSameList(entry.evidence ?? [], change.value) ? entry : { ...entry, evidence: [...change.value] }
    case 'effort':
      if (change.value === null) return without(entry, 'effort')
      return entry.effort === change.value ? entry : { ...entry, effort: change.value }
    case 'noteLine':
      if (change.value === '') return entry
      return { ...entry, note: entry.note === undefined ? change.value : `${entry.note}\n${change.value}` }
    case 'clear':
      return without(entry, change.value)
  }
}

/** Records the same of several capabilities. */
export function withChange(refs: readonly CapabilityRef[], change: EntryChange): Edit {
  return withEntries(refs, (entry) => changedEntry(entry, change))
}

/** Whether a change would leave a mark on a capability; undefined is one of which nothing is recorded. */
export function isChangedBy(entry: CapabilityEntry | undefined, change: EntryChange): boolean {
  const before = entry ?? blank
  return changedEntry(before, change) !== before
}

const blank: CapabilityEntry = { framework: '', capability: '', status: 'unassessed' }

/** The list with one item moved up, `by` −1, or down, `by` 1; at its end it stays. */
export function movedItem(items: readonly string[], at: number, by: 1 | -1): readonly string[] {
  const [item, other] = [items[at], items[at + by]]
  if (item === undefined || other === undefined) return items
  return items.map((one, place) => (place === at ? other : place === at + by ? item : one))
}
