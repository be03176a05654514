import type { Tactic } from '../../core/attack/attack-version.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { byCodeUnits } from '../../core/order.ts'
import type { MatrixOrder } from './matrix-choice.ts'

/** A technique with its sub-techniques, as they stand in one tactic. Numbers are technique places. */
export interface Family {
  readonly head: number
  /** False where only its sub-techniques are counted in this tactic: then the head is a heading without a number. */
  readonly headListed: boolean
  /** Listed sub-techniques, in order of id. */
  readonly subs: readonly number[]
}

export interface TacticFamilies {
  readonly tactic: Tactic
  /** Place of the tactic in its ATT&CK version. */
  readonly at: number
  /** In order of name, as the published matrix has them, until they are sorted (see `sortedFamilies`). */
  readonly families: readonly Family[]
}

function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Every listed technique once in each of its tactics; tactics without any are left out. */
export function familiesByTactic(index: CoverageIndex): readonly TacticFamilies[] {
  const { techniques, place } = index.scope
  const nameAt = (at: number): string => techniques[at]?.name ?? ''
  return index.attack.tactics.flatMap((tactic, at) => {
    const places = index.tacticPlaces[at] ?? []
    const listed = new Set(places)
    const subs = new Map<number, number[]>()
    for (const own of places) {
      const parent = techniques[own]?.parent
      const head = (parent === undefined ? undefined : place.get(parent)) ?? own
      const known = subs.get(head) ?? []
      if (head !== own) known.push(own)
      subs.set(head, known)
    }
    const families = [...subs].map(([head, own]) => ({ head, headListed: listed.has(head), subs: own }))
    families.sort((a, b) => byName(nameAt(a.head), nameAt(b.head)) || a.head - b.head)
    return families.length === 0 ? [] : [{ tactic, at, families }]
  })
}

type Compare = (a: number, b: number) => number

function compareBy(coverage: Coverage, order: MatrixOrder): Compare {
  const { techniques } = coverage.index.scope
  const idAt = (place: number): string => techniques[place]?.id ?? ''
  const byId: Compare = (a, b) => byCodeUnits(idAt(a), idAt(b))
  switch (order) {
    case 'id':
      return byId
    case 'name':
      return (a, b) => byName(techniques[a]?.name ?? '', techniques[b]?.name ?? '') || byId(a, b)
    case 'strength':
      return (a, b) => (coverage.strength[b] ?? 0) - (coverage.strength[a] ?? 0) || byId(a, b)
    case 'demand':
      return (a, b) => (coverage.index.demand[b] ?? 0) - (coverage.index.demand[a] ?? 0) || byId(a, b)
  }
}

/**
 * Families and the sub-techniques in each, sorted. By a figure the largest stands first, and a family stands where the
 * largest of its counted techniques belongs, so that what is folded into it isn't lost at the foot.
 */
export function sortedFamilies(
  tactics: readonly TacticFamilies[],
  coverage: Coverage,
  order: MatrixOrder,
): readonly TacticFamilies[] {
  if (order === 'name') return tactics
  const compare = compareBy(coverage, order)
  const first = ({ head, headListed, subs }: Family): number => {
    if (order === 'id') return head
    const counted = headListed ? [head, ...subs] : subs
    return counted.reduce((best, place) => (compare(place, best) < 0 ? place : best), counted[0] ?? head)
  }
  return tactics.map((tactic) => ({
    ...tactic,
    families: tactic.families
      .map((family) => ({ family: { ...family, subs: [...family.subs].sort(compare) }, first: first(family) }))
      .sort((a, b) => compare(a.first, b.first) || compare(a.family.head, b.family.head))
      .map(({ family }) => family),
  }))
}
