import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../assessment/assessment.ts'
import type { CoverageResult } from '../coverage-result.ts'
import { naiveCoverage } from './naive-coverage.test-twin.ts'
import {
  assessment,
  attackVersion,
  capability,
  compute,
  knowledge,
  listed,
  mappingSet,
  notesOfKind,
  override,
  software,
  technique,
  threatObject,
} from './small-world.test-twin.ts'

/** Every figure in here was worked out by hand from the coverage model. */

const demands = (result: CoverageResult): Record<string, number> =>
  Object.fromEntries(result.techniques.map((one) => [one.id, one.demand]))

describe('rebase', () => {
  const attack = attackVersion([
    technique('T1'),
    technique('T2', { revoked: true, revokedBy: 'T3' }),
    technique('T3', { revoked: true, revokedBy: 'T1' }),
    technique('T4', { deprecated: true }),
    technique('T5', { revoked: true }),
    technique('T6', { revoked: true, revokedBy: 'T6' }),
    technique('T7', { revoked: true, revokedBy: 'T4' }),
  ])
  const known = {
    T8: { enterprise: ['1.0', '10.0'], mobile: ['1.0', '1.0'] },
    T9: { enterprise: ['1.0', '1.0'], ics: ['1.0', '1.0'] },
  } as const

  it('follows, keeps or drops each technique and names the reason', () => {
    const nist = mappingSet('nist_800_53', {
      'AC-02': ['T1', 'T2', 'T2', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'constructor'],
    })
    const result = compute(assessment({ 'nist_800_53/AC-2': 'deployed' }), knowledge(attack, [nist], { known }))
    expect(listed(result, 'T1').depth).toBe(1)
    const of1 = { set: 'nist_800_53-1', capability: 'AC-2' }
    expect(result.notes.filter((note) => note.kind !== 'duplicate')).toEqual([
      { kind: 'dropped', ...of1, technique: 'T4', reason: 'deprecated' },
      { kind: 'dropped', ...of1, technique: 'T5', reason: 'noSuccessor' },
      { kind: 'dropped', ...of1, technique: 'T6', reason: 'noSuccessor' },
      { kind: 'dropped', ...of1, technique: 'T7', reason: 'deprecated' },
      { kind: 'dropped', ...of1, technique: 'T8', reason: 'laterVersion' },
      { kind: 'dropped', ...of1, technique: 'T9', reason: 'otherDomain' },
      { kind: 'dropped', ...of1, technique: 'constructor', reason: 'unknown' },
      { kind: 'moved', ...of1, technique: 'T2', to: 'T1' },
    ])
  })

  it('calls rows that only rebase brings together no duplicates', () => {
    const azure = mappingSet('azure', { one: ['T1 protect minimal', 'T2 protect partial'] })
    const result = compute(assessment({ 'azure/one': 'deployed' }), knowledge(attack, [azure]))
    expect(listed(result, 'T1').protect).toBe(0.5)
    expect(notesOfKind(result, 'duplicate')).toEqual([])
  })

  it('rebases what the publisher calls non-mappable, of supply sets', () => {
    const nist = mappingSet('nist_800_53', {}, { nonMappableTechniques: ['T2', 'T4'] })
    const veris = mappingSet('veris', {}, { nonMappableTechniques: ['T1'] })
    const result = compute(assessment({}), knowledge(attack, [nist, veris]))
    expect(listed(result, 'T1').nonMappable).toEqual(['nist_800_53-1'])
    expect(result.notes).toEqual([])
  })
})

