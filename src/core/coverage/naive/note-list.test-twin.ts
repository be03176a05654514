import { byCodeUnits } from '../../order.ts'
import type { Note } from '../coverage-result.ts'

/** *Notes*: sorted by kind, then by the values in key order; each once. */
export function sortedNotes(notes: readonly Note[]): Note[] {
  const byText = new Map(notes.map((note) => [JSON.stringify(note), note]))
  return [...byText.values()].sort(byValuesInKeyOrder)
}

/** `kind` is the first key of every note, so comparing all values in key order sorts by kind first. */
function byValuesInKeyOrder(left: Note, right: Note): number {
  const a = Object.values(left).map(valueText)
  const b = Object.values(right).map(valueText)
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const order = byCodeUnits(a[place] ?? '', b[place] ?? '')
    if (order !== 0) return order
  }
  return 0
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
