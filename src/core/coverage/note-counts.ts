import { byCodeUnits } from '../order.ts'
import type { Note } from './coverage-result.ts'

export interface NoteCount {
  readonly kind: string
  readonly notes: number
}

/** How many notes there are of each kind: the most first, of equal ones by kind. */
export function countByKind(notes: readonly Note[]): NoteCount[] {
  const counts = new Map<string, number>()
  for (const { kind } of notes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts]
    .map(([kind, count]) => ({ kind, notes: count }))
    .sort((a, b) => b.notes - a.notes || byCodeUnits(a.kind, b.kind))
}
