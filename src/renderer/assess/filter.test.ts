import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chosen, FacetWorld } from './facet.ts'
import { facets } from './facets.ts'
import {
  filterChips,
  filterGroups,
  groupsOf,
  optionCounts,
  possibleChoice,
  turnedOption,
  type AssessFilter,
} from './filter.ts'
import { entriesOf, groups, worldOf } from './rows.test-twin.ts'
import { noFilter } from './view-choice.ts'

const none: ReadonlySet<string> = new Set()

function chosen(choice: Readonly<Record<string, readonly string[]>>): Chosen {
  return new Map(Object.entries(choice).map(([facet, options]) => [facet, new Set(options)]))
}

function places(filter: Partial<AssessFilter>, world: FacetWorld = worldOf(), kept = none): number[] {
  const found = filterGroups(facets, { ...noFilter, ...filter }, world, kept)
  return found.flatMap((group) => group.rows.map((one) => one.place))
}

function facet(id: string) {
  const found = facets.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

describe('a filter', () => {
  it('searches label and id by every word, in any case', () => {
    expect(places({ text: 'safe' })).toEqual([0, 1, 4])
    expect(places({ text: ' ATTACH  safe' })).toEqual([1])
    expect(places({ text: 'x-3' })).toEqual([3])
    expect(places({ text: 'firewall' })).toEqual([])
  })

  it('combines everything: options of one facet widen, facets narrow', () => {
    const world = worldOf(
      entriesOf({ status: 'deployed' }, { status: 'planned', owner: 'SOC' }, undefined, { status: 'deployed' }),
    )
    expect(places({ chosen: chosen({ status: ['deployed', 'unassessed'] }) }, world)).toEqual([0, 2, 3, 4])
    const narrower = chosen({ status: ['deployed', 'unassessed'], group: ['mail'] })
    expect(places({ chosen: narrower }, world)).toEqual([0, 2])
    expect(places({ chosen: narrower, text: 'anti' }, world)).toEqual([2])
    expect(places({ chosen: chosen({ status: ['planned'], owner: [''] }) }, world)).toEqual([])
    const other = { ...world, groups: groupsOf(groups, 'y') }
    expect(places({ chosen: chosen({ status: ['deployed'] }) }, other)).toEqual([3])
  })

  it('finds owners, and who has none', () => {
    const world = worldOf(entriesOf({ owner: 'SOC' }, { owner: 'Mail' }, { note: 'x' }))
    expect(
      facet('owner')
        .options(world)
        .map(({ label }) => label),
    ).toEqual(['Nobody', 'Mail', 'SOC'])
    expect(facet('owner').options(worldOf())).toEqual([])
    expect(places({ chosen: chosen({ owner: ['SOC'] }) }, world)).toEqual([0])
    expect(places({ chosen: chosen({ owner: ['', 'Mail'] }) }, world)).toEqual([1, 2, 3, 4])
  })

  it('finds what wasn’t reviewed since a day, never included', () => {
    const world = worldOf(
      entriesOf({ reviewedAt: '2026-10-25' }, { reviewedAt: '2026-10-24' }, { reviewedAt: 'yesterday' }, undefined, {
        reviewedAt: '2025-01-01',
      }),
    )
    expect(places({ chosen: chosen({ reviewed: ['never'] }) }, world)).toEqual([2, 3])
    expect(places({ chosen: chosen({ reviewed: ['days-30'] }) }, world)).toEqual([1, 2, 3, 4])
    expect(places({ chosen: chosen({ reviewed: ['2026-10-24'] }) }, world)).toEqual([2, 3, 4])
    expect(places({ chosen: chosen({ reviewed: ['days-31'] }) }, world)).toEqual([])
  })

  it('finds targets that passed without being in force', () => {
    const passed = { target: '2026-11-23' }
    const world = worldOf(
      entriesOf(
        { ...passed, status: 'planned' },
        { ...passed, status: 'deployed' },
        { target: '2026-11-24', status: 'planned' },
        { ...passed, status: 'not_applicable' },
        { target: 'soon', status: 'partial' },
      ),
    )
    expect(places({ chosen: chosen({ target: ['passed'] }) }, world)).toEqual([0])
  })

  it('finds what closes a gap', () => {
    expect(places({ chosen: chosen({ gap: ['closes'] }) }, worldOf([], [0, 1, 0, 1]))).toEqual([1, 3])
  })

  it('keeps rows that were changed under it, but for what no edit changes', () => {
    const world = worldOf(entriesOf({ status: 'deployed' }))
    const filter = { chosen: chosen({ status: ['unassessed'] }) }
    const kept = new Set(['x/X-0'])
    expect(places(filter, world, kept)).toEqual([0, 1, 2, 3, 4])
    expect(places({ ...filter, text: 'mfa' }, world, kept)).toEqual([3])
    expect(places({ chosen: chosen({ status: ['unassessed'], group: ['identity'] }) }, world, kept)).toEqual([3])
  })

  it('is without effect where nothing is chosen, and then asks for no entries', () => {
    const world = { ...worldOf(), entries: () => expect.unreachable(), gapClosers: () => expect.unreachable() }
    expect(filterGroups(facets, noFilter, world, none)).toBe(world.groups)
    expect(places({ chosen: chosen({ group: ['mail'] }) }, world)).toEqual([0, 1, 2])
  })
})

describe('the count of an option', () => {
  it('is what the list would show with it alone in its facet', () => {
    const world = worldOf(
      entriesOf({ status: 'deployed', owner: 'SOC' }, { status: 'planned' }, { owner: 'Mail' }, { owner: 'SOC' }),
      [1, 0, 1, 1],
    )
    const choices = fc.subarray(facets.flatMap((one) => one.options(world).map((option) => ({ one, option }))))
    fc.assert(
      fc.property(choices, fc.constantFrom('', 'safe', 'a'), fc.constantFrom(...facets), (turned, text, counted) => {
        const all = turned.reduce<Chosen>((at, { one, option }) => turnedOption(at, one, option.id), noFilter.chosen)
        const filter = { ...noFilter, text, chosen: all }
        const options = counted.options(world).map(({ id }) => id)
        for (const [option, count] of optionCounts(facets, counted, options, filter, world)) {
          const alone = new Map([...all, [counted.id, new Set([option])] as const])
          expect(count).toBe(places({ ...filter, chosen: alone }, world).length)
        }
      }),
    )
  })
})

describe('a choice', () => {
  it('is turned on and off; a facet that takes one takes the newest', () => {
    const two = ['deployed', 'planned'].reduce<Chosen>((at, id) => turnedOption(at, facet('status'), id), new Map())
    expect(two).toEqual(chosen({ status: ['deployed', 'planned'] }))
    expect(turnedOption(two, facet('status'), 'deployed')).toEqual(chosen({ status: ['planned'] }))
    const never = turnedOption(new Map(), facet('reviewed'), 'never')
    expect(turnedOption(never, facet('reviewed'), '2026-01-01')).toEqual(chosen({ reviewed: ['2026-01-01'] }))
    expect(turnedOption(never, facet('reviewed'), 'never')).toEqual(new Map())
  })

  it('keeps only what exists', () => {
    const world = worldOf(entriesOf({ owner: 'SOC' }))
    const garbage = chosen({
      status: ['deployed', 'lost'],
      owner: ['SOC', 'gone'],
      group: ['nowhere'],
      reviewed: ['2026-02-30', '2026-02-28', 'never'],
      constructor: ['x'],
    })
    expect(possibleChoice(facets, garbage, world)).toEqual(
      chosen({ status: ['deployed'], owner: ['SOC'], reviewed: ['2026-02-28'] }),
    )
  })

  it('is worded on its chip', () => {
    const all = chosen({ status: ['not_deployed'], owner: ['', 'gone'], reviewed: ['2026-02-28'], gap: ['closes'] })
    expect(filterChips(facets, all, worldOf()).map(({ label }) => label)).toEqual([
      'Status: Not deployed',
      'Owner: Nobody',
      'Owner: gone',
      'Reviewed: Not since 28 Feb 2026',
      'Closes a gap',
    ])
  })
})
