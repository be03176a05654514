import { byCodeUnits } from '../order.ts'
import type { Note } from './coverage-result.ts'

/**
 * One note. Its keys keep the order given here: they are part of the contract, and notes are sorted by their values in
 * key order.
 */
export function note(kind: string, values: Readonly<Record<string, unknown>>): Note {
  return { kind, ...values }
}

/** Text compares as itself, null as nothing, everything else by its JSON. */
function comparable(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

/** Entry by entry, key before value: so two forms of one kind never mix. */
function compareNotes(a: Note, b: Note): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let place = 0; place < Math.min(left.length, right.length); place++) {
    const [oneKey, one] = left[place] ?? ['']
    const [otherKey, other] = right[place] ?? ['']
    const values = typeof one === 'number' && typeof other === 'number' ? one - other : 0
    const order = byCodeUnits(oneKey, otherKey) || values || byCodeUnits(comparable(one), comparable(other))
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Sorted by kind, then by the values in key order; each once. */
export function sortedNotes(notes: Iterable<Note>): Note[] {
  const distinct = new Map<string, Note>()
  for (const entry of notes) distinct.set(JSON.stringify(entry), entry)
  return [...distinct.values()].sort(compareNotes)
}
