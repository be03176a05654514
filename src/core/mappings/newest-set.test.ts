import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBundledKnowledge } from '../knowledge/bundled-knowledge.test-twin.ts'
import { mitigationSetId, mitigationSetVersion } from './attack-mitigations.ts'
import { frameworks } from './frameworks.ts'
import { newestSet } from './newest-set.ts'

test('by last update, then ATT&CK version as a number, then id; undated is oldest', () => {
  const sets = [
    { id: 'z', updated: null, attackVersion: '19.0' },
    { id: 'b', updated: '2024-12-31', attackVersion: '19.0' },
    { id: 'c', updated: '2025-01-01', attackVersion: '9.0' },
    { id: 'd', updated: '2025-01-01', attackVersion: '10.0' },
    { id: 'e', updated: '2025-01-01', attackVersion: '10.0' },
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(sets, { minLength: 1 }), (some) => {
      const best = sets.filter((set) => some.includes(set)).at(-1)
      expect(newestSet(some)).toBe(best)
    }),
  )
  expect(newestSet(sets.slice(0, 0))).toBeUndefined()
})

test('the newest published set of every framework', async () => {
  const { index } = await openBundledKnowledge()
  const newest = frameworks.map(
    ({ id }) => newestSet(index.sets.filter((set) => set.framework === id && set.domain === 'enterprise'))?.id,
  )
  expect(newest).toEqual([
    'azure-04.26.2025_attack-16.1-enterprise',
    'm365-07.18.2025_attack-16.1-enterprise',
    'aws-12.12.2024_attack-16.1-enterprise',
    'gcp-03.06.2025_attack-16.1-enterprise',
    'intel-vpro-08.20.2024_attack-15.1-enterprise',
    'nist_800_53-rev5_attack-16.1-enterprise',
    'cri_profile-v2.1_attack-16.1-enterprise',
    'csa_ccm-4.1_attack-17.1-enterprise',
    'attack_mitigations-19.0_attack-19.0-enterprise',
    'veris-1.4.0_attack-16.1-enterprise',
    'kev-07.28.2025_attack-16.1-enterprise',
  ])
})

test('the id of a mitigation set says its version and domain', () => {
  const id = mitigationSetId('ics', '18.1')
  expect(id).toBe('attack_mitigations-18.1_attack-18.1-ics')
  expect(mitigationSetVersion(id)).toEqual({ domain: 'ics', version: '18.1' })
  for (const other of [
    'attack_mitigations-18.1_attack-19.0-ics',
    'azure-04.26.2025_attack-16.1-enterprise',
    '',
    `${id} `,
  ]) {
    expect(mitigationSetVersion(other)).toBeNull()
  }
})
