import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { rebaseOnto } from '../../core/attack/rebase.ts'
import { openKnowledge } from '../../core/knowledge/knowledge.ts'
import type { Parsed } from '../../core/problem.ts'
import { otherSets, setTable, typeWords } from './technique-sets.ts'

function valueOf<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const knowledge = valueOf(await openKnowledge((file) => readFile(`resources/knowledge/${file}`, 'utf8')))
const attack = valueOf(await knowledge.attack('enterprise', '19.0'))
const rebase = rebaseOnto(attack, knowledge.known)

async function said(set: string): Promise<string[]> {
  const { rows } = setTable(valueOf(await knowledge.set(set)), 'T1578.001', rebase)
  return rows.map(({ spelling, mapping }) => `${spelling} ${mapping?.category ?? '-'} ${mapping?.value ?? '-'}`)
}

test('what the publishers say of Create Snapshot', async () => {
  expect(await said('azure-04.26.2025_attack-16.1-enterprise')).toEqual([
    'azure_role_based_access_control protect partial',
  ])
  expect(await said('m365-07.18.2025_attack-16.1-enterprise')).toEqual(['DEF-CAPP-E5 detect minimal'])
  expect(await said('cri_profile-v2.1_attack-16.1-enterprise')).toEqual(['PR.AA-01.01 - -', 'PR.PS-01.09 - -'])
  expect(await said('veris-1.4.0_attack-16.1-enterprise')).toEqual([
    'action.hacking.variety.Abuse of functionality - -',
  ])
  expect(await said('nist_800_53-rev5_attack-16.1-enterprise')).toEqual(
    ['AC-02', 'AC-03', 'AC-05', 'AC-06', 'CM-02', 'CM-05', 'IA-02', 'IA-04', 'IA-06', 'RA-05', 'SI-04'].map(
      (id) => `${id} - -`,
    ),
  )
})

test('rows that only rebase brings here are shown', async () => {
  const azure = valueOf(await knowledge.set('azure-04.26.2025_attack-16.1-enterprise'))
  const moved = setTable(azure, 'T1685', rebase).rows.map(({ mapping }) => mapping?.technique)
  expect(moved.length).toBeGreaterThan(0)
  expect(moved.every((id) => id?.startsWith('T1562') === true)).toBe(true)
})

test('of every framework that isn’t used the newest set is at hand', async () => {
  const azure = valueOf(await knowledge.set('azure-04.26.2025_attack-16.1-enterprise'))
  const ids = otherSets(knowledge.index, [azure], 'enterprise', '19.0').map(({ id }) => id)
  expect(ids).toHaveLength(10)
  expect(ids).toContain('attack_mitigations-19.0_attack-19.0-enterprise')
  expect(ids).toContain('nist_800_53-rev5_attack-16.1-enterprise')
  expect(ids.some((id) => id.startsWith('azure'))).toBe(false)
})

test('types read as words', () => {
  expect(typeWords('technique_scores')).toBe('Score')
  expect(typeWords('primary_impact')).toBe('Primary impact')
  expect(typeWords(null)).toBe('–')
})
