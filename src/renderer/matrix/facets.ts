import { isActive } from '../../core/attack/attack-version.ts'
import { rebaseOnto } from '../../core/attack/rebase.ts'
import { levelOf, type Coverage } from '../../core/coverage/compute.ts'
import { resolveThreats } from '../../core/coverage/demand.ts'
import { stateNames } from '../../core/coverage/technique-figures.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { capabilityGroup } from '../../core/mappings/mapping-set.ts'
import { byCodeUnits, sortedUnique } from '../../core/order.ts'
import { levelWords, stateWords } from '../ui/words.ts'
import type { PlaceTest } from './filter.ts'

export interface FacetOption {
  /** Unique in its facet. */
  readonly id: string
  readonly label: string
  /** Stands over the first of those that share it. */
  readonly heading?: string
}

/** One way to narrow what stands out. Options of one facet widen each other, facets narrow each other. */
export interface MatrixFacet {
  readonly id: string
  readonly label: string
  readonly options: (coverage: Coverage) => readonly FacetOption[]
  /** What an option asks of a technique; one that there isn't finds nothing. */
  readonly test: (option: string, coverage: Coverage) => PlaceTest
}

/** What is chosen, by facet; a facet without a choice isn't in it. */
export type ChosenFacets = ReadonlyMap<string, ReadonlySet<string>>

/** Whether a capability of which a test holds maps to a technique, published or by override. */
function mappedBy(coverage: Coverage, holds: (capability: number) => boolean): PlaceTest {
  const { start, capability } = coverage.index.pairs
  return (place) => {
    for (let at = start[place] ?? 0; at < (start[place + 1] ?? 0); at++) if (holds(capability[at] ?? -1)) return true
    return false
  }
}

const state: MatrixFacet = {
  id: 'state',
  label: 'State',
  options: () =>
    (['covered', 'planned', 'unassessed', 'gap', 'no_control', 'excluded'] as const).map((id) => ({
      id,
      label: stateWords[id],
    })),
  test: (option, coverage) => (place) => stateNames[coverage.state[place] ?? 0] === option,
}

const level: MatrixFacet = {
  id: 'level',
  label: 'Level',
  options: () => [
    ...(['significant', 'partial', 'minimal', 'none'] as const).map((id) => ({ id, label: levelWords[id] })),
    { id: 'unscored', label: 'Unscored only' },
  ],
  test: (option, coverage) =>
    option === 'unscored'
      ? (place) => coverage.unscoredOnly[place] === 1
      : (place) => levelOf(coverage.strength[place] ?? 0) === option,
}

const platform: MatrixFacet = {
  id: 'platform',
  label: 'Platform',
  options: ({ index }) =>
    sortedUnique(index.scope.techniques.flatMap(({ platforms }) => platforms)).map((id) => ({ id, label: id })),
  test:
    (option, { index }) =>
    (place) => {
      const platforms = index.scope.techniques[place]?.platforms ?? []
      return platforms.length === 0 || platforms.includes(option)
    },
}

const framework: MatrixFacet = {
  id: 'framework',
  label: 'Framework',
  options: ({ index }) =>
    sortedUnique(index.capabilities.map((capability) => capability.framework)).map((id) => ({
      id,
      label: frameworkName(id),
    })),
  test: (option, coverage) =>
    mappedBy(coverage, (capability) => coverage.index.capabilities[capability]?.framework === option),
}

/** Framework and group as one id: groups of two frameworks may be called the same. */
function groupId(of: Coverage['index']['capabilities'][number] | undefined): string {
  return of === undefined ? '' : `${of.framework} ${capabilityGroup(of.capability) ?? ''}`
}

