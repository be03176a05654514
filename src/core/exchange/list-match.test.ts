import { describe, expect, test } from 'vitest'
import { listMatcher, mostSought } from './list-match.ts'
import type { ListCapability } from './list-match.ts'

function capability(framework: string, id: string, label: string, key = id): ListCapability {
  return { framework, key, id, label, labels: [label] }
}

const capabilities = [
  capability('azure', 'dns', 'DNS Alerts'),
  capability('azure', 'vault', 'Key store'),
  capability('azure', 'a/b', 'With a slash'),
  capability('aws', 'kms', 'Key store'),
  capability('m365', 'DO365-SL-E3', 'Safe Links'),
  capability('m365', 'DO365-SA-E3', 'Safe Attachments'),
  capability('m365', 'EOP-APH-E3', 'Anti-Phishing'),
  capability('nist_800_53', 'AC-02', 'Account Management', 'AC-2'),
  capability('nist_800_53', 'AC-02(01)', 'Automated Account Management', 'AC-2(1)'),
  capability('nist_800_53', 'AC-03', 'Access Enforcement', 'AC-3'),
]

function found(id: string, framework = '', label = ''): string {
  const match = listMatcher(capabilities)({ row: 1, framework, id, label, fields: {} })
  const name = (place: number): string => `${capabilities[place]?.framework ?? ''}/${capabilities[place]?.key ?? ''}`
  if (match.kind === 'one') return name(match.place)
  return match.kind === 'none' ? match.why : `${match.why}: ${match.places.map(name).join(' ')}`
}

describe('sure', () => {
  test.each([
    ['dns', 'azure/dns'],
    ['DNS', 'azure/dns'],
    ['azure/dns', 'azure/dns'],
    ['azure/a/b', 'azure/a/b'],
    ['a/b', 'azure/a/b'],
    [' dns  ALERTS ', 'azure/dns'],
    ['eop-aph-e3', 'm365/EOP-APH-E3'],
    ['AC-2', 'nist_800_53/AC-2'],
    ['AC-02', 'nist_800_53/AC-2'],
    ['ac-02', 'nist_800_53/AC-2'],
    ['AC 2', 'nist_800_53/AC-2'],
    ['AC-2(1)', 'nist_800_53/AC-2(1)'],
    ['ac-02 (01)', 'nist_800_53/AC-2(1)'],
    ['nist_800_53/account management', 'nist_800_53/AC-2'],
  ])('%j is %s', (id, name) => {
    expect(found(id)).toBe(name)
  })

  test('a framework by its id or its name; an id before a label, a label where the id is none', () => {
    expect(found('Key store', 'aws')).toBe('aws/kms')
    expect(found('Key store', 'AWS')).toBe('aws/kms')
    expect(found('ac-3', 'NIST 800-53')).toBe('nist_800_53/AC-3')
    expect(found('dns', '', 'Safe Links')).toBe('azure/dns')
    expect(found('R-17', '', 'Safe Links')).toBe('m365/DO365-SL-E3')
  })
})

describe('to decide', () => {
  test.each([
    ['Key store', 'several: azure/vault aws/kms'],
    ['AC-03(09)', 'enhancement: nist_800_53/AC-3'],
    ['AC-3a.', 'enhancement: nist_800_53/AC-3'],
    ['Safe Link', 'close: m365/DO365-SL-E3'],
    ['Antiphishing', 'close: m365/EOP-APH-E3'],
    ['Phishing protection', 'loose: m365/EOP-APH-E3'],
  ])('%j', (id, expected) => {
    expect(found(id).startsWith(expected), found(id)).toBe(true)
  })

  test('a framework of another name takes nothing for sure', () => {
    expect(found('dns', 'our own catalogue')).toBe('framework: azure/dns')
  })

  test('two labels that are alike as much as each other are none of them close', () => {
    const twins = [capability('azure', 'one', 'Web filter A'), capability('azure', 'two', 'Web filter B')]
    const match = listMatcher(twins)({ row: 1, framework: '', id: 'Web filter', label: '', fields: {} })
    expect(match).toEqual({ kind: 'undecided', why: 'loose', places: [0, 1] })
  })
})

describe('none', () => {
  test.each([
    ['Backup tapes', '', 'unknown'],
    ['dns', 'gcp', 'notChosen'],
    ['gcp/dns', '', 'notChosen'],
    ['CVE-2024-1', 'kev', 'demand'],
    ['kev/CVE-2024-1', '', 'demand'],
    ['constructor', '', 'unknown'],
    ['__proto__', '', 'unknown'],
  ])('%j of %j is %s', (id, framework, why) => {
    expect(found(id, framework)).toBe(why)
  })

  test('so many different names are compared, and no more', () => {
    const match = listMatcher(capabilities)
    const why = (at: number): unknown =>
      match({ row: at, framework: '', id: `zzz ${String(at)}`, label: '', fields: {} })
    for (let at = 0; at < mostSought; at++) why(at)
    expect(why(mostSought)).toEqual({ kind: 'none', why: 'notSought' })
    expect(why(0)).toEqual({ kind: 'none', why: 'unknown' })
  })
})
