import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../assessment/assessment.ts'
import type { CoverageResult, Scenario } from '../coverage-result.ts'
import {
  assessment,
  attackVersion,
  compute,
  knowledge,
  listed,
  mappingSet,
  notesOfKind,
  technique,
} from './small-world.test-twin.ts'

/** Every figure in here was worked out by hand from the coverage model. */

describe('strength', () => {
  const attack = attackVersion([technique('T1'), technique('T2')])

  it('is the greatest weight times extent, per category and over all', () => {
    const azure = mappingSet('azure', {
      one: ['T1 protect significant', 'T1 detect minimal'],
      two: ['T1 protect partial', 'T1 respond partial'],
    })
    const result = listed(
      compute(assessment({ 'azure/one': 0.25, 'azure/two': 'deployed' }), knowledge(attack, [azure])),
      'T1',
    )
    expect(result).toMatchObject({
      strength: 0.5,
      protect: 0.5,
      detect: 0.025,
      respond: 0.5,
      level: 'partial',
      depth: 2,
    })
    expect(result.capabilities).toEqual(['azure/one', 'azure/two'])
    expect(result.unscoredOnly).toBe(false)
  })

  it('reaches the whole but no category from an unscored mapping', () => {
    const nist = mappingSet('nist_800_53', { 'AC-02': ['T1', 'T2'] })
    const azure = mappingSet('azure', { one: ['T2 detect minimal'] })
    const a = assessment({ 'nist_800_53/AC-2': 'deployed', 'azure/one': 'deployed' })
    const result = compute(a, knowledge(attack, [azure, nist]))
    expect(listed(result, 'T1')).toMatchObject({ strength: 0.5, protect: 0, detect: 0, respond: 0, unscoredOnly: true })
    expect(listed(result, 'T2')).toMatchObject({ strength: 0.5, detect: 0.1, unscoredOnly: false, depth: 2 })
    expect(listed(result, 'T1').capabilities).toEqual(['nist_800_53/AC-2'])
  })

  it("takes a scored framework's mapping without a value or a category as unscored, and says so", () => {
    const azure = mappingSet('azure', { one: ['T1 protect -', 'T1 protect -', 'T2 - significant'] })
    const result = compute(assessment({ 'azure/one': 'deployed' }), knowledge(attack, [azure]))
    expect(listed(result, 'T1')).toMatchObject({ strength: 0.5, protect: 0, unscoredOnly: true, depth: 1 })
    expect(listed(result, 'T2')).toMatchObject({ strength: 0.5, unscoredOnly: true })
    expect(notesOfKind(result, 'missingScore')).toEqual([
      { kind: 'missingScore', set: 'azure-1', capability: 'one', technique: 'T1', category: 'protect', rows: 2 },
      { kind: 'missingScore', set: 'azure-1', capability: 'one', technique: 'T2', category: null, rows: 1 },
    ])
  })

  it('counts the highest of rows that repeat, and notes the surplus', () => {
    const azure = mappingSet('azure', { one: ['T1 protect minimal', 'T1 protect significant', 'T1 detect minimal'] })
    const result = compute(assessment({ 'azure/one': 'deployed' }), knowledge(attack, [azure]))
    expect(listed(result, 'T1')).toMatchObject({ protect: 1, depth: 1 })
    expect(notesOfKind(result, 'duplicate')).toEqual([
      {
        kind: 'duplicate',
        set: 'azure-1',
        capability: 'one',
        technique: 'T1',
        category: 'protect',
        type: 'mitigates',
        surplus: 1,
      },
    ])
  })

  it.each([
    [0.05, 'minimal'],
    [0.25, 'partial'],
    [0.74, 'partial'],
    [0.75, 'significant'],
  ])('%f is %s', (extent, level) => {
    const azure = mappingSet('azure', { one: ['T1 protect significant'] })
    expect(listed(compute(assessment({ 'azure/one': extent }), knowledge(attack, [azure])), 'T1').level).toBe(level)
  })

  it("uses the assessment's own weights", () => {
    const azure = mappingSet('azure', { one: ['T1 protect minimal'] })
    const nist = mappingSet('nist_800_53', { 'AC-2': ['T2'] })
    const a = assessment(
      { 'azure/one': 'deployed', 'nist_800_53/AC-2': 'deployed' },
      { weights: { minimal: 0.2, partial: 0.3, significant: 0.9, unscored: 0.7 } },
    )
    const result = compute(a, knowledge(attack, [azure, nist]))
    expect([listed(result, 'T1').strength, listed(result, 'T2').strength]).toEqual([0.2, 0.7])
  })

  it('never counts demand sets as coverage', () => {
    const kev = mappingSet('kev', { 'CVE-1': ['T1'] })
    const result = compute(assessment({ 'kev/CVE-1': 'deployed' }), knowledge(attack, [kev]))
    expect(listed(result, 'T1')).toMatchObject({ strength: 0, state: 'no_control', depth: 0 })
    expect(result.notes).toEqual([{ kind: 'unknownCapability', framework: 'kev', capability: 'CVE-1' }])
    expect(result.progress).toEqual({ assessed: 0, capabilities: 0 })
  })

  it('shares a status between two sets of one framework and counts the mappings of both', () => {
    const old = mappingSet('azure', { one: ['T1 protect significant'] }, { id: 'azure-0' })
    const azure = mappingSet('azure', { one: ['T1 protect minimal', 'T2 detect partial'] })
    const result = compute(assessment({ 'azure/one': 'deployed' }), knowledge(attack, [old, azure]))
    expect(listed(result, 'T1')).toMatchObject({ protect: 1, depth: 1 })
    expect(listed(result, 'T2').detect).toBe(0.5)
    expect(result.progress).toEqual({ assessed: 1, capabilities: 1 })
    expect(notesOfKind(result, 'duplicate')).toEqual([])
  })
})

