import { expect, test } from 'vitest'
import { isActive } from '../attack/attack-version.ts'
import { rebaseOnto } from '../attack/rebase.ts'
import { resolveThreats } from '../coverage/demand.ts'
import { openBundledKnowledge, valueOf } from './bundled-knowledge.test-twin.ts'
import { mitigationsOf, objectOf, objectTechniques, successorOf } from './object-uses.ts'

const knowledge = await openBundledKnowledge()
const attack = valueOf(await knowledge.attack('enterprise', '19.0'))
const version = { attack, rebase: rebaseOnto(attack, knowledge.known) }

test('every group uses what it weighs as a threat, and says what only campaigns brought', () => {
  for (const { id, name } of attack.groups.filter(isActive)) {
    const group = objectOf(version, 'group', id)
    const techniques = group === undefined ? [] : objectTechniques(version, group)
    const [use] = resolveThreats([{ kind: 'group', id, name, weight: 1 }], attack, [], version.rebase).uses
    expect(techniques.map((one) => one.id).sort(), id).toEqual([...(use?.techniques.keys() ?? [])].sort())
    const brought = techniques.filter(({ campaigns }) => campaigns.length > 0).map((one) => one.id)
    expect(brought.sort(), id).toEqual([...(use?.byCampaign ?? [])].sort())
  }
})

test('a tactic contains its techniques, each with all of its tactics', () => {
  const stealth = objectOf(version, 'tactic', 'TA0005')
  const techniques = stealth === undefined ? [] : objectTechniques(version, stealth)
  expect(techniques.length).toBeGreaterThan(50)
  expect(techniques.every(({ tactics, campaigns }) => tactics.includes('Stealth') && campaigns.length === 0)).toBe(true)
})

test('an id of another kind is nobody', () => {
  expect(objectOf(version, 'campaign', 'G0016')).toBeUndefined()
})

test('mitigations and what they mitigate agree', () => {
  const ids = mitigationsOf(attack, 'T1578.001').map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(0)
  for (const id of ids) {
    const mitigation = objectOf(version, 'mitigation', id)
    expect(mitigation?.techniques.map((one) => one.id)).toContain('T1578.001')
  }
})

test('revoked objects name their successors', () => {
  const revoked = [...attack.groups, ...attack.software].filter(({ revokedBy }) => revokedBy !== undefined)
  const found = revoked.map((one) => successorOf(attack, one.id.startsWith('G') ? 'group' : 'software', one)?.id)
  expect(found).toEqual(revoked.map(({ revokedBy }) => revokedBy))
  expect(found.length).toBeGreaterThan(0)
})
