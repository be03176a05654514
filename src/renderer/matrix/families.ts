import type { Tactic } from '../../core/attack/attack-version.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'

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
  /** In order of name, as the published matrix has them. */
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
