import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { mitigationSet } from '../mappings/attack-mitigations.ts'
import { parseAttack, parseBaselines, parseIndex, parseKnown, parseMappingSet } from '../knowledge/knowledge-file.ts'
import type { FindingKind, KnowledgeIndex } from '../knowledge/knowledge-index.ts'
import { valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { compileKnowledge } from './compile-knowledge.ts'
import type { KnowledgeFiles, KnowledgeSource } from './compile-knowledge.ts'
import { readMappingsExplorer } from './mappings-explorer.ts'
import { fixture, fixtureSource, sha256 } from './published-fixtures.test-twin.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

function compiled(source: KnowledgeSource): KnowledgeFiles {
  return valueOf(compileKnowledge(source))
}

const files = compiled(fixtureSource)
const text = (file: string): string => files.get(file) ?? ''
const index: KnowledgeIndex = valueOf(parseIndex(text('index.json'), 'index.json'))
const m365 = 'm365-7.1.2025_attack-2.0-enterprise'
const nist = 'nist_800_53-rev9_attack-2.0-enterprise'
const veris = 'veris-9.0_attack-2.0-enterprise'

test('one file per ATT&CK version and per set, an index and the list of known ids', () => {
  expect([...files.keys()].sort()).toEqual([
    'attack/enterprise-1.0.json',
    'attack/enterprise-2.0.json',
    'attack/mobile-2.0.json',
    'baselines/nist_800_53.json',
    'index.json',
    'known-techniques.json',
    'sets/m365-01.31.2023_attack-1.0-enterprise.json',
    `sets/${m365}.json`,
    `sets/${nist}.json`,
    `sets/${veris}.json`,
  ])
})

test('the order of the files that come in changes no byte', () => {
  const { mappings, bundles } = fixtureSource
  const any = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length })
  fc.assert(
    fc.property(any(mappings), any(bundles), (shuffled, others) => {
      const again = compiled({ ...fixtureSource, mappings: shuffled, bundles: others })
      expect(new Map([...again].sort())).toEqual(new Map([...files].sort()))
    }),
    { numRuns: 20 },
  )
})

test('facts only: none of the publisher’s sentences', () => {
  for (const [file, content] of files) expect(content, file).not.toMatch(/opinion|sentence|rationale|description/)
  expect(JSON.stringify(fixtureSource)).toMatch(/opinion.*sentence/)
})

test('one object a line', () => {
  for (const [file, content] of files) {
    expect(content.endsWith('}\n'), file).toBe(true)
    expect(content, file).not.toMatch(/\r|\n\n|^\s/m)
  }
  const line = text(`sets/${m365}.json`)
    .split('\n')
    .find((each) => each.startsWith('{"id":"PUR-LOG-E3"'))
  expect(line).toBe('{"id":"PUR-LOG-E3","labels":[["Log",1]],"groups":[["defender",1]],"mappings":[],"nonMappable":1}')
})

test('what is written reads back as it was, without rationale', () => {
  for (const { name } of fixtureSource.mappings) {
    const { set } = valueOf(readMappingsExplorer(fixture(name), name))
    const capabilities = set.capabilities.map((capability) => ({
      ...capability,
      mappings: capability.mappings.map(({ rationale: _rationale, ...mapping }) => mapping),
    }))
    expect(valueOf(parseMappingSet(text(`sets/${name}`), name))).toEqual({ ...set, capabilities })
  }
})

test('a rebuilt version says so in its file and its entry', () => {
  expect(valueOf(parseAttack(text('attack/enterprise-2.0.json'), '')).rebuilt).toBe(true)
  expect(valueOf(parseAttack(text('attack/enterprise-1.0.json'), '')).rebuilt).toBeUndefined()
  expect(index.attack.map(({ domain, version, rebuilt }) => [domain, version, rebuilt])).toEqual([
    ['enterprise', '1.0', undefined],
    ['enterprise', '2.0', true],
    ['mobile', '2.0', undefined],
  ])
})

test('which ids are known, from which version to which, in which domain', () => {
  const known = valueOf(parseKnown(text('known-techniques.json'), ''))
  expect(known['T1001']).toEqual({ enterprise: ['1.0', '2.0'] })
  expect(known['T1003']).toEqual({ enterprise: ['2.0', '2.0'] })
  expect(known['T7001']).toEqual({ mobile: ['2.0', '2.0'] })
  expect(Object.keys(known)).toEqual(Object.keys(known).sort())
})

test('entries with hashes, dates and counts; mitigations as sets of their versions', () => {
  const entry = index.sets.find(({ id }) => id === m365)
  expect(entry).toMatchObject({
    framework: 'm365',
    created: '2025-07-01',
    updated: '2025-07-24',
    sha256: sha256(text(`sets/${m365}.json`)),
    source: sha256(fixture(`${m365}.json`)),
    counts: { capabilities: 3, mapped: 2, mappings: 10, techniques: 7 },
  })
  const mitigations = index.sets.find(({ id }) => id === 'attack_mitigations-2.0_attack-2.0-enterprise')
  expect(mitigations).toMatchObject({
    file: 'attack/enterprise-2.0.json',
    source: null,
    counts: { capabilities: 2, mapped: 1, mappings: 2, techniques: 2 },
  })
  expect(index.sets.map(({ id }) => id)).toEqual(index.sets.map(({ id }) => id).sort())
  const set = mitigationSet(valueOf(parseAttack(text('attack/enterprise-2.0.json'), '')))
  expect(set.capabilities.map(({ key, mappings }) => [key, mappings.map(({ technique }) => technique)])).toEqual([
    ['M1001', ['T1001', 'T1001.001']],
    ['M1002', []],
  ])
})