describe('overrides', () => {
  const attack = attackVersion([
    technique('T1'),
    technique('T2', { revoked: true, revokedBy: 'T1' }),
    technique('T3'),
    technique('T4', { deprecated: true }),
  ])
  const azure = mappingSet('azure', {
    one: ['T1 protect partial', 'T2 protect significant', 'T1 detect -', 'T3 protect minimal'],
    two: [],
  })
  const nist = mappingSet('nist_800_53', { 'AC-1': ['T1'] })
  const run = (
    overrides: readonly string[],
    statuses: Record<string, 'deployed' | 'unassessed'> = { 'azure/one': 'deployed' },
  ): CoverageResult =>
    compute(assessment(statuses, { overrides: overrides.map(override) }), knowledge(attack, [azure, nist]))

  it('replaces every published mapping of its triple after rebase and shows the highest of them', () => {
    const result = listed(run(['azure/one T1 protect minimal']), 'T1')
    expect(result).toMatchObject({ protect: 0.1, strength: 0.5, depth: 1, unscoredOnly: false })
    expect(result.overrides).toEqual([
      { capability: 'azure/one', category: 'protect', published: 'significant', value: 'minimal' },
    ])
  })

  it('addresses unscored mappings as unscored, also where they name a category', () => {
    const result = listed(run(['azure/one T1 unscored significant', 'azure/one T1 protect none']), 'T1')
    expect(result).toMatchObject({ strength: 1, protect: 0, detect: 0, unscoredOnly: true, depth: 1 })
    expect(result.overrides).toEqual([
      { capability: 'azure/one', category: 'protect', published: 'significant', value: 'none' },
      { capability: 'azure/one', category: 'unscored', published: 'unscored', value: 'significant' },
    ])
  })

  it('makes a mapping that is overridden to none no mapping at all', () => {
    const result = run(['azure/one T3 protect none'])
    expect(listed(result, 'T3')).toMatchObject({ strength: 0, depth: 0, capabilities: [], state: 'no_control' })
    expect(listed(result, 'T3').overrides).toHaveLength(1)
  })

  it('adds a scored mapping, and leaves the unscored one beside it', () => {
    const deployed = { 'nist_800_53/AC-1': 'deployed', 'azure/two': 'deployed' } as const
    const result = run(['nist_800_53/AC-01 T1 detect minimal', 'azure/two T3 respond significant'], deployed)
    expect(listed(result, 'T1')).toMatchObject({ strength: 0.5, detect: 0.1, unscoredOnly: false })
    expect(listed(result, 'T1').overrides).toEqual([
      { capability: 'nist_800_53/AC-1', category: 'detect', published: null, value: 'minimal' },
    ])
    expect(listed(result, 'T3')).toMatchObject({ respond: 1, capabilities: ['azure/two'] })
    expect(result.progress).toEqual({ assessed: 1, capabilities: 2 })
  })

  it('merges those that meet after following a revocation: the higher holds', () => {
    const result = run(['azure/one T1 protect none', 'azure/one T2 protect minimal'])
    expect(listed(result, 'T1').protect).toBe(0.1)
    expect(listed(result, 'T1').overrides).toEqual([
      { capability: 'azure/one', category: 'protect', published: 'significant', value: 'minimal' },
    ])
    expect(notesOfKind(result, 'moved')).toEqual([
      { kind: 'moved', framework: 'azure', capability: 'one', technique: 'T2', category: 'protect', to: 'T1' },
      { kind: 'moved', set: 'azure-1', capability: 'one', technique: 'T2', to: 'T1' },
    ])
  })

  it('makes an unassessed capability count in the state of a technique it is added to', () => {
    expect(listed(run(['azure/two T3 detect none']), 'T3').state).toBe('covered')
    expect(listed(run(['azure/two T3 detect minimal'], {}), 'T3').state).toBe('unassessed')
  })

  it('notes unknown capabilities and techniques, and counts neither', () => {
    const result = run(['azure/x T4 protect minimal', 'azure/one T4 detect minimal', 'kev/CVE-1 T1 detect minimal'])
    expect(result.techniques.flatMap((one) => one.overrides)).toEqual([])
    const unknown = result.notes.filter((note) => note.kind.startsWith('unknown'))
    expect(unknown).toEqual([
      { kind: 'unknownCapability', framework: 'azure', capability: 'x', technique: 'T4', category: 'protect' },
      { kind: 'unknownCapability', framework: 'kev', capability: 'CVE-1', technique: 'T1', category: 'detect' },
      {
        kind: 'unknownTechnique',
        in: 'override',
        framework: 'azure',
        capability: 'one',
        technique: 'T4',
        category: 'detect',
        reason: 'deprecated',
      },
    ])
    expect(unknown.map((note) => Object.keys(note).join())).toEqual([
      'kind,framework,capability,technique,category',
      'kind,framework,capability,technique,category',
      'kind,in,framework,capability,technique,category,reason',
    ])
  })
})

