import { describe, expect, test } from 'vitest'
import type { Assessment } from '../assessment/assessment.ts'
import { withOverride, withoutOverrides } from '../assessment/override-edits.ts'
import { computeCoverage } from './compute.ts'
import type { Coverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import { assessment, attackVersion, mappingSet, override, technique } from './naive/small-world.test-twin.ts'
import { figureWithValue } from './override-effect.ts'
import { listOverrides, overridesAt } from './override-list.ts'

const attack = attackVersion([
  technique('T1'),
  technique('T2'),
  technique('T3', { revoked: true, revokedBy: 'T1' }),
  technique('T4', { deprecated: true }),
])
const sets = [
  mappingSet('azure', { one: ['T1 protect partial', 'T1 detect minimal'], two: ['T1 protect minimal', 'T2'] }),
  mappingSet('cri_profile', { rule: ['T2'] }),
]

function cover(document: Assessment): Coverage {
  const index = indexCoverage({ assessment: document, attack, sets, known: { enterprise: {} }, sources: {} })
  return computeCoverage(index, document.capabilities, 'current')
}

function made(...overrides: string[]): Assessment {
  return overrides
    .map((text) => withOverride(override(text)))
    .reduce((document, edit) => edit(document), assessment({ 'azure/one': 'deployed', 'azure/two': 'not_deployed' }))
}

const places = new Map(cover(made()).index.scope.techniques.map(({ id }, at) => [id, at]))
const at = (id: string): number => places.get(id) ?? -1

describe('what an override would change', () => {
  const document = made('azure/one T2 respond minimal')
  const coverage = cover(document)

  test.each([
    ['azure/one', 'T1', 'protect', 'significant'],
    ['azure/one', 'T1', 'protect', 'none'],
    ['azure/one', 'T2', 'respond', 'none'],
    ['azure/one', 'T2', 'unscored', 'partial'],
    ['azure/two', 'T2', 'unscored', 'none'],
    ['cri_profile/rule', 'T2', 'detect', 'significant'],
  ] as const)('%s %s %s %s is what the whole computation then says', (capability, id, category, value) => {
    const figure = figureWithValue(coverage, at(id), { capability, category }, value)
    const after = cover(withOverride(override(`${capability} ${id} ${category} ${value}`))(document))
    const place = after.index.scope.place.get(id) ?? -1
    expect(figure).toMatchObject({
      strength: after.strength[place],
      protect: after.protect[place],
      detect: after.detect[place],
      respond: after.respond[place],
      unscoredOnly: after.unscoredOnly[place] === 1,
    })
    expect(after.state[place]).toBe(
      ['excluded', 'covered', 'planned', 'unassessed', 'gap', 'no_control'].indexOf(figure.state),
    )
  })

  test('null is what is published', () => {
    const back = cover(withoutOverrides([override('azure/one T2 respond minimal')])(document))
    const figure = figureWithValue(coverage, at('T2'), { capability: 'azure/one', category: 'respond' }, null)
    expect(figure.strength).toBe(back.strength[at('T2')])
    expect(figure.strength).not.toBe(coverage.strength[at('T2')])
  })
})

describe('the list of all overrides', () => {
  test('says what is published, what holds and what it does', () => {
    const document = made('azure/one T1 protect significant', 'azure/one T2 detect minimal')
    expect(listOverrides(cover(document), document.overrides)).toMatchObject([
      {
        kind: 'counted',
        technique: at('T1'),
        published: 'partial',
        value: 'significant',
        strength: 1,
        withoutIt: 0.5,
      },
      { kind: 'counted', technique: at('T2'), published: null, value: 'minimal', strength: 0.1, withoutIt: 0 },
    ])
  })

  test('what the data don’t know stands there with its note', () => {
    const document = made('azure/gone T1 protect partial', 'azure/one T4 protect none', 'kev/x T1 detect none')
    const listed = listOverrides(cover(document), document.overrides)
    expect(listed.map((one) => (one.kind === 'unknown' ? one.note.kind : ''))).toEqual([
      'unknownCapability',
      'unknownTechnique',
      'unknownCapability',
    ])
  })

  test('those that a revoked id brings together hold at the higher value', () => {
    const document = made('azure/one T1 protect minimal', 'azure/one T3 protect significant')
    const coverage = cover(document)
    expect(listOverrides(coverage, document.overrides)).toMatchObject([
      { technique: at('T1'), value: 'significant', override: { technique: 'T1' } },
      { technique: at('T1'), value: 'significant', override: { technique: 'T3' } },
    ])
    const score = { capability: 'azure/one', category: 'protect' } as const
    expect(overridesAt(coverage.index, document.overrides, at('T1'), score)).toEqual(document.overrides)
    expect(overridesAt(coverage.index, document.overrides, at('T2'), score)).toEqual([])
  })
})