test('baselines with their hashes; without any there is none', () => {
  const file = 'baselines/nist_800_53.json'
  expect(index.baselines).toEqual([
    {
      ...{ framework: 'nist_800_53', file, count: 2 },
      sha256: sha256(text(file)),
      source: sha256(fixture('nist_800_53-baselines.json')),
    },
  ])
  expect(valueOf(parseBaselines(text(file), file)).map(({ level, controls }) => [level, controls.length])).toEqual([
    ['low', 2],
    ['moderate', 4],
  ])
  const without = compiled({ ...fixtureSource, baselines: [] })
  expect([...without.keys()]).not.toContain(file)
  expect(valueOf(parseIndex(without.get('index.json') ?? '', '')).baselines).toEqual([])
})

describe('findings: every trap found, counted and kept', () => {
  test.each<[string, FindingKind, number, readonly string[]]>([
    [m365, 'capabilityRenamed', 1, ['OLD-GATE-E3']],
    [m365, 'deprecatedTechnique', 1, ['T1005']],
    [m365, 'groupsDiffer', 1, ['EID-CA-E3']],
    [m365, 'idPadded', 1, ['EID-CA-E3 ']],
    [m365, 'licenceTier', 3, ['DEF-XDR-E5', 'EID-CA-E3', 'PUR-LOG-E3']],
    [m365, 'missingScore', 2, ['EID-CA-E3', 'EID-CA-E3']],
    [m365, 'missingType', 1, ['PUR-LOG-E3']],
    [m365, 'otherDomainTechnique', 1, ['T7001']],
    [m365, 'repeatedRow', 2, ['EID-CA-E3 T1002']],
    [m365, 'repeatedRowOtherScore', 2, ['EID-CA-E3 T1002']],
    [m365, 'revokedTechnique', 1, ['T1004']],
    [m365, 'rowWithoutTechnique', 1, ['PUR-LOG-E3']],
    [m365, 'textUntrimmed', 2, ['EID-CA-E3', 'EID-CA-E3']],
    [m365, 'unknownTechnique', 1, ['T9999']],
    ['m365-01.31.2023_attack-1.0-enterprise', 'licenceTier', 2, ['EID-CA-E3', 'OLD-GATE-E3']],
    ['m365-01.31.2023_attack-1.0-enterprise', 'renamedTechnique', 1, ['T1002']],
    [nist, 'groupsDiffer', 1, ['AC-4']],
    [nist, 'idPadded', 1, ['AC-4 ']],
    [nist, 'idSpelledTwice', 1, ['AC-02 | AC-2']],
    [nist, 'labelsDiffer', 1, ['AC-02']],
    [nist, 'missingGroup', 2, ['T1003', 'T1002']],
    [nist, 'missingType', 2, ['T1003', 'T1002']],
    [nist, 'nonMappableAndMapped', 1, ['T1002']],
    [nist, 'repeatedRow', 1, ['AC-4  T1002'.replace('  ', ' ')]],
    [nist, 'rowWithoutCapability', 2, ['T1003', 'T1002']],
    [veris, 'completeWithoutTechnique', 1, ['action.malware.variety.In-memory']],
    [veris, 'idsDifferInCase', 1, ['Action.Hacking.Variety.Other | action.hacking.variety.Other']],
    [veris, 'labelMissing', 2, ['action.malware.variety.In-memory', 'attribute.confidentiality.data_disclosure']],
    [veris, 'missingType', 1, ['Action.Hacking.Variety.Other']],
    [veris, 'rowWithoutTechnique', 2, ['Action.Hacking.Variety.Other', 'action.malware.variety.In-memory']],
  ])('%s: %s', (set, kind, count, examples) => {
    expect(index.findings.filter((one) => one.set === set && one.kind === kind)).toEqual([
      { set, kind, count, examples },
    ])
  })

  test('and nothing else', () => {
    expect(index.findings).toHaveLength(30)
  })
})

describe('refused', () => {
  const problems = (source: Partial<KnowledgeSource>): string[] => {
    const result = compileKnowledge({ ...fixtureSource, ...source })
    return result.ok ? [] : result.problems.map((problem) => `${problem.file}: ${problem.what}`)
  }

  test('a version without its bundle', () => {
    expect(problems({ bundled: { ...fixtureSource.bundled, ics: ['2.0'] } })).toEqual([
      ': There is no bundle of ATT&CK 2.0, ics.',
    ])
  })

  test('every file that can’t be read', () => {
    const broken = ['one.json', 'two.json'].map((name) => ({ name, text: '{' }))
    expect(problems({ mappings: broken })).toHaveLength(2)
    expect(problems({ bundles: broken })).toHaveLength(2)
    expect(problems({ baselines: broken })).toHaveLength(2)
  })

  test('two files that are the same set or version', () => {
    const again = (list: KnowledgeSource['mappings']): KnowledgeSource['mappings'] => [
      ...list,
      ...list.slice(0, 1).map((file) => ({ ...file, name: 'copy.json' })),
    ]
    expect(problems({ mappings: again(fixtureSource.mappings) })).toEqual([
      'copy.json: This is m365-01.31.2023_attack-1.0-enterprise, and so is m365-01.31.2023_attack-1.0-enterprise.json.',
    ])
    expect(problems({ baselines: again(fixtureSource.baselines) })).toHaveLength(1)
    const bundles = [...fixtureSource.bundles, { name: 'copy.json', text: fixture('enterprise-attack-2.0.json') }]
    expect(problems({ bundles })).toEqual(['copy.json: This is enterprise-2.0, and so is enterprise-attack-2.0.json.'])
  })
})