describe('demand', () => {
  const attack = attackVersion(
    [
      technique('T1'),
      technique('T1.001'),
      technique('T2'),
      technique('T3', { revoked: true, revokedBy: 'T2' }),
      technique('T4', { deprecated: true }),
    ],
    {
      groups: [
        threatObject('G1', ['T1', 'T3', 'T4']),
        threatObject('G2', ['T2'], { revoked: true, revokedBy: 'G1' }),
        threatObject('G3', [], { revoked: true }),
        threatObject('G4', ['T2'], { deprecated: true }),
      ],
      software: [software('S1', ['T2', 'T3'])],
      campaigns: [{ ...threatObject('C1', ['T1.001']), attributedTo: ['G1'] }],
    },
  )
  const kev = mappingSet('kev', { 'CVE-1': ['T1', 'T1', 'T3'] })
  const otherKev = mappingSet('kev', { 'CVE-1': ['T1.001'] }, { id: 'kev-2' })
  const veris = mappingSet('veris', { 'action.a': ['T2'], 'Action.A': ['T1'] })
  const world = knowledge(attack, [kev, otherKev, veris])
  const profile = (...threats: Assessment['threats']): CoverageResult => compute(assessment({}, { threats }), world)

  it('is 1 for every listed technique without a profile', () => {
    expect(demands(compute(assessment({}), world))).toEqual({ T1: 1, 'T1.001': 1, T2: 1 })
  })

  it('of a group is what it uses and what its campaigns use, rebased', () => {
    const result = profile({ kind: 'group', id: 'G1', weight: 2 })
    expect(demands(result)).toEqual({ T1: 2, 'T1.001': 2, T2: 2 })
    expect(result.notes.filter((note) => 'threat' in note)).toEqual([
      { kind: 'dropped', threat: 'group', id: 'G1', technique: 'T4', reason: 'deprecated' },
      { kind: 'moved', threat: 'group', id: 'G1', technique: 'T3', to: 'T2' },
    ])
  })

  it('of a revoked group is that of its successor, under the id as written; two sources stay two', () => {
    const result = profile({ kind: 'group', id: 'G1', weight: 1 }, { kind: 'group', id: 'G2', weight: 0.5 })
    expect(demands(result)).toEqual({ T1: 1.5, 'T1.001': 1.5, T2: 1.5 })
    expect(notesOfKind(result, 'successor')).toEqual([{ kind: 'successor', threat: 'group', id: 'G2', to: 'G1' }])
    expect(notesOfKind(result, 'dropped').filter((note) => 'threat' in note)).toEqual([
      { kind: 'dropped', threat: 'group', id: 'G1', technique: 'T4', reason: 'deprecated' },
      { kind: 'dropped', threat: 'group', id: 'G2', technique: 'T4', reason: 'deprecated' },
    ])
  })

  it('of a deprecated group is what the bundle still lists; software and campaigns likewise', () => {
    expect(demands(profile({ kind: 'group', id: 'G4', weight: 1 }))).toEqual({ T1: 0, 'T1.001': 0, T2: 1 })
    expect(demands(profile({ kind: 'software', id: 'S1', weight: 1 }))).toEqual({ T1: 0, 'T1.001': 0, T2: 1 })
    expect(demands(profile({ kind: 'campaign', id: 'C1', weight: 3 }))).toEqual({ T1: 0, 'T1.001': 3, T2: 0 })
  })

  it('of CVEs and actions comes from all chosen sets, once a technique', () => {
    expect(demands(profile({ kind: 'vulnerability', id: 'CVE-1', weight: 2 }))).toEqual({ T1: 2, 'T1.001': 2, T2: 2 })
    expect(demands(profile({ kind: 'incident', id: 'action.a', weight: 1 }))).toEqual({ T1: 0, 'T1.001': 0, T2: 1 })
    expect(demands(profile({ kind: 'incident', id: 'Action.A', weight: 1 }))).toEqual({ T1: 1, 'T1.001': 0, T2: 0 })
  })

  it('of a layer is source weight times row weight, the higher of rows that meet', () => {
    const techniques = [
      { technique: 'T1', weight: 0.5 },
      { technique: 'T2', weight: 0.25 },
      { technique: 'T3', weight: 0.75 },
      { technique: 'T9', weight: 1 },
    ]
    const result = profile({ kind: 'layer', id: 'mine', name: 'Mine', weight: 2, techniques })
    expect(demands(result)).toEqual({ T1: 1, 'T1.001': 0, T2: 1.5 })
    expect(result.notes.filter((note) => note['id'] === 'mine')).toEqual([
      { kind: 'moved', threat: 'layer', id: 'mine', technique: 'T3', to: 'T2' },
      { kind: 'unknownTechnique', in: 'layer', id: 'mine', technique: 'T9', reason: 'unknown' },
    ])
  })

  it('of a pick is its own technique or its successor', () => {
    const result = profile({ kind: 'technique', id: 'T3', weight: 1.5 }, { kind: 'technique', id: 'T4', weight: 9 })
    expect(demands(result)).toEqual({ T1: 0, 'T1.001': 0, T2: 1.5 })
    expect(result.notes.filter((note) => !('set' in note))).toEqual([
      { kind: 'moved', threat: 'technique', id: 'T3', technique: 'T3', to: 'T2' },
      { kind: 'unknownTechnique', in: 'technique', technique: 'T4', reason: 'deprecated' },
    ])
  })

  it('has total 0 when no source is known, and says so', () => {
    const result = profile(
      { kind: 'group', id: 'G3', weight: 1 },
      { kind: 'group', id: 'G9', weight: 1 },
      { kind: 'incident', id: 'ACTION.A', weight: 1 },
      { kind: 'vulnerability', id: 'CVE-9', weight: 1 },
    )
    expect(result.metrics.demand).toEqual({ total: 0, weightedBreadth: 0, weightedStrength: 0 })
    expect(notesOfKind(result, 'unknownThreat').map((note) => note['id'])).toEqual(['G3', 'G9', 'ACTION.A', 'CVE-9'])
  })

  it('weighs breadth, strength and exposure, and leaves an excluded technique out of the totals', () => {
    const nist = mappingSet('nist_800_53', { 'AC-1': ['T1'] })
    const a = assessment(
      { 'nist_800_53/AC-1': 'deployed' },
      {
        threats: [
          { kind: 'technique', id: 'T1', weight: 3 },
          { kind: 'technique', id: 'T2', weight: 1 },
          { kind: 'technique', id: 'T1.001', weight: 4 },
        ],
        scope: { platforms: [], count: 'all', excluded: [{ technique: 'T1.001', reason: 'not here' }] },
      },
    )
    const result = compute(a, knowledge(attack, [nist]))
    expect(result.metrics.demand).toEqual({ total: 4, weightedBreadth: 0.75, weightedStrength: 1.5 / 4 })
    expect(result.techniques.map((one) => one.exposure)).toEqual([1.5, 4, 1])
  })
})