const group: MatrixFacet = {
  id: 'group',
  label: 'Capability group',
  options: ({ index }) => {
    const found = new Map<string, FacetOption>()
    for (const one of index.capabilities) {
      const own = capabilityGroup(one.capability)
      if (own === null || !one.mapped) continue
      const label = Object.hasOwn(one.set.groupNames, own) ? (one.set.groupNames[own] ?? own) : own
      found.set(groupId(one), { id: groupId(one), label, heading: frameworkName(one.framework) })
    }
    return [...found.values()].sort(
      (a, b) => byCodeUnits(a.heading ?? '', b.heading ?? '') || byCodeUnits(a.label, b.label),
    )
  },
  test: (option, coverage) =>
    mappedBy(coverage, (capability) => groupId(coverage.index.capabilities[capability]) === option),
}

const usedBy: MatrixFacet = {
  id: 'usedBy',
  label: 'Used by',
  options: ({ index }) =>
    index.attack.groups
      .filter(isActive)
      .map(({ id, name }) => ({ id, label: name }))
      .sort((a, b) => byCodeUnits(a.label.toLowerCase(), b.label.toLowerCase())),
  test: (option, { index }) => {
    const threat = { kind: 'group', id: option, weight: 1 } as const
    const { uses } = resolveThreats([threat], index.attack, [], rebaseOnto(index.attack, {}))
    return (place) => uses[0]?.techniques.has(index.scope.techniques[place]?.id ?? '') === true
  },
}

const tactic: MatrixFacet = {
  id: 'tactic',
  label: 'Tactic',
  options: ({ index }) => index.attack.tactics.map(({ id, name }) => ({ id, label: name })),
  test:
    (option, { index }) =>
    (place) =>
      index.scope.techniques[place]?.tactics.includes(option) === true,
}

/** In the order in which they are offered. */
export const matrixFacets: readonly MatrixFacet[] = [state, level, platform, framework, group, usedBy, tactic]

const nothing: ReadonlySet<string> = new Set()

export function chosenIn(chosen: ChosenFacets, facet: string): ReadonlySet<string> {
  return chosen.get(facet) ?? nothing
}

/** With an option turned on or off. */
export function turned(chosen: ChosenFacets, facet: string, option: string): ChosenFacets {
  const options = new Set(chosenIn(chosen, facet))
  if (!options.delete(option)) options.add(option)
  const next = new Map(chosen)
  if (options.size === 0) next.delete(facet)
  else next.set(facet, options)
  return next
}

/** What is asked of a technique, one test for each facet that is chosen from; without the facet `but`. */
export function facetTests(chosen: ChosenFacets, coverage: Coverage, but?: MatrixFacet): readonly PlaceTest[] {
  return matrixFacets.flatMap((facet) => {
    if (facet === but) return []
    const tests = [...chosenIn(chosen, facet.id)].map((option) => facet.test(option, coverage))
    return tests.length === 0 ? [] : [(place: number) => tests.some((test) => test(place))]
  })
}

/** How many techniques each option of a facet would leave, beside what else is asked; by option. */
export function facetCounts(
  facet: MatrixFacet,
  coverage: Coverage,
  asked: (place: number) => boolean,
): ReadonlyMap<string, number> {
  const places = [...coverage.index.scope.listed.keys()].filter(
    (place) => coverage.index.scope.listed[place] !== 0 && asked(place),
  )
  return new Map(
    facet.options(coverage).map(({ id }) => {
      const test = facet.test(id, coverage)
      return [id, places.filter(test).length]
    }),
  )
}

/** One thing that is filtered by. */
export interface FacetChip {
  readonly facet: MatrixFacet
  readonly option: string
  /** `State: Gap` */
  readonly label: string
}

export function facetChips(chosen: ChosenFacets, coverage: Coverage): readonly FacetChip[] {
  return matrixFacets.flatMap((facet) => {
    const options = chosenIn(chosen, facet.id)
    if (options.size === 0) return []
    const offered = new Map(facet.options(coverage).map(({ id, label }) => [id, label]))
    return [...options].map((option) => ({
      facet,
      option,
      label: `${facet.label}: ${offered.get(option) ?? option}`,
    }))
  })
}
