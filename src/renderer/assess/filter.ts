import { isDay } from '../../core/assessment/days.ts'
import type { Chosen, Facet, FacetOption, FacetWorld, RowTest } from './facet.ts'
import type { AssessRow, RowGroup } from './rows.ts'

/** What of the capabilities is shown; everything narrows everything else. */
export interface AssessFilter {
  /** A framework's id, or null for all. */
  readonly framework: string | null
  readonly text: string
  readonly chosen: Chosen
}

const nothing: ReadonlySet<string> = new Set()

export function chosenOf(chosen: Chosen, facet: string): ReadonlySet<string> {
  return chosen.get(facet) ?? nothing
}

/** With an option turned on or off; of a facet that takes one at a time it takes the place of the other. */
export function turnedOption(chosen: Chosen, { id, single }: Facet, option: string): Chosen {
  const before = chosenOf(chosen, id)
  const options = new Set(single === true ? [] : before)
  if (before.has(option)) options.delete(option)
  else options.add(option)
  const next = new Map(chosen)
  if (options.size === 0) next.delete(id)
  else next.set(id, options)
  return next
}

function testOf(facet: Facet, options: ReadonlySet<string>, world: FacetWorld): RowTest {
  const tests = [...options].map((option) => facet.test(option, world))
  const [only] = tests
  return tests.length === 1 && only !== undefined ? only : (row) => tests.some((test) => test(row))
}

function textTest(text: string): RowTest | null {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return words.length === 0 ? null : (row) => words.every((word) => row.sought.includes(word))
}

/** Everything that the filter asks of a row but the framework; without the facet `but`. */
function rowTests(
  facets: readonly Facet[],
  filter: AssessFilter,
  world: FacetWorld,
  kept: ReadonlySet<string>,
  but?: Facet,
): readonly RowTest[] {
  const text = textTest(filter.text)
  const others = facets.flatMap((facet): RowTest[] => {
    const options = chosenOf(filter.chosen, facet.id)
    if (facet === but || options.size === 0) return []
    const test = testOf(facet, options, world)
    return [facet.fixed === true || kept.size === 0 ? test : (row) => kept.has(row.id) || test(row)]
  })
  return text === null ? others : [text, ...others]
}

/** The groups of a framework, or all. */
export function groupsOf(groups: readonly RowGroup[], framework: string | null): readonly RowGroup[] {
  return framework === null ? groups : groups.filter((group) => group.framework === framework)
}

/**
 * The groups with their rows that match; groups without any are left out. Rows in `kept` match every facet that looks
 * at marks: what is marked under a filter must not vanish from under the hand.
 */
export function filterGroups(
  facets: readonly Facet[],
  filter: AssessFilter,
  world: FacetWorld,
  kept: ReadonlySet<string>,
): readonly RowGroup[] {
  const tests = rowTests(facets, filter, world, kept)
  if (tests.length === 0) return world.groups
  return world.groups.flatMap((group) => {
    const rows = group.rows.filter((row) => tests.every((test) => test(row)))
    return rows.length === 0 ? [] : [rows.length === group.rows.length ? group : { ...group, rows }]
  })
}

/** Whether both list the same rows: then the table needn't be laid out anew. */
export function isSameListing(a: readonly RowGroup[], b: readonly RowGroup[]): boolean {
  if (a === b) return true
  return (
    a.length === b.length &&
    a.every((group, at) => {
      const other = b[at]
      if (group === other) return true
      return (
        group.id === other?.id &&
        group.rows.length === other.rows.length &&
        group.rows.every((row, place) => row === other.rows[place])
      )
    })
  )
}

/** How many rows each of the options would show, beside what else is chosen; by option. */
export function optionCounts(
  facets: readonly Facet[],
  facet: Facet,
  options: readonly string[],
  filter: AssessFilter,
  world: FacetWorld,
): ReadonlyMap<string, number> {
  const tests = rowTests(facets, filter, world, nothing, facet)
  const rows: AssessRow[] = []
  for (const group of world.groups) {
    for (const row of group.rows) if (tests.every((test) => test(row))) rows.push(row)
  }
  return new Map(
    options.map((option) => {
      const test = facet.test(option, world)
      return [option, rows.reduce((count, row) => count + Number(test(row)), 0)]
    }),
  )
}

/** Only facets that exist, with options that they offer or days that they take. */
export function possibleChoice(facets: readonly Facet[], chosen: Chosen, world: FacetWorld): Chosen {
  const possible = new Map<string, ReadonlySet<string>>()
  for (const facet of facets) {
    const options = chosenOf(chosen, facet.id)
    if (options.size === 0) continue
    const offered = new Set(facet.options(world).map(({ id }) => id))
    const left = [...options].filter((option) => offered.has(option) || takesDay(facet, option))
    if (left.length > 0) possible.set(facet.id, new Set(facet.single === true ? left.slice(0, 1) : left))
  }
  return possible
}

function takesDay(facet: Facet, option: string): boolean {
  return facet.day !== undefined && isDay(option)
}

/** One thing that is filtered by. */
export interface FilterChip {
  readonly facet: Facet
  readonly option: string
  /** `Status: Planned` */
  readonly label: string
}

/** What a facet calls an option, also one that it doesn't offer any more. */
function optionLabel(facet: Facet, offered: readonly FacetOption[], option: string): string {
  const label = offered.find(({ id }) => id === option)?.label ?? facet.name?.(option) ?? option
  return label === facet.label ? label : `${facet.label}: ${label}`
}

/** In the order of the facets. */
export function filterChips(facets: readonly Facet[], chosen: Chosen, world: FacetWorld): readonly FilterChip[] {
  return facets.flatMap((facet) => {
    const options = chosenOf(chosen, facet.id)
    if (options.size === 0) return []
    const offered = facet.options(world)
    return [...options].map((option) => ({ facet, option, label: optionLabel(facet, offered, option) }))
  })
}
