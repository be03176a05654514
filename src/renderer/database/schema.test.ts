// @vitest-environment node
import { readFileSync } from 'node:fs'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { openAssessmentDatabase } from './assessment-database.ts'
import { connect } from './connection.ts'
import { schemaSteps } from './schema.ts'
import { stampOf } from './sample-rows.test-twin.ts'

/** The rows that a program of that version left, by table; missing samples fail here. */
function sampleRows(version: number): Readonly<Record<string, readonly object[]>> {
  const file = new URL(`samples/version-${version}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly object[]>>
}

async function databaseOfVersion(version: number): Promise<IDBFactory> {
  const indexedDB = new IDBFactory()
  const steps = schemaSteps.filter((step) => step.version <= version)
  const old = connect({ indexedDB, keyRange: IDBKeyRange, steps })
  for (const [table, rows] of Object.entries(sampleRows(version))) {
    const written = await old.write((tables) => tables.table(table).bulkAdd(rows))
    if (!written.ok) throw new Error(`${table}: ${written.problems[0]?.what ?? ''}`)
  }
  old.close()
  return indexedDB
}

describe('the versions of the database', () => {
  it('rise, and none is without a sample', () => {
    const versions = schemaSteps.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    for (const version of versions) expect(Object.keys(sampleRows(version))).not.toHaveLength(0)
  })

  it.each(schemaSteps.map(({ version }) => version))('version %i opens, with all that was in it', async (version) => {
    const database = openAssessmentDatabase({ indexedDB: await databaseOfVersion(version), keyRange: IDBKeyRange })
    const listed = await database.summaries()
    expect(listed).toMatchObject({ ok: true, value: [{ id: '6f0d0c1e', name: 'Cloud baseline', breadth: 0.125 }] })
    const loaded = await database.load('6f0d0c1e')
    if (!loaded.ok) throw new Error(loaded.problems[0]?.what)
    const { document, summary } = loaded.value
    expect(document).toMatchObject({
      name: 'Cloud baseline',
      scope: { platforms: ['IaaS'], count: 'leaves' },
      threats: [{ kind: 'group', id: 'G0016', weight: 2 }],
      capabilities: [
        { framework: 'azure', capability: 'azure_backup', status: 'deployed', owner: 'Cloud team' },
        { framework: 'azure', capability: 'azure_policy', status: 'partial', extent: 0.25 },
      ],
    })
    expect(await database.trashed()).toMatchObject({ ok: true, value: [{ id: 'deleted' }] })
    const after = { ...document, name: 'Renamed' }
    const saved = await database.saveEdit({ before: document, after, sequence: summary.sequence, ...stampOf(after) })
    expect(saved).toMatchObject({ ok: true, value: { name: 'Renamed', sequence: 5 } })
    expect(await database.restore('deleted')).toMatchObject({ ok: true })
    const snapshots = await database.snapshots.list('6f0d0c1e')
    if (!snapshots.ok) throw new Error(snapshots.problems[0]?.what)
    expect(snapshots.value.map(({ name }) => name)).toEqual(version === 1 ? [] : ['Before the audit'])
    for (const snapshot of snapshots.value) expect(await database.snapshots.read(snapshot)).toMatchObject({ ok: true })
    const sources = await database.texts.sources()
    if (!sources.ok) throw new Error(sources.problems[0]?.what)
    expect(sources.value.map(({ id }) => id)).toEqual(version < 3 ? [] : ['azure-04.26.2025_attack-16.1-enterprise'])
    for (const { id } of sources.value) {
      const texts = await database.texts.read([{ source: id, key: 'capability azure_backup' }])
      expect(texts).toMatchObject({ ok: true, value: [{ rationale: [{ text: 'A copy brings the data back.' }] }] })
    }
  })
})
