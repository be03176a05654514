import { expect, test } from 'vitest'
import { openBundledKnowledge } from '../../core/knowledge/bundled-knowledge.test-twin.ts'
import { attackNamed, attackOfSet, newestAttack } from './attack-choice.ts'

const knowledge = await openBundledKnowledge()

test('an address names a bundled version, and anything else names none', () => {
  expect(attackNamed('enterprise-16.1', knowledge)).toEqual({ domain: 'enterprise', version: '16.1' })
  expect(attackNamed('enterprise-1.0', knowledge)).toBeNull()
  expect(attackNamed('<script>', knowledge)).toBeNull()
  expect(newestAttack('ics', knowledge)?.version).toBe('18.1')
})

test('a set is shown on what was chosen where that fits, else on its own version, else on the newest', () => {
  const set = (version: string, domain: 'enterprise' | 'ics' = 'enterprise') => ({ domain, attackVersion: version })
  const older = { domain: 'enterprise', version: '15.1' } as const
  expect(attackOfSet(set('16.1'), [null, older], knowledge)).toBe(older)
  expect(attackOfSet(set('16.1', 'ics'), [null, older], knowledge)?.version).toBe('16.1')
  expect(attackOfSet(set('16.1'), [null, null], knowledge)?.version).toBe('16.1')
  expect(attackOfSet(set('8.2'), [null, null], knowledge)?.version).toBe('19.0')
})
