import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebaseOnto } from '../attack/rebase.ts'
import type { Capability, MappingSet } from '../mappings/mapping-set.ts'
import { openBundledKnowledge, valueOf } from './bundled-knowledge.test-twin.ts'
import { crosswalk } from './crosswalk.ts'
import { linesOfCapability } from './mapping-lines.ts'

const knowledge = await openBundledKnowledge()
const attack = valueOf(await knowledge.attack('enterprise', '19.0'))
const version = { attack, rebase: rebaseOnto(attack, knowledge.known) }
const azure = valueOf(await knowledge.set('azure-04.26.2025_attack-16.1-enterprise'))
const nist = valueOf(await knowledge.set('nist_800_53-rev5_attack-16.1-enterprise'))
const plain = { rebase: (technique: string) => ({ kind: 'kept' as const, technique }) }

/** A set of capabilities `C0`, `C1`… with these techniques. */
function setOf(id: string, techniques: readonly (readonly string[])[]): MappingSet {
  const capabilities = techniques.map((own, at): Capability => ({
    id: `C${at}`,
    key: `C${at}`,
    labels: [],
    groups: [],
    mappings: own.map((technique) => ({ technique, type: null, category: null, value: null, references: [] })),
    nonMappable: 0,
  }))
  return { ...nist, id, capabilities }
}

test('shared, containment and Jaccard as the contract has them', () => {
  const one = setOf('one', [['T1', 'T2', 'T3', 'T4', 'T1']])
  const others = setOf('others', [['T1'], ['T9'], ['T2', 'T1', 'T8', 'T2'], ['T4', 'T3', 'T2', 'T1']])
  const rows = crosswalk(plain, { set: one, capability: 'C0' }, [others])
  expect(
    rows.map(({ capability, shared, techniques, containment, jaccard }) => [
      capability,
      shared,
      techniques,
      containment,
      jaccard,
    ]),
  ).toEqual([
    ['C3', ['T1', 'T2', 'T3', 'T4'], 4, 1, 1],
    ['C2', ['T1', 'T2'], 3, 0.5, 0.4],
    ['C0', ['T1'], 1, 0.25, 0.25],
  ])
  expect(crosswalk(plain, { set: one, capability: 'C7' }, [others])).toEqual([])
})

test('what is dropped counts nowhere, and what has moved counts where it is now', () => {
  const key = azure.capabilities.reduce((a, b) => (a.mappings.length >= b.mappings.length ? a : b)).key
  const azureRows = crosswalk(version, { set: azure, capability: key }, [nist])
  const techniquesOf = (set: MappingSet, key: string): Set<string> =>
    new Set(
      linesOfCapability(version, set, key)
        .filter(({ dropped }) => dropped === null)
        .map(({ technique }) => technique),
    )
  const own = techniquesOf(azure, key)
  expect(own.size).toBeGreaterThan(10)
  expect(azureRows.length).toBeGreaterThan(50)
  for (const row of azureRows) {
    const theirs = techniquesOf(nist, row.capability)
    const shared = [...own].filter((technique) => theirs.has(technique))
    expect(new Set(row.shared)).toEqual(new Set(shared))
    expect(row.techniques).toBe(theirs.size)
    expect(row.containment).toBe(shared.length / own.size)
    expect(row.jaccard).toBe(shared.length / new Set([...own, ...theirs]).size)
  }
})

test('on random sets: as lists say it, seen from both sides', () => {
  const techniques = fc.array(fc.constantFrom('T1', 'T2', 'T3', 'T4', 'T5'), { maxLength: 6 })
  fc.assert(
    fc.property(techniques, fc.array(techniques, { maxLength: 4 }), (own, theirs) => {
      const [one, others] = [setOf('one', [own]), setOf('others', theirs)]
      const rows = crosswalk(plain, { set: one, capability: 'C0' }, [others])
      const expected = theirs.map((list) => own.filter((id, at) => own.indexOf(id) === at && list.includes(id)))
      for (const [at, shared] of expected.entries()) {
        const row = rows.find(({ capability }) => capability === `C${at}`)
        expect(row?.shared ?? []).toEqual([...shared].sort())
        const [back] = crosswalk(plain, { set: others, capability: `C${at}` }, [one])
        expect(back?.jaccard).toBe(row?.jaccard)
        expect(back?.shared).toEqual(row?.shared)
      }
      const amounts = rows.map((row) => row.shared.length)
      expect(amounts).toEqual([...amounts].sort((a, b) => b - a))
    }),
  )
})
