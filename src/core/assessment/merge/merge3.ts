import { sortedUnique } from '../../order.ts'
import type { Assessment, Conflict } from '../assessment.ts'
import { mergeConflicts } from './merge-conflicts.ts'
import { mergeValues } from './merge-values.ts'
import { assembled, noPieces, piecesOf } from './pieces.ts'
import type { Piece, Pieces, SetName } from './pieces.ts'
import { keepingParts } from './same-parts.ts'

export interface Merged {
  readonly assessment: Assessment
  /** What this merge couldn't decide; the assessment keeps these beside those that stood before. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Two versions of an assessment made one. What one side changed since `base` is taken; what both changed differently is
 * a conflict, in which `ours` counts until a person decides. Without a base, what only one side has is kept, and what
 * both have and differs is a conflict. Capabilities and threats are compared field by field, everything else as a whole.
 */
export function merge3(base: Assessment | null, ours: Assessment, theirs: Assessment): Merged {
  const [before, left, right] = [base === null ? noPieces : piecesOf(base), piecesOf(ours), piecesOf(theirs)]
  const places = new Map<string, Piece>()
  const fresh: Conflict[] = []
  for (const key of new Set([...left.places.keys(), ...right.places.keys()])) {
    const found = left.places.get(key) ?? right.places.get(key)
    if (found === undefined) continue
    const { place } = found
    const sides = [before, left, right].map((pieces) => pieces.places.get(key)?.value)
    const merged = mergeValues(place, sides[0], sides[1], sides[2])
    places.set(key, { place, value: merged.agreed ? merged.value : merged.ours })
    if (merged.agreed) continue
    // Which copy a copy was taken from is no decision of a person's: without an answer the next merge has no base.
    if ('field' in place && place.field === 'base') places.delete(key)
    else fresh.push({ at: place, base: sides[0] ?? null, ours: merged.ours ?? null, theirs: merged.theirs ?? null })
  }
  const conflicts = mergeConflicts(before.conflicts, left.conflicts, right.conflicts, fresh)
  const result = assembled({ sets: mergeSets(before, left, right), places, conflicts: conflicts.all })
  // Every value comes from a readable document, and what must fit together was merged as one.
  if (!result.ok) throw new RangeError(`a merge that can't be read: ${JSON.stringify(result.problems)}`)
  const assessment = keepingParts(ours, result.value)
  const added = new Set(conflicts.added.map(({ at }) => JSON.stringify(at)))
  return { assessment, conflicts: assessment.conflicts.filter(({ at }) => added.has(JSON.stringify(at))) }
}

function mergeSets(base: Pieces, ours: Pieces, theirs: Pieces): Record<SetName, readonly string[]> {
  const merged = (name: SetName): string[] => {
    const [before, left, right] = [new Set(base.sets[name]), new Set(ours.sets[name]), new Set(theirs.sets[name])]
    const isKept = (item: string): boolean => (left.has(item) && right.has(item)) || !before.has(item)
    return sortedUnique([...left, ...right]).filter(isKept)
  }
  return { mappingSets: merged('mappingSets'), licences: merged('licences'), platforms: merged('platforms') }
}
