import { byCodeUnits } from '../../order.ts'
import type { Conflict } from '../assessment.ts'
import { isSame } from './merge-values.ts'
import { groundKey, nextAt } from './place.ts'

type Conflicts = readonly Conflict[]

function byAt(conflicts: Conflicts): ReadonlyMap<string, Conflict> {
  return new Map(conflicts.map((conflict) => [JSON.stringify(conflict.at), conflict]))
}

/** Whether everything that a conflict keeps is kept by another one of the same place. */
function isCoveredBy(other: Conflict, { base, ours, theirs, unknown }: Conflict): boolean {
  const sides = [other.ours, other.theirs]
  const isThere = (value: unknown): boolean => sides.some((side) => isSame(side, value))
  return isThere(ours) && isThere(theirs) && isSame(base, other.base) && unknown === undefined
}

/** The same, also where there is more to it that only another program understands. */
function saysAll(other: Conflict, conflict: Conflict): boolean {
  const { base, ours, theirs, unknown } = conflict
  const isEqual = isSame(other.base, base) && isSame(other.ours, ours) && isSame(other.theirs, theirs)
  return (isEqual && isSame(other.unknown, unknown)) || isCoveredBy(other, conflict)
}

export interface MergedConflicts {
  readonly all: Conflicts
  /** Those of them that are new. */
  readonly added: Conflicts
}

/**
 * The conflicts after a merge: those that stood before and weren't resolved on either side, and the new ones. Where a
 * place has several, each further one gets an `at` of its own; none is dropped unless another keeps all of it.
 */
export function mergeConflicts(base: Conflicts, ours: Conflicts, theirs: Conflicts, fresh: Conflicts): MergedConflicts {
  const [before, left, right] = [byAt(base), byAt(ours), byAt(theirs)]
  const kept = new Map<string, Conflict>()
  const crowded: Conflict[] = []
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [b, o, t] = [before.get(key), left.get(key), right.get(key)]
    const found = isSame(o, t) || isSame(t, b) ? [o] : isSame(o, b) ? [t] : [o, t]
    const standing = found.filter((conflict) => conflict !== undefined)
    // In the order of their texts: from either side a merge numbers them alike.
    standing.sort((one, other) => byCodeUnits(JSON.stringify(one), JSON.stringify(other)))
    const [first, ...others] = standing
    if (first !== undefined) kept.set(key, first)
    crowded.push(...others)
  }
  for (const conflict of fresh) {
    const ground = groundKey(conflict.at)
    for (const [key, standing] of kept) {
      if (groundKey(standing.at) === ground && isCoveredBy(conflict, standing)) kept.delete(key)
    }
  }
  const isKept = (conflict: Conflict): boolean => {
    const ground = groundKey(conflict.at)
    return [...kept.values()].some((other) => groundKey(other.at) === ground && saysAll(other, conflict))
  }
  const place = (conflict: Conflict): Conflict => {
    const at = freeAt(conflict.at, kept)
    const placed = { ...conflict, at }
    kept.set(JSON.stringify(at), placed)
    return placed
  }
  // A merge that is done again meets what it placed the first time.
  for (const conflict of crowded) if (!isKept(conflict)) place(conflict)
  const added = fresh.map(place)
  return { all: [...kept.values()], added }
}

function freeAt(at: unknown, taken: ReadonlyMap<string, unknown>): unknown {
  let free = at
  for (let count = 2; taken.has(JSON.stringify(free)); count++) free = nextAt(at, count)
  return free
}
