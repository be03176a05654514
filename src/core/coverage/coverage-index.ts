import type { AttackVersion } from '../attack/attack-version.ts'
import type { KnownTechniques } from '../attack/known-techniques.ts'
import { rebaseOnto } from '../attack/rebase.ts'
import type { Rebase } from '../attack/rebase.ts'
import type { Assessment, OverrideCategory, Weights } from '../assessment/assessment.ts'
import { frameworkRole, isSupply } from '../mappings/frameworks.ts'
import { byAge } from '../mappings/newest-set.ts'
import type { Mapping, MappingSet } from '../mappings/mapping-set.ts'
import { byCodeUnits } from '../order.ts'
import type { Note } from './coverage-result.ts'
import { demandOf, resolveThreats } from './demand.ts'
import type { ThreatUse } from './demand.ts'
import { note, sortedNotes } from './notes.ts'
import type { IndexedCapability, IndexedMapping } from './indexed.ts'
import { resolveOverrides } from './overrides.ts'
import type { ResolvedOverride } from './overrides.ts'
import { layPairs } from './pairs.ts'
import type { Pairs } from './pairs.ts'
import { techniquesInScope } from './scope.ts'
import type { TechniquesInScope } from './scope.ts'
import { setNotes } from './set-notes.ts'

/** What a coverage is computed from. */
export interface CoverageInput {
  readonly assessment: Assessment
  /** The version that the assessment names. */
  readonly attack: AttackVersion
  /** Those of the assessment's mapping sets that are at hand, supply and demand. */
  readonly sets: readonly MappingSet[]
  readonly known: KnownTechniques
  /** `sha256:…` of the published mapping file by set id. */
  readonly sources: Readonly<Record<string, string>>
}

/**
 * Everything about an assessment that marks don't change, laid out once: the techniques, who maps to them with which
 * weight, and what they are worth. `computeCoverage` needs only this and the statuses.
 */
export interface CoverageIndex {
  readonly attack: AttackVersion
  readonly weights: Weights
  readonly scope: TechniquesInScope
  /** Sorted by framework, then key. */
  readonly capabilities: readonly IndexedCapability[]
  readonly capabilityPlace: ReadonlyMap<string, number>
  readonly pairs: Pairs
  /** Published mappings of each technique, by technique place; what an explanation shows. */
  readonly mappings: readonly (readonly IndexedMapping[])[]
  /** Overrides of each technique, by technique place, sorted by capability and category. */
  readonly overrides: readonly (readonly ResolvedOverride[])[]
  /** Sets that call a technique non-mappable, by technique place. */
  readonly nonMappable: readonly (readonly string[])[]
  /** demand(t), by technique place. */
  readonly demand: Float64Array
  readonly uses: readonly ThreatUse[]
  /** Techniques in T and exclusions of each tactic, in matrix order, as technique places. */
  readonly tacticPlaces: readonly (readonly number[])[]
  /** Every note but those about capability entries, sorted, each once; gathered when first asked for. */
  readonly notes: () => readonly Note[]
}

