// @vitest-environment node
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { withStatus } from '../../core/assessment/edits.ts'
import { openAssessmentDatabase } from './assessment-database.ts'
import type { AssessmentDatabase } from './assessment-database.ts'
import { connect } from './connection.ts'
import { failWriteNumber } from './row-access.test-twin.ts'
import { entry, smallAssessment, stampOf } from './sample-rows.test-twin.ts'
import { schemaSteps } from './schema.ts'
import type { SchemaStep } from './schema.ts'

/** Everything that a database holds, table by table. */
async function contentOf(indexedDB: IDBFactory, steps: readonly SchemaStep[] = schemaSteps): Promise<unknown> {
  const connection = connect({ indexedDB, keyRange: IDBKeyRange, steps })
  const content = await connection.write(async (tables) =>
    Object.fromEntries(
      await Promise.all(tables.tables.map(async (table) => [table.name, await table.toArray()] as const)),
    ),
  )
  connection.close()
  if (!content.ok) throw new Error(content.problems[0]?.what)
  return content.value
}

function openIn(indexedDB: IDBFactory): AssessmentDatabase {
  return openAssessmentDatabase({ indexedDB, keyRange: IDBKeyRange })
}

const first = smallAssessment('a', [entry('a'), entry('b', 'planned')])
const other = smallAssessment(
  'b',
  Array.from({ length: 12 }, (_, at) => entry(`c${at}`)),
)

async function filled(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory()
  const database = openIn(indexedDB)
  await database.add(first, stampOf(first))
  await database.add(smallAssessment('deleted', [entry('z')]), stampOf(smallAssessment('deleted')))
  await database.moveToTrash('deleted')
  await database.snapshots.keep(request('one'))
  database.close()
  return indexedDB
}

function request(text: string) {
  const facts = {
    assessment: 'a',
    assessmentName: 'A',
    name: '',
    reason: 'quit',
    keptAt: '',
    change: 1,
    rows: 2,
  } as const
  return { ...facts, figures: null, text }
}

const recovered = { document: other, ...stampOf(other), trashed: false, sample: false }
const edited = withStatus([{ framework: 'azure', capability: 'b' }], 'deployed')(first)

const actions: readonly (readonly [string, (database: AssessmentDatabase) => Promise<{ readonly ok: boolean }>])[] = [
  ['an import', (database) => database.add(other, stampOf(other))],
  ['an edit', (database) => database.saveEdit({ before: first, after: edited, sequence: 1, ...stampOf(edited) })],
  ['a deletion', (database) => database.moveToTrash('a')],
  ['a return from the trash', (database) => database.restore('deleted')],
  ['a deletion for good', (database) => database.deleteForGood(['deleted'])],
  ['a recovery', (database) => database.recover([recovered, { ...recovered, document: edited }], 40)],
  ['a snapshot', (database) => database.snapshots.keep(request('two'))],
]

describe.each(actions)('%s', (_name, act) => {
  it('that fails at any write leaves everything as it was', async () => {
    let writes = 0
    for (let at = 1; ; at++) {
      const indexedDB = await filled()
      const before = await contentOf(indexedDB)
      const database = openIn(indexedDB)
      await database.summaries()
      const failing = failWriteNumber(at)
      const result = await act(database)
      failing.end()
      database.close()
      if (!failing.failed()) {
        expect(result.ok).toBe(true)
        break
      }
      writes += 1
      expect(result.ok, `write ${at}`).toBe(false)
      expect(await contentOf(indexedDB), `write ${at}`).toEqual(before)
    }
    expect(writes).toBeGreaterThan(0)
  })
})

/** A step that rewrites rows, as one of a later version would. */
const rewriting: SchemaStep = {
  version: 99,
  tables: { extra: 'id' },
  upgrade: async (transaction) => {
    await transaction.table('summaries').toCollection().modify({ name: 'rewritten' })
    await transaction.table('entries').toCollection().modify({ more: true })
    await transaction.table('extra').add({ id: 'new' })
  },
}

describe('a migration', () => {
  it('that fails at any write leaves the older database as it was', async () => {
    let writes = 0
    for (let at = 1; ; at++) {
      const indexedDB = await filled()
      const before = await contentOf(indexedDB)
      const newer = connect({ indexedDB, keyRange: IDBKeyRange, steps: [...schemaSteps, rewriting] })
      // Dexie tries a second time after an unknown error.
      const failing = failWriteNumber(at, 'QuotaExceededError')
      const result = await newer.write((tables) => tables.settings.count())
      failing.end()
      newer.close()
      if (!failing.failed()) {
        expect(result).toMatchObject({ ok: true })
        break
      }
      writes += 1
      expect(result).toMatchObject({ ok: false, cause: 'full' })
      expect(await contentOf(indexedDB)).toEqual(before)
    }
    expect(writes).toBeGreaterThan(3)
  })

  it('comes after a snapshot of every assessment, and not at all where that can’t be kept', async () => {
    const indexedDB = new IDBFactory()
    const [oldest] = schemaSteps
    if (oldest === undefined) throw new Error('no version')
    const old = connect({ indexedDB, keyRange: IDBKeyRange, steps: [oldest] })
    const { figures, changedAt } = stampOf(first)
    await old.write(async (tables) => {
      const { capabilities, ...row } = first
      await tables.assessments.add(row)
      await tables.entries.bulkAdd(capabilities.map((one) => ({ assessment: 'a', entry: one })))
      await tables.summaries.add({ ...figures, sample: false, changedAt, sequence: 1 })
    })
    old.close()
    const before = await contentOf(indexedDB, [oldest])
    const refusing = openAssessmentDatabase({
      indexedDB,
      keyRange: IDBKeyRange,
      keepBeforeUpgrade: () => Promise.resolve({ ok: false, cause: 'full', problems: [] }),
    })
    expect(await refusing.summaries()).toMatchObject({ ok: false, cause: 'full' })
    refusing.close()
    expect((await indexedDB.databases()).map(({ version }) => version)).toEqual([10])
    expect(await contentOf(indexedDB, [oldest])).toEqual(before)
    const kept: unknown[] = []
    const opened = openAssessmentDatabase({
      indexedDB,
      keyRange: IDBKeyRange,
      keepBeforeUpgrade: (stored) => {
        kept.push(...stored.map(({ document }) => document))
        return Promise.resolve({ ok: true, value: null })
      },
    })
    expect(await opened.summaries()).toMatchObject({ ok: true, value: [{ id: 'a' }] })
    expect(kept).toEqual([first])
    // The next start has nothing to bring up.
    expect(await opened.load('a')).toMatchObject({ ok: true })
    expect(kept).toHaveLength(1)
  })
})
