import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MappingSet } from '../mappings/mapping-set.ts'
import { printGuardedCsv } from './csv.ts'
import { deployedNames, readDeployedList } from './deployed-list.ts'
import type { DeployedRow } from './deployed-list.ts'
import { matchDeployed } from './match-deployed.ts'

function rowsOf(text: string): readonly DeployedRow[] {
  const list = readDeployedList(text, 'list.csv')
  if (!list.ok) throw new Error(JSON.stringify(list.problems))
  return list.value.rows
}

function problemsOf(text: string): string[] {
  const list = readDeployedList(text, 'list.csv')
  return list.ok ? [] : list.problems.map(({ where, what }) => `${where}: ${what}`)
}

describe('reading', () => {
  test('a column of ids needs no header', () => {
    expect(rowsOf('AC-2\nAC-3\n').map(({ name, status, where }) => [name, status, where])).toEqual([
      ['AC-2', 'deployed', 'row 1'],
      ['AC-3', 'deployed', 'row 2'],
    ])
  })

  test('columns in any order, separated by comma, semicolon or tab; an id wins over a label', () => {
    for (const separator of [',', ';', '\t']) {
      const lines = [
        ['Label', 'STATUS', 'Capability ID', 'framework'],
        ['One', 'Not deployed', 'k1', 'azure'],
        ['Two', '', '', ''],
      ]
      const rows = rowsOf(lines.map((cells) => cells.join(separator)).join('\r\n'))
      expect(rows.map(({ framework, name, status }) => [framework, name, status])).toEqual([
        ['azure', 'k1', 'not_deployed'],
        ['', 'Two', 'deployed'],
      ])
    }
  })

  test.each([
    ['', '', 'deployed', undefined],
    ['', '1', 'deployed', undefined],
    ['', '100%', 'deployed', undefined],
    ['', '0', 'not_deployed', undefined],
    ['', '0.3', 'partial', 0.3],
    ['partial', '', 'partial', 0.5],
    ['Partial', '25 %', 'partial', 0.25],
    ['partial', '".5"', 'partial', 0.5],
    ['partial', '"0,75"', 'partial', 0.75],
    ['deployed', '1.0', 'deployed', undefined],
    ['planned', '0', 'planned', undefined],
    ['not applicable', '', 'not_applicable', undefined],
  ])('status %j with extent %j is %s %s', (status, extent, expected, share) => {
    const [row] = rowsOf(`id,status,extent\nk,${status},${extent}\n`)
    expect([row?.status, row?.extent]).toEqual([expected, share])
  })

  test.each([
    ['a,b\n1,2\n', 'row 1: The list has no column called id or label.'],
    ['id,id\n1,2\n', 'row 1: Two columns mean the same: id.'],
    ['id,owner\n,me\n', 'row 2: The row names no capability.'],
    ['id,status\nk,maybe\n', 'row 2: The status maybe is unknown.'],
    ['id,extent\nk,half\n', 'row 2: The extent half is no share of 1.'],
    ['id,extent\nk,1.5\n', 'row 2: The extent 1.5 is no share of 1.'],
    ['id,extent\nk,-0.5\n', 'row 2: The extent -0.5 is no share of 1.'],
    ['id,status,extent\nk,deployed,0.5\n', "row 2: The extent doesn't fit the status deployed."],
    ['id,status,extent\nk,partial,1\n', 'row 2: The extent of a partial one lies between 0 and 1.'],
  ])('%j is refused', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  test('an open quotation mark and an empty list are refused', () => {
    expect(problemsOf('id,note\nk,"open\n')).toHaveLength(1)
    expect(problemsOf('')).toHaveLength(1)
  })

  test('whatever the text, it is a value or problems', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('id', 'status', 'partial', '"', ',', ';', '\n', '0.5', '=1'))
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const list = readDeployedList(cells.join(','), 'f')
        expect(list.ok || list.problems.length > 0).toBe(true)
      }),
    )
  })

  test('a table that we exported gives its own texts back', () => {
    const table = {
      header: ['id', 'note'],
      rows: [
        ['k', '=1+1'],
        ['l', "'quoted'"],
      ],
    }
    expect(rowsOf(printGuardedCsv(table)).map(({ note }) => note)).toEqual(['=1+1', "'quoted'"])
  })
})

function setOf(framework: string, capabilities: readonly [id: string, key: string, label: string][]): MappingSet {
  return {
    id: `${framework}-1_attack-16.1-enterprise`,
    framework,
    frameworkVersion: '1',
    attackVersion: '16.1',
    domain: 'enterprise',
    created: null,
    updated: null,
    groupNames: {},
    references: [],
    capabilities: capabilities.map(([id, key, label]) => {
      return { id, key, labels: [{ text: label, rows: 1 }], groups: [], mappings: [], nonMappable: 0 }
    }),
    nonMappableTechniques: [],
  }
}

const sets = [
  setOf('azure', [
    ['dns', 'dns', 'DNS  Alerts'],
    ['DNS', 'DNS', 'Shouting'],
    ['Vault', 'Vault', 'Key store'],
    ['a/b', 'a/b', 'With a slash'],
  ]),
  setOf('aws', [
    ['kms', 'kms', 'Key store'],
    ['vault2', 'vault2', 'Other'],
    ['dns', 'dns', 'Route'],
  ]),
  setOf('nist_800_53', [['AC-02', 'AC-2', 'Accounts']]),
  setOf('kev', [['CVE-1', 'CVE-1', 'Hole']]),
]

function matchNames(list: string): string[] {
  const matched = matchDeployed(deployedNames(list), sets, '')
  if (matched.ok) return matched.value.map(({ framework, capability }) => `${framework}/${capability}`)
  return matched.problems.map(({ what, mend }) => `${what} ${mend}`)
}

describe('matching', () => {
  test.each([
    ['azure/dns', ['azure/dns']],
    ['DNS', ['azure/DNS']],
    ['vault', ['azure/Vault']],
    ['azure/a/b', ['azure/a/b']],
    ['a/b', ['azure/a/b']],
    ['dns alerts', ['azure/dns']],
    ['aws/key store', ['aws/kms']],
    ['AC-02', ['nist_800_53/AC-2']],
    ['ac-2, kms', ['nist_800_53/AC-2', 'aws/kms']],
    ['nist_800_53/ accounts', ['nist_800_53/AC-2']],
  ])('%j is %j', (list, names) => {
    expect(matchNames(list)).toEqual(names)
  })

  test.each([
    ['dns', 'dns could be aws/dns, azure/dns. Write framework/id.'],
    ['Key store', 'Key store could be aws/kms, azure/Vault. Write framework/id.'],
    ['aws/Vault', 'No chosen mapping set has the capability aws/Vault. Compare it with coverline list capabilities.'],
    ['gcp/kms', 'No chosen mapping set has the capability gcp/kms. Compare it with coverline list capabilities.'],
    ['kev/CVE-1', "kev/CVE-1 can't be marked. kev says what threatens, not what is in force."],
    ['CVE-1', 'No chosen mapping set has the capability CVE-1. Compare it with coverline list capabilities.'],
    ['kms,aws/KMS', 'aws/kms stands twice. Keep one of the two.'],
  ])('%j is refused', (list, problem) => {
    expect(matchNames(list)).toEqual([problem])
  })

  test('the framework column and the words before the slash must agree', () => {
    const rows = rowsOf('id,framework\nazure/dns,aws\ndns,aws\n')
    const matched = matchDeployed(rows, sets, 'list.csv')
    expect(matched.ok ? [] : matched.problems.map(({ file, where }) => `${file} ${where}`)).toEqual(['list.csv row 2'])
  })
})
