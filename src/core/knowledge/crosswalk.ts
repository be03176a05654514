import { byCodeUnits } from '../order.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { capabilityLabel } from '../mappings/mapping-set.ts'
import type { Shelf } from './look-up.ts'

type Version = Pick<Shelf, 'rebase'>

/** A capability B beside the one that was asked about, A: both as sets of techniques of one ATT&CK version. */
export interface CrosswalkRow {
  /** Unique over all sets. */
  readonly id: string
  readonly set: string
  readonly framework: string
  /** Key of B. */
  readonly capability: string
  /** Its id as the set spells it. */
  readonly spelling: string
  readonly label: string
  /** A∩B, sorted; never empty. */
  readonly shared: readonly string[]
  /** |B| */
  readonly techniques: number
  /** |A∩B| / |A|, over 0 to 1: how much of A it speaks to as well. */
  readonly containment: number
  /** |A∩B| / |A∪B|, over 0 to 1: 1 where both speak to the same techniques. */
  readonly jaccard: number
}

/** The techniques that each capability of a set maps to in the version, by its key; rows without a place there left out. */
function techniqueSets({ rebase }: Version, set: MappingSet): Map<string, Set<string>> {
  return new Map(
    set.capabilities.map(({ key, mappings }) => {
      const techniques = mappings.flatMap(({ technique }) => {
        const rebased = rebase(technique)
        return rebased.kind === 'dropped' ? [] : [rebased.technique]
      })
      return [key, new Set(techniques)]
    }),
  )
}

/**
 * Which capabilities of other sets speak to techniques of one capability, most shared first, then the most alike, then in
 * the order of the sets. Formulas: *Crosswalk* of the coverage model.
 */
export function crosswalk(
  version: Version,
  from: { readonly set: MappingSet; readonly capability: string },
  others: readonly MappingSet[],
): CrosswalkRow[] {
  const own = techniqueSets(version, from.set).get(from.capability) ?? new Set()
  const rows = others.flatMap((set) => {
    const sets = techniqueSets(version, set)
    return set.capabilities.flatMap((capability): CrosswalkRow[] => {
      const theirs = sets.get(capability.key) ?? new Set()
      const shared = [...theirs].filter((technique) => own.has(technique)).sort(byCodeUnits)
      if (shared.length === 0) return []
      return [
        {
          id: `${set.id} ${capability.key}`,
          set: set.id,
          framework: set.framework,
          capability: capability.key,
          spelling: capability.id,
          label: capabilityLabel(capability),
          shared,
          techniques: theirs.size,
          containment: shared.length / own.size,
          jaccard: shared.length / (own.size + theirs.size - shared.length),
        },
      ]
    })
  })
  return rows.sort((a, b) => b.shared.length - a.shared.length || b.jaccard - a.jaccard)
}
