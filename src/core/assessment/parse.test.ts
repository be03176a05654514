import { describe, expect, test } from 'vitest'
import { printAssessment } from './print.ts'
import { azure, file, group, override, read, status, weights } from './small-file.test-twin.ts'

describe('read', () => {
  test('what is left out or null has its default', () => {
    const nulls = [
      'description',
      'data',
      'licences',
      'scope',
      'weights',
      'capabilities',
      'overrides',
      'threats',
      'conflicts',
      'base',
    ]
    const plain = read(file())
    expect(read(file(Object.fromEntries(nulls.map((key) => [key, null]))))).toEqual(plain)
    expect(plain).toEqual({
      id: 'one',
      name: 'One',
      description: '',
      createdAt: '2026-11-24T09:00:00.000Z',
      attack: { domain: 'enterprise', version: '19.0' },
      mappingSets: [],
      data: {},
      licences: [],
      scope: { platforms: [], count: 'all', excluded: [] },
      weights,
      capabilities: [],
      overrides: [],
      threats: [],
      conflicts: [],
      base: '',
    })
  })

  test('null fields of entries count as left out', () => {
    const nothing = {
      extent: null,
      owner: null,
      note: null,
      evidence: null,
      reviewedAt: null,
      target: null,
      effort: null,
    }
    const assessment = read(
      file({
        capabilities: [{ ...azure, status: 'partial', ...nothing }],
        overrides: [{ ...override, reason: null }],
        threats: [{ ...group, name: null, weight: null, techniques: null }],
        scope: { platforms: null, count: null, excluded: [{ technique: 'T1', reason: null }] },
      }),
    )
    expect(assessment.capabilities).toEqual([{ ...azure, status: 'partial', extent: 0.5 }])
    expect(assessment.overrides).toEqual([{ ...override, reason: '' }])
    expect(assessment.threats).toEqual([{ ...group, weight: 1 }])
    expect(assessment.scope).toEqual({ platforms: [], count: 'all', excluded: [{ technique: 'T1', reason: '' }] })
  })

  test('only a partial keeps its extent, whatever stands beside another status', () => {
    for (const extent of [0.3, 0, 1, 7, 'all', null]) {
      const [entry] = read(file({ capabilities: [{ ...status, extent }] })).capabilities
      expect(entry).toEqual(status)
    }
    const [entry] = read(file({ capabilities: [{ ...status, status: 'partial', extent: 0.3 }] })).capabilities
    expect(entry?.extent).toBe(0.3)
  })

  test('an unassessed entry stays only where it says something else', () => {
    const unassessed = { ...azure, status: 'unassessed' }
    const assessment = read(
      file({
        capabilities: [
          { ...unassessed, owner: '', evidence: [], note: null },
          { ...unassessed, capability: 'y', owner: 'Ada' },
          { ...unassessed, capability: 'z', zeta: null },
        ],
      }),
    )
    expect(assessment.capabilities.map(({ capability }) => capability)).toEqual(['y', 'z'])
  })

  test('ids are trimmed and become keys; a name, note and owner stay as written', () => {
    const assessment = read(
      file({
        name: ' One ',
        id: ' one ',
        mappingSets: [' b', 'a', 'b', ''],
        licences: ['m365/E5 ', ' m365/E3'],
        scope: { platforms: [' Windows', 'IaaS', 'Windows', ' '] },
        capabilities: [
          { framework: ' nist_800_53 ', capability: ' AC-02(01) ', status: 'deployed', note: ' n ', owner: ' o' },
        ],
        threats: [{ kind: 'group', id: ' G0016 ' }],
      }),
    )
    expect(assessment).toMatchObject({
      id: 'one',
      name: ' One ',
      mappingSets: ['a', 'b'],
      licences: ['m365/E3', 'm365/E5'],
      scope: { platforms: ['IaaS', 'Windows'] },
      capabilities: [{ framework: 'nist_800_53', capability: 'AC-2(1)', note: ' n ', owner: ' o' }],
      threats: [{ id: 'G0016' }],
    })
  })

  test('lists are sorted by code units, entries by their keys', () => {
    const assessment = read(
      file({
        mappingSets: ['b', 'B', 'a10', 'a9'],
        capabilities: ['z', 'AC-2', 'Z', 'AC-10']
          .map((capability) => ({ ...status, capability }))
          .concat({ framework: 'aws', capability: 'z', status: 'planned' }),
        overrides: [
          { ...override, technique: 'T2' },
          { ...override, category: 'respond' },
          override,
          { ...override, category: 'detect' },
        ],
        threats: [
          { kind: 'technique', id: 'T1' },
          group,
          { kind: 'group', id: 'G0007' },
          { kind: 'campaign', id: 'C1' },
        ],
        scope: { excluded: ['T1.002', 'T2', 'T1'].map((technique) => ({ technique, reason: 'r' })) },
      }),
    )
    expect(assessment.mappingSets).toEqual(['B', 'a10', 'a9', 'b'])
    expect(assessment.capabilities.map((entry) => `${entry.framework}/${entry.capability}`)).toEqual([
      'aws/z',
      'azure/AC-10',
      'azure/AC-2',
      'azure/Z',
      'azure/z',
    ])
    expect(assessment.overrides.map((entry) => `${entry.technique} ${entry.category}`)).toEqual([
      'T1 detect',
      'T1 protect',
      'T1 respond',
      'T2 protect',
    ])
    expect(assessment.threats.map((threat) => threat.id)).toEqual(['C1', 'G0007', 'G0016', 'T1'])
    expect(assessment.scope.excluded.map(({ technique }) => technique)).toEqual(['T1', 'T1.002', 'T2'])
  })

  test('ids that only look alike are two entries', () => {
    const pairs = [
      ['a', 'b/c'],
      ['a/b', 'c'],
      ['A', 'b/c'],
      ['1 a', 'b'],
      ['1', 'a b'],
    ]
    const capabilities = pairs.map(([framework, capability]) => ({ framework, capability, status: 'deployed' }))
    expect(read(file({ capabilities })).capabilities).toHaveLength(pairs.length)
  })

  test('overrides that only revocation brings together aren’t refused', () => {
    const both = [override, { ...override, technique: 'T1053.001' }, { ...override, technique: 'T1053.002' }]
    expect(read(file({ overrides: both })).overrides).toHaveLength(3)
  })

  test('what the data doesn’t know is kept: sets, platforms, capabilities, techniques, threats', () => {
    const assessment = read(
      file({
        mappingSets: ['azure-01.01.2030_attack-30.0-enterprise'],
        scope: { platforms: ['Toaster'], excluded: [{ technique: 'T99999', reason: 'r' }] },
        capabilities: [{ framework: 'homemade', capability: 'x', status: 'deployed' }],
        overrides: [{ ...override, technique: 'no technique' }],
        threats: [{ kind: 'vulnerability', id: 'CVE-1' }],
      }),
    )
    expect(assessment.mappingSets).toHaveLength(1)
    expect(assessment.scope.platforms).toEqual(['Toaster'])
    expect(assessment.capabilities).toHaveLength(1)
    expect(assessment.overrides).toHaveLength(1)
    expect(assessment.threats).toHaveLength(1)
  })

  test('`__proto__` and `constructor` as keys are only keys', () => {
    const poison = '{"polluted": "yes"}'
    const text = file({
      data: { DATA: 'sha256:1' },
      scope: { PROTO: 1 },
      capabilities: [{ ...status, PROTO: 1 }],
      zeta: { PROTO: 1 },
      PROTO: 1,
    })
      .replaceAll('"PROTO":1', `"__proto__": ${poison}, "constructor": {"prototype": ${poison}}`)
      .replace('"DATA"', '"__proto__"')
    const assessment = read(text)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Object.getPrototypeOf(assessment)).toBe(Object.prototype)
    expect(Object.hasOwn(assessment.data, '__proto__')).toBe(true)
    const printed = printAssessment(assessment)
    expect(printed.match(/"__proto__"/g)).toHaveLength(5)
    expect(printed.match(/"polluted": "yes"/g)).toHaveLength(8)
    expect(printAssessment(read(printed))).toBe(printed)
  })
})