describe('states, progress and the planned scenario', () => {
  const ids = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']
  const attack = attackVersion(ids.map((id) => technique(id)))
  const nist = mappingSet('nist_800_53', {
    'AC-1': ['T1', 'T2', 'T7'],
    'AC-2': ['T2', 'T3'],
    'AC-3': ['T3', 'T4'],
    'AC-4': ['T4', 'T5'],
    'AC-5': ['T6'],
    'AC-6': [],
  })
  const a = assessment(
    {
      'nist_800_53/AC-1': 'deployed',
      'nist_800_53/AC-2': 'planned',
      'nist_800_53/AC-4': 'not_deployed',
      'nist_800_53/AC-5': 'not_applicable',
      'nist_800_53/AC-6': 'deployed',
    },
    { scope: { platforms: [], count: 'all', excluded: [{ technique: 'T7', reason: 'not here' }] } },
  )
  const states = (scenario: Scenario): string[] =>
    compute(a, knowledge(attack, [nist]), scenario).techniques.map((one) => one.state)

  it('takes the first state that holds', () => {
    expect(states('current')).toEqual(['covered', 'covered', 'planned', 'unassessed', 'gap', 'no_control', 'excluded'])
  })

  it('counts what is planned as covered in the planned scenario', () => {
    expect(states('planned')).toEqual(['covered', 'covered', 'covered', 'unassessed', 'gap', 'no_control', 'excluded'])
    const planned = compute(a, knowledge(attack, [nist]), 'planned').metrics
    expect(planned).toMatchObject({ covered: 3, planned: 0, breadth: 0.5, plannedBreadth: 0.5 })
  })

  it('computes every metric over the techniques in scope', () => {
    const { metrics } = compute(a, knowledge(attack, [nist]))
    expect(metrics).toEqual({
      techniques: 6,
      covered: 2,
      planned: 1,
      unassessed: 1,
      gap: 1,
      noControl: 1,
      excluded: 1,
      breadth: 2 / 6,
      plannedBreadth: 3 / 6,
      attainableBreadth: 5 / 6,
      strength: 1 / 6,
      categories: {
        protect: { covered: 0, breadth: 0, strength: 0 },
        detect: { covered: 0, breadth: 0, strength: 0 },
        respond: { covered: 0, breadth: 0, strength: 0 },
      },
      depth: { '0': 4, '1': 2, '2': 0, '3+': 0 },
      demand: { total: 6, weightedBreadth: 2 / 6, weightedStrength: 1 / 6 },
    })
  })

  it('still computes the strength of an excluded technique', () => {
    expect(listed(compute(a, knowledge(attack, [nist])), 'T7')).toMatchObject({ strength: 0.5, depth: 1, demand: 1 })
  })

  it('leaves what is not applicable, and what is only non-mappable, out of progress', () => {
    expect(compute(a, knowledge(attack, [nist])).progress).toEqual({ assessed: 3, capabilities: 4 })
  })

  it('counts distinct capabilities as depth', () => {
    const set = mappingSet('azure', {
      a: ['T1 protect partial', 'T1 detect partial'],
      b: ['T1 protect partial', 'T2 protect partial'],
      c: ['T1 respond minimal', 'T2 respond minimal'],
      d: ['T1 protect partial'],
    })
    const all = assessment({ 'azure/a': 'deployed', 'azure/b': 0.1, 'azure/c': 'deployed', 'azure/d': 'planned' })
    const result = compute(all, knowledge(attack, [set]))
    expect([listed(result, 'T1').depth, listed(result, 'T2').depth, listed(result, 'T3').depth]).toEqual([3, 2, 0])
    expect(result.metrics.depth).toEqual({ '0': 5, '1': 0, '2': 1, '3+': 1 })
    expect(result.metrics.categories.protect).toEqual({ covered: 2, breadth: 2 / 7, strength: (0.5 + 0.05) / 7 })
  })

  it('gives 0 for 0/0', () => {
    const empty = compute(assessment({}), knowledge(attackVersion([]), []))
    expect(empty.metrics).toMatchObject({ techniques: 0, breadth: 0, strength: 0, attainableBreadth: 0 })
    expect(empty.metrics.demand).toEqual({ total: 0, weightedBreadth: 0, weightedStrength: 0 })
    expect(empty.tactics.map((tactic) => tactic.metrics.techniques)).toEqual([0, 0])
  })
})

