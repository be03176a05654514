import fc from 'fast-check'
import { type AttackVersion, isActive } from '../attack/attack-version.ts'

/** One of the items, or nothing to draw from: an arbitrary of no weight. */
export interface Weighted<T> {
  readonly weight: number
  readonly items: readonly T[]
}

/** Draws from the pools that have something in them, by weight. At least one must. */
export function fromPools<T>(pools: readonly Weighted<T>[]): fc.Arbitrary<T> {
  const filled = pools.filter((pool) => pool.items.length > 0)
  return fc.oneof(...filled.map(({ weight, items }) => ({ weight, arbitrary: fc.constantFrom(...items) })))
}

/** The ids of one ATT&CK version by standing, and the ids that only others know. */
export interface TechniqueIds {
  readonly any: fc.Arbitrary<string>
  /** Ids that lead to one technique, that one included: each list has at least two. */
  readonly meeting: readonly (readonly string[])[]
}

const unknownIds = ['T9999', 'T1059.999', 'no technique', 'constructor']

/** Ids as an analyst's file may name them: active mostly, but of every other standing too. */
export function arbitraryTechniqueIds(attack: AttackVersion, all: readonly AttackVersion[]): TechniqueIds {
  const own = new Set(attack.techniques.map((technique) => technique.id))
  const foreign = new Set(all.flatMap((version) => version.techniques.map((technique) => technique.id)))
  const idsWhere = (holds: (technique: AttackVersion['techniques'][number]) => boolean): string[] =>
    attack.techniques.filter(holds).map((technique) => technique.id)
  return {
    any: fromPools([
      { weight: 6, items: idsWhere(isActive) },
      { weight: 3, items: idsWhere((technique) => technique.revoked === true) },
      { weight: 1, items: idsWhere((technique) => technique.deprecated === true) },
      { weight: 2, items: [...foreign].filter((id) => !own.has(id)) },
      { weight: 1, items: unknownIds },
    ]),
    meeting: meetingIds(attack),
  }
}

function meetingIds(attack: AttackVersion): string[][] {
  const successors = new Map<string, string[]>()
  for (const { id, revokedBy } of attack.techniques) {
    if (revokedBy !== undefined && revokedBy !== id) {
      successors.set(revokedBy, [...(successors.get(revokedBy) ?? [revokedBy]), id])
    }
  }
  return [...successors.values()]
}
