import { expect, test } from 'vitest'
import type { AssessmentSummary } from '../stores/library-store.ts'
import { changedWords, coversWords, matching } from './rows.ts'

const summary = (name: string, sets: readonly string[]): AssessmentSummary => ({
  id: name,
  name,
  domain: 'enterprise',
  attackVersion: '19.0',
  mappingSets: sets,
  techniques: 10,
  covered: 5,
  breadth: 0.5,
  strength: 0.2,
  assessed: 1,
  capabilities: 2,
  map: [],
  sample: false,
  changedAt: '2026-11-24T09:00:00.000Z',
  sequence: 1,
})

test('frameworks are named once, in the order of the screens', () => {
  const sets = [
    'cri_profile-v2.1_attack-16.1-enterprise',
    'azure-06.29.2021_attack-8.2-enterprise',
    'azure-04.26.2025_attack-16.1-enterprise',
    'attack_mitigations-19.0_attack-19.0-enterprise',
    'acme-1_attack-19.0-enterprise',
  ]
  expect(coversWords(sets)).toBe('Azure, CRI Profile, ATT&CK mitigations, acme-1_attack-19.0-enterprise')
})

test('times are said as a person would', () => {
  const now = new Date('2026-11-24T12:00:00')
  expect(changedWords(new Date('2026-11-24T11:59:40').toISOString(), now)).toBe('just now')
  expect(changedWords(new Date('2026-11-24T11:18:00').toISOString(), now)).toBe('42 min ago')
  expect(changedWords(new Date('2026-11-24T08:05:00').toISOString(), now)).toBe('today 08:05')
  expect(changedWords(new Date('2026-09-21T08:05:00').toISOString(), now)).toBe('21 Sept 2026')
  expect(changedWords('rubbish', now)).toBe('')
})

test('a search needs every word, wherever it stands', () => {
  const all = [
    summary('Harbour Bank', ['azure-04.26.2025_attack-16.1-enterprise']),
    summary('Clinic', ['cri_profile-v2.1_attack-16.1-enterprise']),
  ]
  expect(matching(all, 'bank azure').map(({ name }) => name)).toEqual(['Harbour Bank'])
  expect(matching(all, '  ')).toHaveLength(2)
  expect(matching(all, 'bank cri')).toHaveLength(0)
})
