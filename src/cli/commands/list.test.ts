import { describe, expect, test } from 'vitest'
import { listKinds } from '../../core/knowledge/catalogue.ts'
import type { ListRow } from '../../core/knowledge/catalogue.ts'
import { textOf } from '../../core/json-text.ts'
import { call, callJson } from '../captured-host.test-twin.ts'

const list = (...argv: string[]): Promise<ListRow[]> => callJson<ListRow[]>(['list', ...argv])

describe('every kind', () => {
  test.each(listKinds)('%s: a line for each in both forms, in the same order', async (kind) => {
    const rows = await list(kind)
    expect(rows.length).toBeGreaterThan(5)
    const { code, out } = await call(['list', kind])
    expect(code).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(rows.length + 1)
    const key = ['capability', 'id', 'domain'].find((name) => name in (rows[0] ?? {})) ?? ''
    rows.forEach((row, at) => expect(lines[at + 1]).toContain(textOf(row[key])))
  })
})

test('sets: all 33 published ones and the mitigations of 11 versions; the newest are marked', async () => {
  const sets = await list()
  expect(sets).toEqual(await list('sets'))
  const published = sets.filter(({ framework }) => framework !== 'attack_mitigations')
  expect([published.length, sets.length - published.length]).toEqual([33, 11])
  const newest = sets.filter(({ newest, domain }) => newest === true && domain === 'enterprise')
  expect(newest.map(({ framework }) => framework).sort()).toEqual(
    ['attack_mitigations', 'aws', 'azure', 'cri_profile', 'csa_ccm', 'gcp', 'intel-vpro', 'kev', 'm365'].concat([
      'nist_800_53',
      'veris',
    ]),
  )
  expect((await list('sets', '--set', 'azure')).length).toBe(2)
  const mobile = await list('sets', '--domain', 'mobile', '--attack', '16.1')
  expect(mobile.map(({ framework }) => framework)).toEqual(['attack_mitigations', 'kev', 'veris'])
})

test('attack: 11 versions, one newest of each domain, the rebuilt ones say so', async () => {
  const versions = await list('attack')
  expect(versions).toHaveLength(11)
  const names = (rows: ListRow[]): string[] => rows.map((row) => `${textOf(row['domain'])} ${textOf(row['version'])}`)
  expect(names(versions.filter(({ newest }) => newest))).toEqual(['enterprise 19.0', 'mobile 19.0', 'ics 18.1'])
  expect(names(versions.filter(({ rebuilt }) => rebuilt))).toEqual(['enterprise 19.0', 'mobile 19.0'])
})

test('techniques: active ones of the newest version, or of another', async () => {
  const newest = await list('techniques')
  expect(newest).toHaveLength(697)
  expect(newest.some(({ id }) => id === 'T1562.001')).toBe(false)
  expect(await list('techniques', '--attack', '16.1')).toHaveLength(656)
  expect(await list('techniques', '--domain', 'ics')).toHaveLength(83)
  const mapped = await list('techniques', '--set', 'azure')
  expect(mapped.find(({ id }) => id === 'T1578.001')?.['capabilities']).toBe(1)
  expect(mapped.every(({ capabilities }) => Number(capabilities) > 0)).toBe(true)
})

test('tactics stand in matrix order; 19.0 has one more', async () => {
  const tactics = await list('tactics')
  expect(tactics.map(({ id }) => id).slice(6, 8)).toEqual(['TA0005', 'TA0112'])
  expect([tactics.length, (await list('tactics', '--attack', '18.1')).length]).toEqual([15, 14])
})

test('capabilities: of the newest sets, or of the set that is named', async () => {
  const all = await list('capabilities')
  const sets = new Set(all.map(({ set }) => set))
  expect(sets.size).toBe(11)
  expect(sets).toContain('nist_800_53-rev5_attack-16.1-enterprise')
  const nist = await list('capabilities', '--set', 'nist_800_53')
  expect(nist).toHaveLength(109)
  expect(nist.find(({ capability }) => capability === 'AC-2')).toMatchObject({
    id: 'AC-02',
    label: 'Account Management',
  })
  const mobile = await list('capabilities', '--set', 'kev-07.28.2025_attack-16.1-mobile')
  expect(mobile[0]?.['attack']).toMatchObject({ domain: 'mobile', version: '19.0' })
})

test('a group counts what campaigns attributed to it use', async () => {
  const group = (await list('groups')).find(({ id }) => id === 'G0016')
  expect(group?.['techniques']).toBe(119)
})

test.each([
  [['techniques', '--attack', '13']],
  [['techniques', '--domain', 'ics', '--attack', '19.0']],
  [['capabilities', '--set', 'nope']],
  [['capabilities', '--set', 'azure', '--domain', 'mobile']],
  [['sets', '--attack', '7.0']],
  [['attack', '--attack', '7.0']],
])('nothing fits %j: exit 2 and one line', async (argv) => {
  const { code, out, messages } = await call(['list', ...argv, '--json'])
  expect([code, out, messages.length]).toEqual([2, '', 1])
})