describe('scope', () => {
  const attack = attackVersion([
    technique('T1', { platforms: ['Linux', 'Windows'], tactics: ['TA1', 'TA2'] }),
    technique('T1.001', { platforms: ['Linux'] }),
    technique('T1.002', { platforms: ['Windows'] }),
    technique('T2', { platforms: [] }),
    technique('T3', { platforms: ['Linux'] }),
    technique('T3.001', { platforms: ['Windows'], deprecated: true }),
    technique('T4', { platforms: ['Linux'], revoked: true, revokedBy: 'T3' }),
  ])
  const nist = mappingSet('nist_800_53', { 'AC-1': ['T1', 'T1.001'] })
  const scoped = (scope: Partial<Assessment['scope']>, k = knowledge(attack, [nist])): CoverageResult =>
    compute(
      assessment(
        { 'nist_800_53/AC-1': 'deployed' },
        { scope: { platforms: [], count: 'all', excluded: [], ...scope } },
      ),
      k,
    )
  const ids = (result: CoverageResult): string[] => result.techniques.map((one) => one.id)

  it('lists active techniques only, by counting mode', () => {
    expect(ids(scoped({ count: 'all' }))).toEqual(['T1', 'T1.001', 'T1.002', 'T2', 'T3'])
    expect(ids(scoped({ count: 'techniques' }))).toEqual(['T1', 'T2', 'T3'])
    expect(ids(scoped({ count: 'leaves' }))).toEqual(['T1.001', 'T1.002', 'T2', 'T3'])
  })

  it('keeps what stands on a chosen platform, and what stands on none', () => {
    expect(ids(scoped({ platforms: ['Windows'] }))).toEqual(['T1', 'T1.002', 'T2'])
    const unknown = scoped({ platforms: ['Amiga'] })
    expect(ids(unknown)).toEqual(['T2'])
    expect(notesOfKind(unknown, 'unknownPlatform')).toEqual([{ kind: 'unknownPlatform', platform: 'Amiga' }])
  })

  it('judges leaves by sub-techniques on any platform', () => {
    const attackWithOneSub = attackVersion([
      technique('T1', { platforms: ['Linux'] }),
      technique('T1.001', { platforms: ['Windows'] }),
    ])
    expect(ids(scoped({ count: 'leaves', platforms: ['Linux'] }, knowledge(attackWithOneSub, [nist])))).toEqual([])
  })

  it('ignores a choice of platforms in ICS', () => {
    const ics = knowledge({ ...attack, domain: 'ics' }, [nist])
    const result = scoped({ platforms: ['Amiga'] }, ics)
    expect(ids(result)).toHaveLength(5)
    expect(result.notes).toEqual([])
  })

  it('counts the sub-techniques in scope of a parent whatever the counting mode', () => {
    const excluded = [{ technique: 'T1.002', reason: 'not here' }]
    expect(listed(scoped({}), 'T1').subtechniques).toEqual({ covered: 1, inScope: 2 })
    expect(listed(scoped({ count: 'techniques', excluded }), 'T1').subtechniques).toEqual({ covered: 1, inScope: 1 })
    expect(listed(scoped({ platforms: ['Windows'] }), 'T1').subtechniques).toEqual({ covered: 0, inScope: 1 })
    expect(listed(scoped({}), 'T3')).not.toHaveProperty('subtechniques')
  })

  it('counts exclusions that would be in scope, and suspends one whose technique moved', () => {
    const excluded = ['T1.002', 'T3', 'T3.001', 'T4', 'T9'].map((id) => ({ technique: id, reason: 'not here' }))
    const result = scoped({ platforms: ['Linux'], excluded })
    expect(ids(result)).toEqual(['T1', 'T1.001', 'T2', 'T3'])
    expect(listed(result, 'T3').state).toBe('excluded')
    expect(result.metrics).toMatchObject({ techniques: 3, excluded: 1, breadth: 2 / 3 })
    expect(result.notes).toEqual([
      { kind: 'suspendedExclusion', technique: 'T4', to: 'T3' },
      { kind: 'unknownTechnique', in: 'exclusion', technique: 'T3.001', reason: 'deprecated' },
      { kind: 'unknownTechnique', in: 'exclusion', technique: 'T9', reason: 'unknown' },
    ])
  })

  it('counts a technique once over all and once in each of its tactics', () => {
    const result = scoped({ count: 'techniques' })
    expect(result.metrics.techniques).toBe(3)
    expect(result.tactics.map(({ id, metrics }) => [id, metrics.techniques, metrics.breadth])).toEqual([
      ['TA1', 3, 1 / 3],
      ['TA2', 1, 1],
    ])
  })
})
