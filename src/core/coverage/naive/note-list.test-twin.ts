import { byCodeUnits } from '../../order.ts'
import type { Note } from '../coverage-result.ts'

/**
 * *Notes*: sorted by kind, then by the values in key order; each once. One kind can come with different keys (a moved
 * override and a moved mapping): there the notes with the key that sorts first stand together, before the others.
 */
export function sortedNotes(notes: readonly Note[]): Note[] {
  const byText = new Map(notes.map((note) => [JSON.stringify(note), note]))
  return [...byText.values()].sort(byValuesInKeyOrder)
}

/** `kind` is the first key of every note, so comparing all keys and values in order sorts by kind first. */
function byValuesInKeyOrder(left: Note, right: Note): number {
  const a = Object.entries(left)
  const b = Object.entries(right)
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const [leftKey, leftValue] = a[place] ?? ['', null]
    const [rightKey, rightValue] = b[place] ?? ['', null]
    const order = byCodeUnits(leftKey, rightKey) || byCodeUnits(valueText(leftValue), valueText(rightValue))
    if (order !== 0) return order
  }
  return 0
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null ? '' : JSON.stringify(value)
}
