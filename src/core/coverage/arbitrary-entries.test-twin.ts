import fc from 'fast-check'
import {
  type CapabilityEntry,
  type Override,
  type OverrideCategory,
  type OverrideValue,
  type Status,
  statuses,
} from '../assessment/assessment.ts'
import { frameworkRole } from '../mappings/frameworks.ts'
import { categories, type MappingSet, scoreValues } from '../mappings/mapping-set.ts'
import type { TechniqueIds } from './arbitrary-techniques.test-twin.ts'

/** A capability as an entry names it. */
interface Named {
  readonly framework: string
  readonly capability: string
}

const noSuchCapabilities: readonly Named[] = [
  { framework: 'azure', capability: 'zz-no-such' },
  { framework: 'nist_800_53', capability: 'ZZ-9' },
  { framework: 'not-chosen', capability: 'x' },
]

function nameKey({ framework, capability }: Named): string {
  return JSON.stringify([framework, capability])
}

function namesIn(sets: readonly MappingSet[]): Named[] {
  const all = sets.flatMap(({ framework, capabilities }) =>
    capabilities.map(({ key }): Named => ({ framework, capability: key })),
  )
  return [...new Map(all.map((named) => [nameKey(named), named])).values()]
}

function supplyIn(sets: readonly MappingSet[]): readonly MappingSet[] {
  return sets.filter((set) => frameworkRole(set.framework) !== 'demand')
}

/** Names that the chosen supply sets mostly have, but also names of demand sets, of other sets and of nothing. */
function strayNames(chosen: readonly MappingSet[], all: readonly MappingSet[]): fc.Arbitrary<Named> {
  return fc
    .constantFrom(...chosen.filter((set) => frameworkRole(set.framework) === 'demand'), ...all)
    .chain((set) => fc.constantFrom(...namesIn([set]), ...noSuchCapabilities))
}

interface Mark {
  readonly status: Status
  readonly extent: number
}

const mark: fc.Arbitrary<Mark> = fc.record({
  status: fc.constantFrom(...statuses),
  extent: fc.oneof(fc.constantFrom(0.5, 0.25, 0.75), fc.double({ min: 0.001, max: 0.999, noNaN: true })),
})

function entry({ framework, capability }: Named, { status, extent }: Mark): CapabilityEntry {
  return { framework, capability, status, ...(status === 'partial' ? { extent } : {}) }
}

/**
 * Statuses over the chosen supply sets' capabilities: a pattern of marks that repeats over all of them (none for an
 * untouched assessment), so that a few numbers make hundreds of entries and shrink to none; and a few stray entries.
 */
export function arbitraryStatuses(
  chosen: readonly MappingSet[],
  all: readonly MappingSet[],
): fc.Arbitrary<CapabilityEntry[]> {
  const names = namesIn(supplyIn(chosen))
  return fc
    .record({
      pattern: fc.array(fc.option(mark, { freq: 3 }), { maxLength: 13, size: 'max' }),
      stray: fc.array(fc.tuple(strayNames(chosen, all), mark), { maxLength: 4, size: 'max' }),
    })
    .map(({ pattern, stray }) => {
      const entries = new Map<string, CapabilityEntry>()
      names.forEach((named, place) => {
        const marked = pattern[place % pattern.length]
        if (marked !== undefined && marked !== null) entries.set(nameKey(named), entry(named, marked))
      })
      for (const [named, marked] of stray) entries.set(nameKey(named), entry(named, marked))
      return [...entries.values()]
    })
}

const category = fc.constantFrom<OverrideCategory>(...categories, 'unscored')
const value = fc.constantFrom<OverrideValue>('none', ...scoreValues)

/** Overrides that replace published mappings, add new ones, meet after revocation, or name what nobody knows. */
export function arbitraryOverrides(
  chosen: readonly MappingSet[],
  all: readonly MappingSet[],
  techniques: TechniqueIds,
): fc.Arbitrary<Override[]> {
  const supply = supplyIn(chosen).filter((set) => set.capabilities.length > 0)
  const own = supply.length === 0 ? strayNames(chosen, all) : fc.constantFrom(...namesIn(supply))
  const one = (named: Named, technique: string, of: OverrideCategory, to: OverrideValue): Override => ({
    ...named,
    technique,
    category: of,
    value: to,
    reason: 'measured here',
  })
  const added = fc.tuple(own, techniques.any, category, value).map((parts) => [one(...parts)])
  const stray = fc.tuple(strayNames(chosen, all), techniques.any, category, value).map((parts) => [one(...parts)])
  const published = publishedTriples(supply).chain((triple) =>
    triple === null ? added : value.map((to) => [one(triple.named, triple.technique, triple.category, to)]),
  )
  const meeting =
    techniques.meeting.length === 0
      ? added
      : fc
          .tuple(own, fc.constantFrom(...techniques.meeting), category)
          .chain(([named, ids, of]) =>
            fc.tuple(...ids.slice(0, 6).map((id) => value.map((to) => one(named, id, of, to)))),
          )
  return fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: published },
        { weight: 3, arbitrary: added },
        { weight: 3, arbitrary: meeting },
        { weight: 1, arbitrary: stray },
      ),
      { maxLength: 12, size: 'max' },
    )
    .map((groups) => [
      ...new Map(
        groups.flat().map((each) => [JSON.stringify([nameKey(each), each.technique, each.category]), each]),
      ).values(),
    ])
}

interface Triple {
  readonly named: Named
  readonly technique: string
  readonly category: OverrideCategory
}

/** A published row's own capability and technique, with its category or as unscored. */
function publishedTriples(supply: readonly MappingSet[]): fc.Arbitrary<Triple | null> {
  const mapped = supply.filter((set) => set.capabilities.some((capability) => capability.mappings.length > 0))
  if (mapped.length === 0) return fc.constant(null)
  return fc.constantFrom(...mapped).chain(({ framework, capabilities }) => {
    const withMappings = capabilities.filter((capability) => capability.mappings.length > 0)
    return fc.constantFrom(...withMappings).chain(({ key, mappings }) =>
      fc.tuple(fc.constantFrom(...mappings), fc.boolean()).map(([{ technique, category: of }, scored]): Triple => ({
        named: { framework, capability: key },
        technique,
        category: scored ? (of ?? 'unscored') : 'unscored',
      })),
    )
  })
}
