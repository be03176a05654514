import { expect, test } from 'vitest'
import { askedIn, kindsOf } from './asked.ts'
import { chosenIn, facetChips, facetCounts, facetTests, matrixFacets, turned, type ChosenFacets } from './facets.ts'
import { legendOf } from './legend.ts'
import { choiceIn } from './matrix-choice.ts'
import { matrixWorld } from './matrix-world.test-twin.ts'

const { coverage } = matrixWorld()
const { techniques } = coverage.index.scope
const none: ChosenFacets = new Map()

function left(chosen: ChosenFacets): string[] {
  const tests = facetTests(chosen, coverage)
  return techniques.filter((_, place) => tests.every((asks) => asks(place))).map(({ id }) => id)
}
const one = (facet: string, ...options: string[]): ChosenFacets => new Map([[facet, new Set(options)]])

test('each facet finds what it says', () => {
  expect(left(one('state', 'planned', 'no_control'))).toEqual(['T2', 'T4'])
  expect(left(one('level', 'significant'))).toEqual(['T1'])
  expect(left(one('level', 'unscored'))).toEqual(['T1.002', 'T3'])
  expect(left(one('framework', 'azure'))).toEqual(['T1', 'T1.001', 'T2'])
  expect(left(one('tactic', 'TA2'))).toEqual(['T1', 'T1.002'])
  expect(left(none)).toHaveLength(6)
  for (const { id } of matrixFacets.filter((facet) => facet.id !== 'platform')) {
    expect(left(one(id, 'nothing of the kind')), id).toEqual([])
  }
})

test('a technique without platforms is on all of them', () => {
  const platform = matrixFacets.find(({ id }) => id === 'platform')
  const bare = techniques.flatMap(({ platforms }, place) => (platforms.length === 0 ? [place] : []))
  for (const place of bare) expect(platform?.test('Windows', coverage)(place)).toBe(true)
})

test('facets narrow each other, their options widen each other', () => {
  const both = turned(turned(none, 'framework', 'azure'), 'state', 'planned')
  expect(left(both)).toEqual(['T2'])
  expect(left(turned(both, 'state', 'covered'))).toEqual(['T1', 'T1.001', 'T2'])
  expect(turned(turned(both, 'state', 'planned'), 'framework', 'azure').size).toBe(0)
})

test('counts what an option would leave, each technique in scope once', () => {
  const state = matrixFacets.find(({ id }) => id === 'state')
  if (state === undefined) throw new Error('no facet')
  const counts = facetCounts(state, coverage, () => true)
  expect(Object.fromEntries(counts)).toEqual({
    covered: 4,
    planned: 1,
    unassessed: 0,
    gap: 0,
    no_control: 1,
    excluded: 0,
  })
})

test('what is on is named, also where nothing offers it', () => {
  const chips = facetChips(turned(one('state', 'gap'), 'platform', 'BeOS'), coverage)
  expect(chips.map(({ label }) => label)).toEqual(['State: Gap', 'Platform: BeOS'])
})

test('an address asks for facets, entries of the legend, a mode and words', () => {
  const before = choiceIn(null)
  expect(askedIn({ technique: 'T1' }, before)).toBeNull()
  const asked = askedIn({ tactic: 'TA1', kind: ['gap', 'minimal', 'depth1'], mode: 'depth', q: 'zeal' }, before)
  expect(asked?.part).toEqual({ mode: 'depth' })
  expect(asked?.text).toBe('zeal')
  expect([...chosenIn(asked?.facets ?? none, 'state')]).toEqual(['gap'])
  expect([...chosenIn(asked?.facets ?? none, 'level')]).toEqual(['minimal'])
  expect([...chosenIn(asked?.facets ?? none, 'tactic')]).toEqual(['TA1'])
  const legend = legendOf(coverage, { mode: 'depth', category: 'best', change: null })
  expect([...kindsOf(legend, [...(asked?.kinds ?? []), 'constructor'])]).toEqual(['depth1'])
  expect(askedIn({ mode: 'loud', view: 'table' }, before)?.part).toEqual({ mode: 'strength', view: 'table' })
})
