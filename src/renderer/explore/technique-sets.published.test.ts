// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rebaseOnto } from '../../core/attack/rebase.ts'
import { openBundledKnowledge, valueOf } from '../../core/knowledge/bundled-knowledge.test-twin.ts'
import { setTable } from './technique-sets.ts'

const folder = join(process.env['COVERLINE_PUBLISHED_DATA'] ?? '../shared/data', 'mappings')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const knowledge = await openBundledKnowledge()
const rebase = rebaseOnto(valueOf(await knowledge.attack('enterprise', '19.0')), knowledge.known)

interface RawRow {
  readonly capability_id: string | null
  readonly attack_object_id: string | null
  readonly mapping_type: string | null
  readonly score_category: string | null
  readonly score_value: string | null
  readonly status: string
}

test('the tables of T1578.001 list every mapping that the 33 published files list, and no other', async () => {
  let all = 0
  for (const name of files) {
    const { mapping_objects: rows } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      readonly mapping_objects: readonly RawRow[]
    }
    const published = rows
      .filter((row) => row.attack_object_id?.trim() === 'T1578.001' && row.capability_id !== null)
      .filter((row) => row.status !== 'non_mappable')
      .map((row) => [row.capability_id?.trim(), row.mapping_type, row.score_category || null, row.score_value || null])
    const set = valueOf(await knowledge.set(name.replace(/\.json$/, '')))
    const shown = setTable(set, 'T1578.001', rebase).rows.map(({ spelling, mapping }) => [
      spelling,
      mapping?.type ?? null,
      mapping?.category ?? null,
      mapping?.value ?? null,
    ])
    const sorted = (list: readonly unknown[]): string[] => list.map((one) => JSON.stringify(one)).sort()
    expect(sorted(shown), name).toEqual(sorted(published))
    all += published.length
  }
  expect(files).toHaveLength(33)
  expect(all).toBeGreaterThan(50)
})