export function indexCoverage(input: CoverageInput): CoverageIndex {
  const { assessment, attack } = input
  const rebase = rebaseOnto(attack, input.known)
  const supply = input.sets.filter((set) => isSupply(set.framework))
  const scope = techniquesInScope(attack, assessment.scope, rebase)
  const capabilities = indexCapabilities(supply)
  const capabilityPlace = new Map(capabilities.map((capability, at) => [capability.name, at]))
  const hasCapability = (framework: string, key: string): boolean => capabilityPlace.has(`${framework}/${key}`)
  const { overrides, notes: overrideNotes } = resolveOverrides(assessment.overrides, hasCapability, rebase)
  const mappings = indexMappings(supply, capabilityPlace, scope, rebase)
  const demand = resolveThreats(assessment.threats, attack, input.sets, rebase)
  const overridesOf: ResolvedOverride[][] = scope.techniques.map(() => [])
  for (const override of overrides) overridesOf[scope.place.get(override.technique) ?? -1]?.push(override)
  for (const list of overridesOf) {
    list.sort((a, b) => byCodeUnits(a.capability, b.capability) || byCodeUnits(a.category, b.category))
  }
  return {
    attack,
    weights: assessment.weights,
    scope,
    capabilities,
    capabilityPlace,
    pairs: layPairs(mappings, overridesOf, capabilityPlace, assessment.weights),
    mappings,
    overrides: overridesOf,
    nonMappable: indexNonMappable(supply, scope, rebase),
    demand: demandOf(demand.uses, scope.place),
    uses: demand.uses,
    tacticPlaces: tacticPlacesOf(attack, scope),
    notes: once(() =>
      sortedNotes([
        ...setNotes(input.sets, rebase),
        ...dataNotes(input),
        ...scope.notes,
        ...overrideNotes,
        ...demand.notes,
        ...assessment.conflicts.map(({ at }) => note('conflict', { at })),
      ]),
    ),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function indexCapabilities(sets: readonly MappingSet[]): IndexedCapability[] {
  const found = new Map<string, IndexedCapability>()
  for (const set of [...sets].sort(byAge)) {
    for (const capability of set.capabilities) {
      const name = `${set.framework}/${capability.key}`
      const mapped = capability.mappings.length > 0 || found.get(name)?.mapped === true
      found.set(name, { framework: set.framework, key: capability.key, name, capability, set, mapped })
    }
  }
  return [...found.values()].sort((a, b) => byCodeUnits(a.framework, b.framework) || byCodeUnits(a.key, b.key))
}

/** What a mapping counts as: only a scored framework's mapping with category and value is scored. */
export function categoryOf(set: Pick<MappingSet, 'framework'>, mapping: Mapping): OverrideCategory {
  const scored = frameworkRole(set.framework) === 'scored' && mapping.value !== null
  return scored && mapping.category !== null ? mapping.category : 'unscored'
}

function indexMappings(
  sets: readonly MappingSet[],
  capabilityPlace: ReadonlyMap<string, number>,
  scope: TechniquesInScope,
  rebase: Rebase,
): IndexedMapping[][] {
  const mappings: IndexedMapping[][] = scope.techniques.map(() => [])
  for (const set of sets) {
    for (const capability of set.capabilities) {
      const place = capabilityPlace.get(`${set.framework}/${capability.key}`) ?? -1
      for (const mapping of capability.mappings) {
        const rebased = rebase(mapping.technique)
        if (rebased.kind === 'dropped') continue
        const at = scope.place.get(rebased.technique) ?? -1
        mappings[at]?.push({ set, capability: place, mapping, category: categoryOf(set, mapping) })
      }
    }
  }
  return mappings
}

function indexNonMappable(sets: readonly MappingSet[], scope: TechniquesInScope, rebase: Rebase): string[][] {
  const found: Set<string>[] = scope.techniques.map(() => new Set<string>())
  for (const set of sets) {
    for (const technique of set.nonMappableTechniques) {
      const rebased = rebase(technique)
      if (rebased.kind !== 'dropped') found[scope.place.get(rebased.technique) ?? -1]?.add(set.id)
    }
  }
  return found.map((ids) => [...ids].sort(byCodeUnits))
}

function tacticPlacesOf(attack: AttackVersion, scope: TechniquesInScope): number[][] {
  const places = new Map<string, number[]>(attack.tactics.map((tactic) => [tactic.id, []]))
  scope.techniques.forEach((technique, at) => {
    if (scope.listed[at] === 0) return
    for (const tactic of technique.tactics) places.get(tactic)?.push(at)
  })
  return [...places.values()]
}

/** Sets that aren't at hand, and sets whose published file is another one than the assessment was made with. */
function dataNotes({ assessment, sets, sources }: CoverageInput): Note[] {
  const atHand = new Set(sets.map((set) => set.id))
  return assessment.mappingSets.flatMap((set) => {
    if (!atHand.has(set)) return [note('unknownSet', { set })]
    const expected = Object.hasOwn(assessment.data, set) ? assessment.data[set] : undefined
    const found = Object.hasOwn(sources, set) ? sources[set] : undefined
    const changed = expected !== undefined && found !== undefined && expected !== found
    return changed ? [note('dataChanged', { set, expected, found })] : []
  })
}
