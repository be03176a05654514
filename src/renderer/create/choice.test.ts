import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseIndex } from '../../core/knowledge/knowledge-file.ts'
import { offers, proposedName, stillOffered, versionWords } from './choice.ts'

const index = parseIndex(readFileSync('resources/knowledge/index.json', 'utf8'), 'index.json')
if (!index.ok) throw new Error('the index is broken')
const enterprise = offers(index.value, 'enterprise', '19.0')
const all = enterprise.flatMap((group) => group.offers)

test('every supply framework is offered with its newest set first, demand is not', () => {
  expect(all.map(({ id }) => id)).toEqual([
    'azure',
    'm365',
    'aws',
    'gcp',
    'intel-vpro',
    'nist_800_53',
    'cri_profile',
    'csa_ccm',
    'attack_mitigations',
  ])
  const newest = Object.fromEntries(all.map(({ id, sets }) => [id, sets[0]?.id]))
  expect(newest['nist_800_53']).toBe('nist_800_53-rev5_attack-16.1-enterprise')
  expect(newest['azure']).toBe('azure-04.26.2025_attack-16.1-enterprise')
  expect(all.find(({ id }) => id === 'nist_800_53')?.sets).toHaveLength(11)
})

test('mobile and ICS have ATT&CK’s own mitigations only, of the chosen version', () => {
  for (const domain of ['mobile', 'ics'] as const) {
    const sets = offers(index.value, domain, '18.1').flatMap((group) => group.offers.flatMap((offer) => offer.sets))
    expect(sets.map(({ id }) => id)).toEqual([`attack_mitigations-18.1_attack-18.1-${domain}`])
  }
})

test('a choice follows the version, and drops what the domain has not', () => {
  const chosen = {
    azure: ['azure-06.29.2021_attack-8.2-enterprise'],
    attack_mitigations: ['attack_mitigations-18.1_attack-18.1-enterprise'],
  }
  expect(stillOffered(chosen, enterprise)).toEqual({
    azure: ['azure-06.29.2021_attack-8.2-enterprise'],
    attack_mitigations: ['attack_mitigations-19.0_attack-19.0-enterprise'],
  })
  expect(stillOffered(chosen, offers(index.value, 'mobile', '19.0'))).toEqual({
    attack_mitigations: ['attack_mitigations-19.0_attack-19.0-mobile'],
  })
})

test('versions and names read as people write them', () => {
  expect(all.flatMap(({ sets }) => sets.slice(0, 1)).map(versionWords)).toContain('rev 5')
  expect(proposedName([])).toBe('New assessment')
  expect(proposedName(['Azure'])).toBe('Azure baseline')
  expect(proposedName(['Azure', 'AWS', 'CSA CCM'])).toBe('Azure and 2 more baseline')
})
