import { frameworkRole, frameworks } from '../../core/mappings/frameworks.ts'
import type { Domain } from '../../core/attack/attack-version.ts'
import { mitigationSetId } from '../../core/mappings/attack-mitigations.ts'
import { byAge } from '../../core/mappings/newest-set.ts'
import type { KnowledgeIndex, SetEntry } from '../../core/knowledge/knowledge-index.ts'

/** One row of the question *What do you run?*. */
export interface FrameworkOffer {
  readonly id: string
  readonly name: string
  readonly scored: boolean
  /** Newest first. */
  readonly sets: readonly SetEntry[]
}

export interface OfferGroup {
  readonly label: string
  readonly offers: readonly FrameworkOffer[]
}

/**
 * The supply frameworks that have a set in a domain, newest set first. ATT&CK's own mitigations are offered in the
 * version that is chosen, since they change with it.
 */
export function offers(index: KnowledgeIndex, domain: Domain, version: string): readonly OfferGroup[] {
  const own = mitigationSetId(domain, version)
  const all = frameworks.map(({ id, name, role }): FrameworkOffer => {
    const sets = index.sets
      .filter((set) => set.framework === id && set.domain === domain)
      .filter((set) => id !== 'attack_mitigations' || set.id === own)
      .sort((a, b) => byAge(b, a))
    return { id, name, scored: role === 'scored', sets }
  })
  const offered = all.filter(({ id, sets }) => frameworkRole(id) !== 'demand' && sets.length > 0)
  return [
    { label: 'Cloud services and hardware', offers: offered.filter(({ scored }) => scored) },
    { label: 'Control frameworks', offers: offered.filter(({ scored }) => !scored) },
  ].filter((group) => group.offers.length > 0)
}

/** What is chosen so far: sets by framework. A framework may have two, an older one beside a newer one. */
export type ChosenSets = Readonly<Record<string, readonly string[]>>

/** Keeps of a choice what the offers still have; used when domain or version change. */
export function stillOffered(chosen: ChosenSets, groups: readonly OfferGroup[]): ChosenSets {
  const offered = groups.flatMap((group) => group.offers)
  return Object.fromEntries(
    Object.entries(chosen).flatMap(([framework, sets]) => {
      const offer = offered.find(({ id }) => id === framework)
      if (offer === undefined) return []
      const kept = sets.filter((set) => offer.sets.some(({ id }) => id === set))
      const [newest] = offer.sets
      if (kept.length > 0) return [[framework, kept]]
      return newest === undefined ? [] : [[framework, [newest.id]]]
    }),
  )
}

/** `rev5` as people write it; other versions as they are published. */
export function versionWords(set: SetEntry): string {
  const revision = /^rev(\d+)$/.exec(set.frameworkVersion)
  return revision === null ? set.frameworkVersion : `rev ${revision[1] ?? ''}`
}

/** A name to begin with: `Azure, Microsoft 365 baseline`. */
export function proposedName(names: readonly string[]): string {
  const [first, second] = names
  if (first === undefined) return 'New assessment'
  if (names.length === 1) return `${first} baseline`
  return names.length === 2 ? `${first} and ${second ?? ''} baseline` : `${first} and ${names.length - 1} more baseline`
}
