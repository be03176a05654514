// @vitest-environment node
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { withEntries, withName, withStatus } from '../../core/assessment/edits.ts'
import { openAssessmentDatabase } from './assessment-database.ts'
import type { AssessmentDatabase } from './assessment-database.ts'
import type { Stored } from './not-stored.ts'
import { failWrites, watchDurability, watchRows } from './row-access.test-twin.ts'
import { entry, smallAssessment, stampOf } from './sample-rows.test-twin.ts'

function openIn(indexedDB = new IDBFactory()): AssessmentDatabase {
  return openAssessmentDatabase({ indexedDB, keyRange: IDBKeyRange })
}

function valueOf<T>(stored: Stored<T>): T {
  if (!stored.ok) throw new Error(stored.problems[0]?.what)
  return stored.value
}

const mark = withStatus([{ framework: 'azure', capability: 'b' }], 'planned')

async function save(database: AssessmentDatabase, before: Assessment, after: Assessment, sequence: number) {
  return database.saveEdit({ before, after, sequence, ...stampOf(after) })
}

describe('a stored assessment', () => {
  it('comes back as it was, after the window was closed too', async () => {
    const indexedDB = new IDBFactory()
    const document = smallAssessment('a', [entry('a'), entry('b', 'planned'), entry('ü')])
    const first = openIn(indexedDB)
    const added = valueOf(await first.add(document, stampOf(document)))
    first.close()
    const again = valueOf(await openIn(indexedDB).load('a'))
    expect(again).toEqual({ document, summary: added })
  })

  it('keeps its entries in canonical order and apart from those of others', async () => {
    const names = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 8 })
    const database = openIn()
    let run = 0
    await fc.assert(
      fc.asyncProperty(names, names, async (ours, theirs) => {
        const sorted = (list: readonly string[]): string[] => [...list].sort((a, b) => (a < b ? -1 : 1))
        const id = `a${run++}`
        const documents = [
          smallAssessment(
            id,
            sorted(ours).map((name) => entry(name)),
          ),
        ]
        documents.push(
          smallAssessment(
            `${id}a`,
            sorted(theirs).map((name) => entry(name)),
          ),
        )
        for (const document of documents) {
          const shuffled = { ...document, capabilities: [...document.capabilities].reverse() }
          valueOf(await database.add(shuffled, stampOf(document)))
        }
        for (const document of documents) {
          expect(valueOf(await database.load(document.id)).document).toEqual(document)
        }
      }),
      { numRuns: 8 },
    )
  }, 30_000)

  it('is saved by the row of the mark and the summary alone, strictly durable', async () => {
    const durability = watchDurability()
    const database = openIn()
    const document = smallAssessment('a', [entry('a'), entry('b')])
    const { sequence } = valueOf(await database.add(document, stampOf(document)))
    const rows = watchRows()
    valueOf(await save(database, document, mark(document), sequence))
    const written = rows.writes.map(({ table }) => table).sort()
    expect(written).toEqual(['entries', 'settings', 'summaries'])
    expect(durability).toEqual(['strict', 'strict'])
    expect(valueOf(await database.load('a')).document).toEqual(mark(document))
  })

  it('counts changes up, whatever the clock says', async () => {
    const database = openIn()
    const a = smallAssessment('a')
    const b = smallAssessment('b')
    const first = valueOf(await database.add(a, stampOf(a, '2036-01-01T00:00:00.000Z')))
    valueOf(await database.add(b, stampOf(b, '2016-01-01T00:00:00.000Z')))
    expect(valueOf(await database.summaries()).map(({ id }) => id)).toEqual(['b', 'a'])
    valueOf(await save(database, a, withName('A')(a), first.sequence))
    expect(valueOf(await database.summaries()).map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('the list of assessments', () => {
  it('is read from one row each, never from documents', async () => {
    const database = openIn()
    for (const id of ['a', 'b', 'c']) {
      const document = smallAssessment(id, [entry('a'), entry('b')])
      valueOf(await database.add(document, stampOf(document)))
    }
    const rows = watchRows()
    const listed = valueOf(await database.summaries())
    expect(listed.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(rows.reads).toEqual([{ table: 'summaries', method: 'getAll' }])
    expect(JSON.stringify(listed[0]).length).toBeLessThan(600)
  })
})

describe('deleting', () => {
  it('can be taken back until the trash is emptied', async () => {
    const database = openIn()
    const document = smallAssessment('a', [entry('a')])
    valueOf(await database.add(document, stampOf(document)))
    valueOf(await database.moveToTrash('a'))
    expect(valueOf(await database.summaries())).toEqual([])
    expect(await database.load('a')).toMatchObject({ ok: false, cause: 'deleted' })
    expect(valueOf(await database.trashed())).toHaveLength(1)
    valueOf(await database.restore('a'))
    expect(valueOf(await database.load('a')).document).toEqual(document)
    valueOf(await database.moveToTrash('a'))
    valueOf(await database.deleteForGood(['a', 'unknown']))
    expect(await database.restore('a')).toMatchObject({ ok: false, cause: 'deleted' })
    expect(valueOf(await database.has('a'))).toBe(false)
    valueOf(await database.add(smallAssessment('a'), stampOf(document)))
    expect(valueOf(await database.load('a')).document.capabilities).toEqual([])
  })
})

describe('a choice made for an assessment', () => {
  it('goes with it when it is deleted for good, and no sooner; others stay', async () => {
    const database = openIn()
    for (const id of ['a', 'b']) valueOf(await database.add(smallAssessment(id), stampOf(smallAssessment(id))))
    for (const name of ['assess-view/a', 'assess-view/b', 'theme', 'a']) {
      valueOf(await database.writeSetting(name, name))
    }
    valueOf(await database.moveToTrash('a'))
    valueOf(await database.deleteForGood(['b']))
    expect(Object.keys(valueOf(await database.readSettings()))).toHaveLength(4)
    valueOf(await database.deleteForGood(['a']))
    expect(Object.keys(valueOf(await database.readSettings())).sort()).toEqual(['a', 'assess-view/b', 'theme'])
  })
})

describe('an edit that can’t be saved', () => {
  it('is refused when the assessment was deleted, or changed by another window', async () => {
    const indexedDB = new IDBFactory()
    const [ours, theirs] = [openIn(indexedDB), openIn(indexedDB)]
    const document = smallAssessment('a', [entry('b')])
    const { sequence } = valueOf(await ours.add(document, stampOf(document)))
    const theirEdit = withName('Theirs')(document)
    valueOf(await save(theirs, document, theirEdit, sequence))
    const refusal = await save(ours, document, mark(document), sequence)
    expect(refusal).toMatchObject({ ok: false, cause: 'changedElsewhere' })
    expect(valueOf(await ours.load('a')).document).toEqual(theirEdit)
    valueOf(await theirs.moveToTrash('a'))
    expect(await save(ours, document, mark(document), sequence)).toMatchObject({ ok: false, cause: 'deleted' })
  })

  it.each([
    ['QuotaExceededError', 'full', 'There is no room left on the disk.'],
    ['UnknownError', 'failed', 'The database didn’t take the change. (UnknownError)'],
    ['AbortError', 'failed', 'The database didn’t take the change. (AbortError)'],
  ])('says so for %s and leaves every row as it was', async (name, cause, what) => {
    const database = openIn()
    const document = smallAssessment('a', [entry('b')])
    const { sequence } = valueOf(await database.add(document, stampOf(document)))
    const after = withEntries([{ framework: 'azure', capability: 'c' }], (one) => ({ ...one, note: 'n' }))(
      mark(document),
    )
    const mend = failWrites(name)
    expect(await save(database, document, after, sequence)).toMatchObject({ ok: false, cause, problems: [{ what }] })
    mend()
    expect(valueOf(await database.load('a')).document).toEqual(document)
    valueOf(await save(database, document, after, sequence))
    expect(valueOf(await database.load('a')).document).toEqual(after)
  })
})
