import { expect, test } from 'vitest'
import { everyAttackVersion, openBundledKnowledge } from '../knowledge/bundled-knowledge.test-twin.ts'
import type { AttackVersion, Domain } from './attack-version.ts'
import { knownTechniques } from './known-techniques.ts'

function version(domain: Domain, number: string, ids: readonly string[]): AttackVersion {
  const techniques = ids.map((id) => ({ id, name: id, tactics: [], platforms: [] }))
  return { domain, version: number, tactics: [], techniques, mitigations: [], groups: [], software: [], campaigns: [] }
}

test('the first and last version of each domain that knows an id, in whatever order they come', () => {
  const versions = [
    version('enterprise', '10.0', ['T2', 'T3']),
    version('mobile', '9.0', ['T3']),
    version('enterprise', '9.0', ['T1', 'T2']),
    version('enterprise', '11.0', ['T2', 'T4']),
  ]
  expect(knownTechniques(versions)).toEqual({
    T1: { enterprise: ['9.0', '9.0'] },
    T2: { enterprise: ['9.0', '11.0'] },
    T3: { enterprise: ['10.0', '10.0'], mobile: ['9.0', '9.0'] },
    T4: { enterprise: ['11.0', '11.0'] },
  })
  expect(Object.keys(knownTechniques(versions))).toEqual(['T1', 'T2', 'T3', 'T4'])
})

test('an id that comes back after a gap would make a span lie', () => {
  const gap = [version('ics', '1.0', ['T1']), version('ics', '2.0', []), version('ics', '3.0', ['T1'])]
  expect(() => knownTechniques(gap)).toThrow('T1 is missing between 1.0 and 3.0 of ics')
})

test('the bundled list is that of the bundled versions', async () => {
  const knowledge = await openBundledKnowledge()
  expect(knownTechniques(await everyAttackVersion(knowledge))).toEqual(knowledge.known)
})
