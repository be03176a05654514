import { describe, expect, test, vi } from 'vitest'
import { azure, file, group, layer, override, problemsOf, status, weights } from './small-file.test-twin.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

describe('refused, with the place', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'an unknown status',
      { capabilities: [status, { ...azure, capability: 'y', status: 'done' }] },
      'capabilities[1].status',
    ],
    ['no status', { capabilities: [azure] }, 'capabilities[0].status'],
    ['an unknown category', { overrides: [{ ...override, category: 'prevent' }] }, 'overrides[0].category'],
    ['an unknown value', { overrides: [{ ...override, value: 'high' }] }, 'overrides[0].value'],
    ['no technique', { overrides: [{ ...override, technique: ' ' }] }, 'overrides[0].technique'],
    ['an unknown kind', { threats: [{ kind: 'actor', id: 'G1' }] }, 'threats[0].kind'],
    ['a kind that every object inherits', { threats: [{ kind: 'constructor', id: 'G1' }] }, 'threats[0].kind'],
    ['an unknown counting mode', { scope: { count: 'some' } }, 'scope.count'],
    ['an extent of 0', { capabilities: [{ ...status, status: 'partial', extent: 0 }] }, 'capabilities[0].extent'],
    ['an extent of 1', { capabilities: [{ ...status, status: 'partial', extent: 1 }] }, 'capabilities[0].extent'],
    ['an extent below 0', { capabilities: [{ ...status, status: 'partial', extent: -0.5 }] }, 'capabilities[0].extent'],
    [
      'an extent as text',
      { capabilities: [{ ...status, status: 'partial', extent: '0.5' }] },
      'capabilities[0].extent',
    ],
    ['an effort of 0', { capabilities: [{ ...status, effort: 0 }] }, 'capabilities[0].effort'],
    ['a threat’s weight of 0', { threats: [{ ...group, weight: 0 }] }, 'threats[0].weight'],
    ['a threat’s weight below 0', { threats: [{ ...group, weight: -1 }] }, 'threats[0].weight'],
    [
      'a layer row’s weight of 0',
      { threats: [layer([{ technique: 'T1', weight: 0 }])] },
      'threats[0].techniques[0].weight',
    ],
    [
      'a layer row’s weight above 1',
      { threats: [layer([{ technique: 'T1', weight: 1.1 }])] },
      'threats[0].techniques[0].weight',
    ],
    ['a weight of 0', { weights: { ...weights, minimal: 0 } }, 'weights.minimal'],
    ['a weight above 1', { weights: { ...weights, significant: 1.5 } }, 'weights.significant'],
    ['an unscored weight below 0', { weights: { ...weights, unscored: -1 } }, 'weights.unscored'],
    ['minimal above partial', { weights: { ...weights, minimal: 0.6 } }, 'weights'],
    ['partial above significant', { weights: { ...weights, significant: 0.4 } }, 'weights'],
    ['minimal above the partial that is left out', { weights: { minimal: 0.6 } }, 'weights'],
    ['a status twice', { capabilities: [status, { ...status, status: 'planned' }] }, 'capabilities[1]'],
    [
      'a NIST status twice, once padded',
      {
        capabilities: ['AC-2', ' AC-02'].map((capability) => ({
          framework: 'nist_800_53',
          capability,
          status: 'planned',
        })),
      },
      'capabilities[1]',
    ],
    [
      'a status that says nothing twice',
      { capabilities: [{ ...azure, status: 'unassessed' }, status] },
      'capabilities[1]',
    ],
    [
      'an override twice',
      { overrides: [override, { ...override, technique: 'T1 ', value: 'minimal' }] },
      'overrides[1]',
    ],
    ['a threat twice', { threats: [group, { ...group, weight: 2 }] }, 'threats[1]'],
    ['an exclusion twice', { scope: { excluded: [{ technique: 'T1' }, { technique: ' T1' }] } }, 'scope.excluded[1]'],
    ['a layer row twice', { threats: [layer([{ technique: 'T1' }, { technique: 'T1' }])] }, 'threats[0].techniques[1]'],
    ['a conflict twice', { conflicts: [{ at: 'name' }, { at: 'name' }] }, 'conflicts[1]'],
    ['a hash twice', { data: { a: 'sha256:1', ' a': 'sha256:2' } }, 'data. a'],
    ['an unknown domain', { attack: { domain: 'cloud', version: '19.0' } }, 'attack.domain'],
    ['a version that is not bundled', { attack: { domain: 'enterprise', version: '13.0' } }, 'attack.version'],
    ['a version that another domain has', { attack: { domain: 'ics', version: '19.0' } }, 'attack.version'],
    ['no version', { attack: { domain: 'enterprise' } }, 'attack.version'],
    ['no ATT&CK version at all', { attack: undefined }, 'attack.domain'],
    ['no id', { id: undefined }, 'id'],
    ['a blank id', { id: '  ' }, 'id'],
    ['an id that is a number', { id: 7 }, 'id'],
    ['no mapping sets', { mappingSets: undefined }, 'mappingSets'],
    ['mapping sets that are no list', { mappingSets: 'azure' }, 'mappingSets'],
    ['a mapping set that is no text', { mappingSets: ['a', 1] }, 'mappingSets[1]'],
    ['a hash that is no text', { data: { a: 1 } }, 'data.a'],
    ['a name that is no text', { name: ['One'] }, 'name'],
    ['a note that is no text', { capabilities: [{ ...status, note: 5 }] }, 'capabilities[0].note'],
    ['evidence that is no text', { capabilities: [{ ...status, evidence: ['a', {}] }] }, 'capabilities[0].evidence[1]'],
    ['an entry that is no object', { capabilities: [status, 'azure/x'] }, 'capabilities[1]'],
    ['a scope that is no object', { scope: [] }, 'scope'],
    ['a conflict without a place', { conflicts: [{ ours: 1 }] }, 'conflicts[0].at'],
    ['a format version of 0', { version: 0 }, 'version'],
    ['a format version that is a text', { version: '1' }, 'version'],
    ['no format version', { version: undefined }, 'version'],
  ])('%s', (_, parts, where) => {
    const problems = problemsOf(file(parts))
    expect(problems.map((problem) => problem.where)).toContain(where)
    for (const problem of problems) {
      expect(problem.file).toBe('a.json')
      expect(problem.what).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('all that is wrong at once, up to two hundred', () => {
    const problems = problemsOf(file({ id: '', scope: { count: 1 }, capabilities: [{ ...status, status: 'no' }] }))
    expect(problems.map((problem) => problem.where)).toEqual(['id', 'scope.count', 'capabilities[0].status'])
    const capabilities = Array.from({ length: 1000 }, (_each, at) => ({
      ...azure,
      capability: String(at),
      status: 'no',
    }))
    expect(problemsOf(file({ capabilities }))).toHaveLength(200)
  })

  test('a newer format version, with the sentence that says so', () => {
    expect(problemsOf(file({ version: 2, capabilities: 'not read' }))).toEqual([
      {
        file: 'a.json',
        where: 'version',
        what: 'The file has format version 2; this program reads up to 1.',
        mend: 'Open it with a newer Coverline.',
      },
    ])
  })

  test('a version that is not bundled names those that are', () => {
    const [problem] = problemsOf(file({ attack: { domain: 'mobile', version: '16.1' } }))
    expect(problem?.mend).toContain('18.1, 19.0')
  })

  test('any other file', () => {
    const foreign = [
      '',
      '[]',
      'null',
      '1',
      '{}',
      '{"format":"coverline-knowledge","version":1}',
      '{"type":"bundle"}',
      '<html>',
    ]
    for (const text of foreign) expect(problemsOf(text), text).toMatchObject([{ file: 'a.json', where: '' }])
    expect(problemsOf(file().slice(0, -5))).toHaveLength(1)
  })

  test('keys that stand twice, also when one is escaped', () => {
    const twice = (text: string): string[] => problemsOf(text).map((problem) => problem.where)
    expect(twice(file().replace('{', '{"name":"Two",'))).toEqual(['name'])
    expect(twice(file().replace('{', '{"n\\u0061me":"Two",'))).toEqual(['name'])
    expect(twice(file({ scope: { x: 1 } }).replace('"x":1', '"x":1,"x":2'))).toEqual(['scope.x'])
    expect(twice(`\uFEFF${file().replace('{', '{"zeta":1,"zeta":1,')}`)).toEqual(['zeta'])
  })

  test('numbers beyond the range of a double, which could not be written again', () => {
    const big = (text: string): string[] => problemsOf(text.replace('"BIG"', '1e999')).map((problem) => problem.where)
    expect(big(file({ threats: [{ ...group, weight: 'BIG' }] }))).toEqual(['threats[0].weight'])
    expect(big(file({ capabilities: [{ ...status, effort: 'BIG' }] }))).toEqual(['capabilities[0].effort'])
    expect(big(file({ zeta: { deep: [0, 'BIG'] } }))).toEqual(['zeta.deep[1]'])
    expect(big(file({ scope: { zeta: 'BIG' } }))).toEqual(['scope.zeta'])
    expect(big(file({ conflicts: [{ at: 'name', ours: ['BIG'] }] }))).toEqual(['conflicts[0].ours[0]'])
  })

  test('more than 64 levels', () => {
    const nested = (depth: number): string =>
      file({ zeta: 'DEEP' }).replace('"DEEP"', '['.repeat(depth) + ']'.repeat(depth))
    expect(problemsOf(nested(63))).toEqual([])
    expect(problemsOf(nested(64))[0]?.what).toContain('64 levels')
    expect(problemsOf(nested(1_000_000))[0]?.what).toContain('64 levels')
  })

  test('more than 50 MB', () => {
    expect(problemsOf(file({ description: 'x'.repeat(50 * 1024 * 1024) }))[0]?.what).toContain('50 MB')
  })
})
