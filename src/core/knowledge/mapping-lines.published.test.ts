import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rebaseOnto } from '../attack/rebase.ts'
import { capabilityKey } from '../mappings/frameworks.ts'
import { openBundledKnowledge, valueOf } from './bundled-knowledge.test-twin.ts'
import { listOnShelf } from './catalogue.ts'
import { linesOfTechnique, mappingLines } from './mapping-lines.ts'

const published = process.env['COVERLINE_PUBLISHED_DATA'] ?? '../shared/data'

interface RawRow {
  readonly attack_object_id: string | null
  readonly capability_id: string | null
  readonly mapping_type: string | null
  readonly score_category: string | null
  readonly score_value: string | null
  readonly references: readonly string[] | null
  readonly status: string
}

const folder = join(published, 'mappings')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

function rawRows(set: string): RawRow[] {
  const file = JSON.parse(readFileSync(join(folder, `${set}.json`), 'utf8')) as { mapping_objects: RawRow[] }
  return file.mapping_objects.filter(
    ({ status, attack_object_id, capability_id }) =>
      status === 'complete' && attack_object_id !== null && capability_id !== null,
  )
}

const knowledge = await openBundledKnowledge()
const attack = valueOf(await knowledge.attack('enterprise', '16.1'))
const shelf = { attack, rebase: rebaseOnto(attack, knowledge.known) }

test('T1578.001 shows every row of every published file that names it, with all that is a fact', async () => {
  let all = 0
  for (const name of names) {
    const set = valueOf(await knowledge.set(name))
    const expected = rawRows(name)
      .filter(({ attack_object_id }) => attack_object_id?.trim() === 'T1578.001')
      .map((row) => [
        capabilityKey(set.framework, row.capability_id ?? ''),
        row.mapping_type,
        row.score_category,
        row.score_value,
        [...(row.references ?? [])].map((address) => address.trim()).sort(),
      ])
    const shown = linesOfTechnique(shelf, set, 'T1578.001').map((line) => [
      line.capability,
      line.type,
      line.category,
      line.value,
      [...line.references].sort(),
    ])
    const sorted = (rows: unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
    expect(sorted(shown), name).toEqual(sorted(expected))
    all += shown.length
  }
  expect(all).toBe(132)
})

test('distinct capabilities per technique of NIST 800-53 rev5 on 16.1', async () => {
  const name = 'nist_800_53-rev5_attack-16.1-enterprise'
  const set = valueOf(await knowledge.set(name))
  const enterprise = new Set(attack.techniques.map(({ id }) => id))
  const expected = new Map<string, Set<string>>()
  for (const { attack_object_id, capability_id } of rawRows(name)) {
    const technique = attack_object_id ?? ''
    // One row names a technique of Mobile.
    if (!enterprise.has(technique)) continue
    const of = expected.get(technique) ?? new Set()
    expected.set(technique, of.add(capability_id ?? ''))
  }
  const counts = listOnShelf({ ...shelf, sets: [set] }, 'techniques').flatMap((row): [unknown, number][] => {
    const capabilities = Number(row['capabilities'])
    return capabilities === 0 ? [] : [[row['id'], capabilities]]
  })
  expect(new Map(counts)).toEqual(new Map([...expected].map(([id, { size }]) => [id, size])))
  expect([counts.length, Math.max(...counts.map(([, count]) => count))]).toEqual([469, 32])
})

test('no published mapping is left out of its set’s table', async () => {
  for (const name of names) {
    const lines = mappingLines(shelf, valueOf(await knowledge.set(name)))
    expect(lines, name).toHaveLength(rawRows(name).length)
  }
})
