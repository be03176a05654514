import { expect, test } from 'vitest'
import { openBundledKnowledge, everyAttackVersion } from './bundled-knowledge.test-twin.ts'
import { frameworks } from '../mappings/frameworks.ts'
import { attackPage, frameworkPage } from './official-page.ts'

test('a sub-technique stands below its parent', () => {
  expect(attackPage('technique', 'T1578.001')).toBe('https://attack.mitre.org/techniques/T1578/001/')
  expect(attackPage('tactic', 'TA0005')).toBe('https://attack.mitre.org/tactics/TA0005/')
})

test.each(['', 'T1578/../x', 'T1578.001\n', 'javascript:alert(1)', '@evil.example', 'T1578.0011'])(
  'the id %j gets no address',
  (id) => {
    expect(attackPage('technique', id)).toBeNull()
  },
)

test('every bundled object and every framework has an address', async () => {
  for (const attack of await everyAttackVersion(await openBundledKnowledge())) {
    for (const { id } of attack.techniques) expect(attackPage('technique', id)).not.toBeNull()
    for (const { id } of attack.tactics) expect(attackPage('tactic', id)).not.toBeNull()
    for (const { id } of attack.mitigations) expect(attackPage('mitigation', id), id).not.toBeNull()
    for (const { id } of attack.groups) expect(attackPage('group', id)).not.toBeNull()
    for (const { id } of attack.software) expect(attackPage('software', id)).not.toBeNull()
    for (const { id } of attack.campaigns) expect(attackPage('campaign', id)).not.toBeNull()
  }
  for (const { id } of frameworks) {
    const address = frameworkPage(id)
    expect(address, id).toMatch(
      /^https:\/\/(attack\.mitre\.org|center-for-threat-informed-defense\.github\.io)\/[a-z0-9_/-]+\/$/,
    )
  }
  expect(frameworkPage('own-framework')).toBeNull()
  expect(frameworkPage('constructor')).toBeNull()
})