describe('other notes', () => {
  const attack = attackVersion([technique('T1')])

  it('names unknown sets, changed data and conflicts', () => {
    const azure = mappingSet('azure', { one: ['T1 protect partial'] })
    const nist = mappingSet('nist_800_53', { 'AC-1': ['T1'] })
    const a = assessment(
      {},
      {
        mappingSets: ['azure-1', 'nist_800_53-1', 'azure-9'],
        data: { 'azure-1': 'sha256:old', 'nist_800_53-1': 'sha256:same', 'azure-9': 'sha256:old' },
        conflicts: [{ at: { framework: 'azure', capability: 'one' }, base: null, ours: null, theirs: null }],
      },
    )
    const sources = { 'azure-1': 'sha256:new', 'nist_800_53-1': 'sha256:same' }
    const result = naiveCoverage(a, knowledge(attack, [azure, nist], { sources }), 'current')
    expect(result.notes).toEqual([
      { kind: 'conflict', at: { framework: 'azure', capability: 'one' } },
      { kind: 'dataChanged', set: 'azure-1', expected: 'sha256:old', found: 'sha256:new' },
      { kind: 'unknownSet', set: 'azure-9' },
    ])
  })

  it('notes several labels or groups of one capability over all chosen sets of its framework', () => {
    const spelling = (text: string) => [{ text, rows: 1 }]
    const labelled = (id: string, labels: string, groups: string) => ({
      ...mappingSet('nist_800_53', {}, { id }),
      capabilities: [capability('nist_800_53', 'AC-1', ['T1'], { labels: spelling(labels), groups: spelling(groups) })],
    })
    const result = compute(assessment({}), knowledge(attack, [labelled('a', 'Old', 'AC'), labelled('b', 'New', 'AC')]))
    expect(result.notes).toEqual([
      { kind: 'labels', framework: 'nist_800_53', capability: 'AC-1', field: 'label', values: ['New', 'Old'] },
    ])
  })

  it('marks a rebuilt version and names the scenario', () => {
    const rebuilt = naiveCoverage(assessment({}), knowledge({ ...attack, rebuilt: true }, []), 'planned')
    expect(rebuilt).toMatchObject({
      attack: { domain: 'enterprise', version: '2.0', rebuilt: true },
      scenario: 'planned',
    })
    expect(compute(assessment({}), knowledge(attack, [])).attack).not.toHaveProperty('rebuilt')
  })
})
