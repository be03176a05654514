import { describe, expect, it } from 'vitest'
import type { StartingPoint } from '../../core/coverage/starting-points.ts'
import type { Facet, FacetWorld } from './facet.ts'
import { baselineFacet, tierFacet } from './point-facets.ts'
import { row, worldOf } from './rows.test-twin.ts'

const common = { framework: 'x', unmapped: [], enhancements: [] }
const points: readonly StartingPoint[] = [
  { kind: 'licence', id: 'm365/E3', framework: 'x', tier: 'E3', places: [0] },
  { kind: 'licence', id: 'm365/E5', framework: 'x', tier: 'E5', places: [0, 1] },
  { ...common, kind: 'baseline', id: 'x/rev4/low', frameworkVersion: 'rev4', level: 'low', places: [2] },
  { ...common, kind: 'baseline', id: 'x/rev5/low', frameworkVersion: 'rev5', level: 'low', places: [2, 0] },
]
const world: FacetWorld = { ...worldOf(), points }

function found(facet: Facet, option: string): number[] {
  const test = facet.test(option, world)
  const rows = [0, 1, 2].map((place) => row(place, 'A', 'mail'))
  const tiers = [
    { ...row(7, 'A', 'mail'), framework: 'm365', key: 'EID-CA-E3' },
    { ...row(8, 'A', 'mail'), framework: 'm365', key: 'DEF-XDR-E5' },
  ]
  return [...rows, ...tiers].filter(test).map(({ place }) => place)
}

describe('baselines and licence tiers as filters', () => {
  it('find what they hold', () => {
    expect(found(baselineFacet, 'x/rev5/low')).toEqual([0, 2])
    expect(found(tierFacet, 'm365/E5')).toEqual([0, 1])
    expect(found(tierFacet, 'alone m365/E5')).toEqual([8])
    expect(found(baselineFacet, 'x/rev6/low')).toEqual([])
    expect(found(tierFacet, 'alone m365/E7')).toEqual([])
  })

  it('are offered where the listed frameworks have them, under their versions', () => {
    expect(baselineFacet.options(world)).toEqual([
      { id: 'x/rev4/low', label: 'Low', heading: 'x rev 4' },
      { id: 'x/rev5/low', label: 'Low', heading: 'x rev 5' },
    ])
    expect(tierFacet.options(world).map(({ label }) => label)).toEqual(['E3', 'E5 with E3', 'E5 alone'])
    const other = { ...world, groups: world.groups.filter(({ framework }) => framework === 'y') }
    expect([...baselineFacet.options(other), ...tierFacet.options(other)]).toEqual([])
    expect(baselineFacet.options(worldOf())).toEqual([])
  })
})
