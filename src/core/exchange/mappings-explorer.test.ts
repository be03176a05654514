import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Capability, MappingSet } from '../mappings/mapping-set.ts'
import { readMappingsExplorer } from './mappings-explorer.ts'
import type { ReadMappings } from './mappings-explorer.ts'
import { fixture } from './published-fixtures.test-twin.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

function read(text: string): ReadMappings {
  const result = readMappingsExplorer(text, 'a.json')
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const m365 = read(fixture('m365-7.1.2025_attack-2.0-enterprise.json')).set
const nist = read(fixture('nist_800_53-rev9_attack-2.0-enterprise.json')).set
const veris = read(fixture('veris-9.0_attack-2.0-enterprise.json')).set

function capability(set: MappingSet, key: string): Capability {
  const found = set.capabilities.find((one) => one.key === key)
  if (found === undefined) throw new Error(`${key} is missing`)
  return found
}

describe('the head', () => {
  test('id, versions, domain, ISO dates and trimmed group names', () => {
    expect(m365).toMatchObject({
      id: 'm365-7.1.2025_attack-2.0-enterprise',
      framework: 'm365',
      frameworkVersion: '7.1.2025',
      attackVersion: '2.0',
      domain: 'enterprise',
      created: '2025-07-01',
      updated: '2025-07-24',
      groupNames: { defender: 'Defender', entra: 'Entra' },
    })
    expect(Object.keys(m365.groupNames)).toEqual(['defender', 'entra'])
  })

  test.each([
    ['04/26/2025', '2025-04-26'],
    ['4/6/2025', '2025-04-06'],
    [' 2024-01-02 ', '2024-01-02'],
    ['26/04/2025', null],
    ['00/10/2025', null],
    ['2025-13-01', null],
    ['someday', null],
    ['', null],
    [null, null],
    [20250426, null],
  ])('the date %s is %s', (date, expected) => {
    const file = JSON.parse(fixture('veris-9.0_attack-2.0-enterprise.json')) as { metadata: object }
    const set = read(JSON.stringify({ ...file, metadata: { ...file.metadata, creation_date: date } })).set
    expect(set.created).toBe(expected)
  })
})

describe('rows', () => {
  test('every published row of a capability stays, sorted by technique, trimmed', () => {
    expect(m365.capabilities.map(({ key }) => key)).toEqual(['DEF-XDR-E5', 'EID-CA-E3', 'PUR-LOG-E3'])
    expect(
      capability(m365, 'EID-CA-E3').mappings.map(({ technique, category, value }) => [technique, category, value]),
    ).toEqual([
      ['T1002', 'protect', 'partial'],
      ['T1002', 'protect', 'significant'],
      ['T1002', 'protect', 'partial'],
      ['T1003', 'detect', null],
      ['T1003', null, 'minimal'],
    ])
    expect(capability(m365, 'DEF-XDR-E5').mappings.map(({ technique }) => technique)).toEqual([
      'T1001.001',
      'T1004',
      'T1005',
      'T7001',
      'T9999',
    ])
  })

  test('a value in another case is no value', () => {
    expect(capability(m365, 'DEF-XDR-E5').mappings[0]).toMatchObject({ category: 'detect', value: null })
  })

  test('references are trimmed, sorted, once each; mappings name their places', () => {
    expect(m365.references).toEqual(['https://example.org/a', 'https://example.org/b'])
    expect(capability(m365, 'EID-CA-E3').mappings[0]?.references).toEqual([0, 1])
  })

  test('rationale comes along, trimmed, where there is one', () => {
    const [first, second] = capability(m365, 'EID-CA-E3').mappings
    expect([first?.rationale, second?.rationale]).toEqual(['A first opinion.', 'A second opinion.'])
    expect(capability(nist, 'AC-2').mappings.map(({ rationale }) => rationale)).toEqual([
      'An opinion.',
      undefined,
      undefined,
    ])
  })

  test('the commonest label and group stand first; blanks don’t make two labels', () => {
    expect(capability(m365, 'EID-CA-E3').labels).toEqual([{ text: 'Access rules', rows: 5 }])
    expect(capability(m365, 'EID-CA-E3').groups).toEqual([
      { text: 'entra', rows: 4 },
      { text: 'defender', rows: 1 },
    ])
    expect(capability(nist, 'AC-4').groups).toEqual([
      { text: 'AC', rows: 1 },
      { text: 'IA', rows: 1 },
    ])
  })

  test('a non-mappable row is no mapping; of a technique it says that it can’t be mapped', () => {
    expect(capability(m365, 'PUR-LOG-E3')).toMatchObject({ mappings: [], nonMappable: 1 })
    expect(nist.nonMappableTechniques).toEqual(['T1002', 'T1003'])
    expect(nist.capabilities.every(({ nonMappable }) => nonMappable === 0)).toBe(true)
  })

  test('a complete row without a technique is neither', () => {
    expect(capability(veris, 'action.malware.variety.In-memory')).toMatchObject({ mappings: [], nonMappable: 0 })
    expect(veris.nonMappableTechniques).toEqual([])
  })

  test('a NIST id drops its padding in the key and keeps its commonest spelling', () => {
    expect(nist.capabilities.map(({ key, id }) => [key, id])).toEqual([
      ['AC-2', 'AC-02'],
      ['AC-3(1)', 'AC-03(01)'],
      ['AC-4', 'AC-4'],
    ])
    expect(capability(nist, 'AC-2').labels.map(({ text }) => text)).toEqual(['Account management', 'Accounts'])
    expect(nist).toMatchObject({ created: '2024-01-02', updated: null })
  })

  test('VERIS is labelled by the last part of its ids, which may differ in case alone', () => {
    expect(veris.capabilities.map(({ key, labels }) => [key, labels[0]?.text])).toEqual([
      ['Action.Hacking.Variety.Other', 'Other'],
      ['action.hacking.variety.Other', 'Other'],
      ['action.malware.variety.In-memory', 'In-memory'],
      ['attribute.confidentiality.data_disclosure', 'data_disclosure'],
    ])
    expect(JSON.stringify(veris)).not.toContain('sentence')
  })
})

describe('refused, with the place', () => {
  const file = JSON.parse(fixture('veris-9.0_attack-2.0-enterprise.json')) as {
    metadata: object
    mapping_objects: object[]
  }
  const places = (value: unknown): string[] => {
    const result = readMappingsExplorer(JSON.stringify(value), 'a.json')
    return result.ok ? [] : result.problems.map((problem) => problem.where)
  }

  test.each<[string, unknown, string[]]>([
    ['another form', { techniques: [] }, ['']],
    ['a list', [], ['']],
    [
      'no framework',
      { ...file, metadata: { ...file.metadata, mapping_framework: ' ' } },
      ['metadata.mapping_framework'],
    ],
    ['no version', { ...file, metadata: { ...file.metadata, attack_version: 16.1 } }, ['metadata.attack_version']],
    [
      'no domain',
      { ...file, metadata: { ...file.metadata, technology_domain: 'cloud' } },
      ['metadata.technology_domain'],
    ],
    ['a row that is none', { ...file, mapping_objects: [{}, null, 'x'] }, ['mapping_objects[1]', 'mapping_objects[2]']],
    [
      'an id that is a number',
      { ...file, mapping_objects: [{ capability_id: 1 }] },
      ['mapping_objects[0].capability_id'],
    ],
    ['too many rows', { ...file, mapping_objects: new Array<object>(250_001).fill({}) }, ['mapping_objects']],
  ])('%s', (_, value, expected) => {
    expect(places(value)).toEqual(expected)
  })

  test('at most a hundred problems', () => {
    expect(places({ ...file, mapping_objects: new Array<null>(1000).fill(null) })).toHaveLength(100)
  })

  test('an empty list of rows is a set without capabilities', () => {
    expect(read(JSON.stringify({ ...file, mapping_objects: [] })).set.capabilities).toEqual([])
  })

  test('never throws', () => {
    const cell = fc.oneof(
      fc.constantFrom(null, '', ' ', 'AC-02', 'T1', '__proto__', 'protect', 'non_mappable'),
      fc.jsonValue({ maxDepth: 1 }),
    )
    const keys = Object.keys(file.mapping_objects[0] ?? {})
    const row = fc.record(Object.fromEntries(keys.map((key) => [key, cell])), { requiredKeys: [] })
    const answers = (text: string): void => {
      expect(typeof readMappingsExplorer(text, '').ok).toBe('boolean')
    }
    fc.assert(
      fc.property(
        fc.array(fc.oneof(row, cell), { maxLength: 8 }),
        fc.dictionary(fc.constantFrom(...Object.keys(file.metadata)), cell),
        (rows, head) => {
          answers(JSON.stringify({ metadata: { ...file.metadata, ...head }, mapping_objects: rows }))
        },
      ),
    )
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), answers))
  })
})
