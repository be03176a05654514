import { expect, test } from 'vitest'
import type {
  CapabilityMatch,
  MitigationMatch,
  TacticMatch,
  TechniqueMatch,
  ThreatMatch,
} from '../../core/knowledge/match.ts'
import { call, callJson } from '../captured-host.test-twin.ts'
import type { SetMatch } from '../set-match.ts'

async function show<T>(...argv: string[]): Promise<T[]> {
  return callJson<T[]>(['show', ...argv])
}

async function one<T>(...argv: string[]): Promise<T> {
  const [first, ...more] = await show<T>(...argv)
  if (first === undefined || more.length > 0) throw new Error(`${String(more.length)} more`)
  return first
}

test('T1578.001: its place, and who maps to it with which score', async () => {
  const match = await one<TechniqueMatch>('T1578.001')
  expect(match).toMatchObject({
    kind: 'technique',
    attack: { domain: 'enterprise', version: '19.0', rebuilt: true },
    name: 'Create Snapshot',
    tactics: [{ id: 'TA0112', name: 'Defense Impairment' }],
    platforms: ['IaaS'],
    parent: { id: 'T1578' },
  })
  const names = match.mappings.map(({ framework, capability, category, value }) =>
    [framework, capability, category ?? '', value ?? ''].join(' ').trim(),
  )
  expect(names).toContain('azure azure_role_based_access_control protect partial')
  expect(names).toContain('m365 DEF-CAPP-E5 detect minimal')
  expect(names).toContain('cri_profile PR.AA-01.01')
  expect(names).toContain('veris action.hacking.variety.Abuse of functionality')
  expect(names.filter((name) => name.startsWith('nist_800_53 '))).toHaveLength(11)
  expect(match.mappings[0]?.references).toEqual([
    'https://learn.microsoft.com/en-us/azure/role-based-access-control/overview',
  ])
})

test('mappings follow a revoked technique to its successor, and keep the published id', async () => {
  const match = await one<TechniqueMatch>('T1685', '--set', 'nist_800_53-rev5_attack-16.1-enterprise')
  expect(match.mappings.map(({ published }) => published)).toContain('T1562.001')
  const revoked = await one<TechniqueMatch>('T1562.001')
  expect([revoked.revokedBy, revoked.mappings]).toEqual(['T1685', []])
  const older = await one<TechniqueMatch>('T1562.001', '--attack', '16.1', '--domain', 'enterprise')
  expect([older.revoked, older.mappings.length > 0]).toEqual([undefined, true])
})

test('a capability by either spelling, with or without its framework, in any case', async () => {
  const match = await one<CapabilityMatch>('AC-02')
  expect(match).toMatchObject({ framework: 'nist_800_53', capability: 'AC-2', id: 'AC-02', name: 'Account Management' })
  for (const id of ['AC-2', 'nist_800_53/AC-2', ' ac-2 ']) expect(await one(id)).toEqual(match)
  const moved = match.mappings.filter(({ published }) => published !== undefined)
  expect(moved.map(({ id }) => id)).toContain('T1685')
})

test('what has no place in the version is listed with its reason', async () => {
  const matches = await show<CapabilityMatch>('SC-12')
  expect(matches.flatMap(({ dropped }) => dropped)).toContainEqual({ technique: 'T1521.003', reason: 'otherDomain' })
})

test('a capability that only an older set has is found there', async () => {
  expect(await one('adaptive_application_controls')).toMatchObject({ set: 'azure-06.29.2021_attack-8.2-enterprise' })
})

test('several matches are all printed, in both forms', async () => {
  const matches = await show<ThreatMatch>('G0034')
  expect(matches.map(({ attack }) => attack.domain)).toEqual(['enterprise', 'mobile', 'ics'])
  const { out } = await call(['show', 'G0034'])
  expect(out.match(/^G0034 {2}Sandworm Team$/gm)).toHaveLength(3)
  expect(await one<ThreatMatch>('G0034', '--domain', 'mobile')).toMatchObject({ attack: { domain: 'mobile' } })
})

test('a group with what its campaigns use', async () => {
  const group = await one<ThreatMatch>('G0016')
  expect(group.campaigns?.map(({ id }) => id)).toEqual(['C0023', 'C0024'])
  expect(group.techniques).toHaveLength(119)
  expect(group.techniques.filter(({ byCampaign }) => byCampaign === true).length).toBeGreaterThan(0)
})

test('software, campaigns, tactics, mitigations and sets', async () => {
  expect(await one<ThreatMatch>('S1091')).toMatchObject({ kind: 'software', name: 'Pacu', type: 'tool' })
  const campaign = await one<ThreatMatch>('C0024')
  expect(campaign.attributedTo).toEqual([{ id: 'G0016', name: 'APT29' }])
  expect((await one<TacticMatch>('TA0112')).techniques).toHaveLength(56)
  expect((await one<MitigationMatch>('M1036')).techniques).toHaveLength(11)
  const set = await one<SetMatch>('m365-07.18.2025_attack-16.1-enterprise')
  expect(set.capabilities).toHaveLength(38)
  expect(set.findings.find(({ kind }) => kind === 'repeatedRow')?.count).toBe(68)
})

test.each([
  'T1578.001',
  'AC-2',
  'G0016',
  'S1091',
  'C0024',
  'TA0112',
  'M1036',
  'azure-06.29.2021_attack-8.2-enterprise',
])('%s for a person begins with its id', async (id) => {
  const { code, out, messages } = await call(['show', id])
  expect([code, messages]).toEqual([0, []])
  expect(out.split('\n')[0]).toContain(id)
  expect(out).not.toMatch(/undefined|\[object/)
})

test.each([
  [['nope']],
  [['T9999']],
  [['toString']],
  [['azure/nope']],
  [['T1059', '--attack', '13']],
  [['T1059', '--domain', 'moon']],
  [['T1059', '--set', 'nope']],
  [['AC-2', '--set', 'azure']],
])('nothing fits %j: exit 2 and one line', async (argv) => {
  const { code, out, messages } = await call(['show', ...argv])
  expect([code, out, messages.length]).toEqual([2, '', 1])
})
