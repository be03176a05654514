import { describe, expect, test } from 'vitest'
import { rebaseOnto } from '../attack/rebase.ts'
import { openBundledKnowledge, valueOf } from './bundled-knowledge.test-twin.ts'
import { listOnShelf } from './catalogue.ts'
import { linesOfCapability, linesOfTechnique, mappingLines, nonMappableLines } from './mapping-lines.ts'

const knowledge = await openBundledKnowledge()

async function shelf(version: string, id: string) {
  const attack = valueOf(await knowledge.attack('enterprise', version))
  const set = valueOf(await knowledge.set(id))
  return { attack, rebase: rebaseOnto(attack, knowledge.known), set, sets: [set] }
}

const nist = await shelf('16.1', 'nist_800_53-rev5_attack-16.1-enterprise')

test('no row is left out, and each says where it stands', () => {
  const lines = mappingLines(nist, nist.set)
  expect(lines).toHaveLength(nist.set.capabilities.reduce((sum, { mappings }) => sum + mappings.length, 0))
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  const foreign = lines.filter(({ dropped }) => dropped !== null)
  expect(foreign.map(({ technique, name, dropped }) => [technique, name, dropped])).toContainEqual([
    'T1521.003',
    '',
    'otherDomain',
  ])
})

test('distinct capabilities per technique, as listed', () => {
  const listed = listOnShelf(nist, 'techniques')
  const counts = new Map<string, Set<string>>()
  for (const { technique, capability, dropped } of mappingLines(nist, nist.set)) {
    if (dropped === null) counts.set(technique, (counts.get(technique) ?? new Set()).add(capability))
  }
  for (const row of listed) expect(row['capabilities']).toBe(counts.get(row['id'] as string)?.size ?? 0)
  const all = [...counts.values()].map(({ size }) => size)
  expect([all.length, Math.max(...all)]).toEqual([469, 32])
})

describe('one technique or one capability', () => {
  test('is the whole list, cut down', async () => {
    const azure = await shelf('19.0', 'azure-04.26.2025_attack-16.1-enterprise')
    const all = mappingLines(azure, azure.set)
    // Only rebase brings rows to it.
    const moved = linesOfTechnique(azure, azure.set, 'T1685')
    expect(moved.length).toBeGreaterThan(0)
    expect(moved.every(({ published }) => published?.startsWith('T1562') === true)).toBe(true)
    const bare = (list: typeof all): unknown[] => list.map((line) => ({ ...line, id: '' }))
    expect(bare(moved)).toEqual(bare(all.filter(({ technique, dropped }) => technique === 'T1685' && dropped === null)))
    const key = all[0]?.capability ?? ''
    expect(linesOfCapability(azure, azure.set, key)).toEqual(all.filter(({ capability }) => capability === key))
  })
})

test('what can’t be mapped, with what is mapped all the same', async () => {
  const old = await shelf('16.1', 'nist_800_53-rev5_attack-14.1-enterprise')
  const lines = nonMappableLines(old, old.set)
  expect(lines.filter(({ kind }) => kind === 'technique')).toHaveLength(89)
  expect(lines.filter(({ mapped }) => mapped)).toHaveLength(5)
  const ccm = await shelf('17.1', 'csa_ccm-4.1_attack-17.1-enterprise')
  const never = nonMappableLines(ccm, ccm.set).filter(({ kind, mapped }) => kind === 'capability' && !mapped)
  expect(never.length).toBe(ccm.set.capabilities.filter(({ mappings }) => mappings.length === 0).length)
})
