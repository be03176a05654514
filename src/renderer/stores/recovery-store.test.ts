import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withStatus } from '../../core/assessment/edits.ts'
import { connect } from '../database/connection.ts'
import type { OpenTables } from '../database/connection.ts'
import { startDesktop } from './desktop-start.test-twin.ts'
import { memoryDesktop } from './desktop.test-twin.ts'
import type { MemoryDesktop } from './desktop.test-twin.ts'
import { useLibraryStore } from './library-store.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { useStorageStore } from './storage-store.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const firewall = { framework: 'azure', capability: 'azure_firewall' }
const backup = { framework: 'azure', capability: 'azure_backup' }

let desktop: MemoryDesktop
let first = 0

beforeEach(() => {
  desktop = memoryDesktop()
  first = 1
})

afterEach(() => vi.restoreAllMocks())

function start(indexedDB: IDBFactory) {
  first += 100
  return startDesktop(desktop, indexedDB, first)
}

/** What a person does before it ends. */
async function end(): Promise<void> {
  await useStorageStore().flushAll()
  await useSnapshotStore().keepPending()
  await useStorageStore().flushAll()
}

/** A database with one assessment, in which so many capabilities are deployed, after an orderly end. */
async function filled(indexedDB = new IDBFactory()): Promise<{ indexedDB: IDBFactory; id: string }> {
  const { library, assessment } = await start(indexedDB)
  const made = await library.create({ name: 'A', domain: 'enterprise', version: '19.0', mappingSets: [azure] })
  if (!made.ok) throw new Error(made.problems[0]?.what)
  await assessment.load(made.value)
  await assessment.change(withStatus([firewall], 'deployed'), 'Mark')
  await end()
  return { indexedDB, id: made.value }
}

async function damage(indexedDB: IDBFactory, action: (tables: OpenTables) => Promise<unknown>): Promise<void> {
  const connection = connect({ indexedDB, keyRange: IDBKeyRange })
  expect(await connection.write(action)).toMatchObject({ ok: true })
  connection.close()
}

describe('a sound database', () => {
  it('is whole at the first start, at a later one, and after a deletion for good', async () => {
    const { indexedDB, id } = await filled()
    const again = await start(indexedDB)
    expect(again.recovery.state).toEqual({ kind: 'whole' })
    await again.library.remove(id)
    await end()
    expect((await start(indexedDB)).recovery.state).toEqual({ kind: 'whole' })
    expect(await useLibraryStore().deleteForGood([id])).toMatchObject({ ok: true })
    await end()
    expect((await start(indexedDB)).recovery.state).toEqual({ kind: 'whole' })
    expect(desktop.facts.size).toBe(0)
    expect(desktop.shelves.get(id)).toEqual([])
  })

  it('is whole where the program was killed before it noted what it had saved, and has its snapshot afterwards', async () => {
    const { indexedDB, id } = await filled()
    const { assessment } = await start(indexedDB)
    await assessment.load(id)
    await assessment.change(withStatus([backup], 'deployed'), 'Mark')
    await assessment.flush()
    const before = desktop.shelves.get(id)?.length ?? 0
    expect((await start(indexedDB)).recovery.state).toEqual({ kind: 'whole' })
    await vi.waitFor(() => {
      expect(desktop.shelves.get(id)).toHaveLength(before + 1)
    })
    await useStorageStore().flushAll()
    expect(desktop.facts.get(id)).toMatchObject({ rows: 2 })
  })

  it('keeps an assessment that must be deleted for good while that can’t be noted', async () => {
    const { indexedDB, id } = await filled()
    const { library } = await start(indexedDB)
    await library.remove(id)
    desktop.fill()
    expect(await library.deleteForGood([id])).toMatchObject({ ok: false })
    expect(await library.restore(id)).toMatchObject({ ok: true })
  })
})

describe('a database that lost something', () => {
  it.each([
    ['everything', undefined],
    ['a row', (tables: OpenTables) => tables.entries.clear()],
    ['the assessment’s own row', (tables: OpenTables) => tables.assessments.clear()],
    ['its place in the list', (tables: OpenTables) => tables.summaries.clear()],
  ] as const)('%s is noticed before anything is shown, and brought back', async (_what, action) => {
    const { indexedDB, id } = await filled()
    const damaged = action === undefined ? new IDBFactory() : indexedDB
    if (action !== undefined) await damage(damaged, action)
    const { recovery, library } = await start(damaged)
    expect(recovery.state).toMatchObject({ kind: 'damaged', unreadable: false, lost: [{ facts: { id, name: 'A' } }] })
    expect(await recovery.restoreAll()).toMatchObject({ ok: true })
    expect(recovery.state).toEqual({ kind: 'whole' })
    expect(recovery.outcome).toEqual({ back: 1, missing: [] })
    await library.open()
    expect(library.summaries).toMatchObject([{ id, name: 'A', assessed: 1 }])
    await end()
    expect((await start(damaged)).recovery.state).toEqual({ kind: 'whole' })
  })

  it('takes an older snapshot where the file of the newest is damaged too', async () => {
    const { id } = await filled()
    const [newest] = desktop.shelves.get(id) ?? []
    if (newest === undefined) throw new Error('no snapshot')
    desktop.shelves.set(id, [
      { ...newest, id: 'damaged', sequence: 9 },
      { ...newest, id: 'foreign', sequence: 8 },
      newest,
    ])
    desktop.texts.set('foreign', '{"format": "something else"}')
    const { recovery } = await start(new IDBFactory())
    await recovery.restoreAll()
    expect(recovery.outcome).toEqual({ back: 1, missing: [] })
  })

  it('keeps its older state where no snapshot is newer', async () => {
    const { indexedDB, id } = await filled()
    const facts = desktop.facts.get(id)
    if (facts === undefined) throw new Error('not noted')
    desktop.facts.set(id, { ...facts, sequence: facts.sequence + 3, rows: 5 })
    const { recovery, library } = await start(indexedDB)
    expect(recovery.state).toMatchObject({ lost: [{ damage: 'older', snapshot: null }] })
    await recovery.restoreAll()
    expect(recovery.outcome).toEqual({ back: 0, missing: [] })
    await library.open()
    expect(library.summaries).toMatchObject([{ id, assessed: 1 }])
    await end()
    expect((await start(indexedDB)).recovery.state).toEqual({ kind: 'whole' })
  })

  it('goes on without what is lost when that is chosen, and misses it no more', async () => {
    const { id } = await filled()
    const empty = new IDBFactory()
    const { recovery } = await start(empty)
    expect(await recovery.goOn()).toMatchObject({ ok: true })
    expect(recovery.outcome).toBeNull()
    await end()
    expect((await start(empty)).recovery.state).toEqual({ kind: 'whole' })
    expect(desktop.shelves.get(id)).not.toEqual([])
  })

  it('brings back later what was gone on without, whatever became of the newest snapshot', async () => {
    const { id } = await filled()
    const empty = new IDBFactory()
    await (await start(empty)).recovery.goOn()
    await end()
    const { recovery, library, database } = await start(empty)
    const [newest] = desktop.shelves.get(id) ?? []
    if (newest === undefined) throw new Error('no snapshot')
    desktop.shelves.set(id, [{ ...newest, id: 'damaged', sequence: 9 }, newest])
    expect(await recovery.leftBehind()).toMatchObject({ ok: true, value: [{ assessment: id, assessmentName: 'A' }] })
    expect(await recovery.bringBack(newest)).toMatchObject({ ok: true })
    await library.open()
    expect(library.summaries).toMatchObject([{ id, name: 'A', assessed: 1 }])
    expect(await recovery.leftBehind()).toEqual({ ok: true, value: [] })
    // One that is there is never written over.
    const before = await database.load(id)
    expect(await recovery.bringBack(newest)).toMatchObject({ ok: false })
    expect(await database.load(id)).toEqual(before)
    await end()
    expect((await start(empty)).recovery.state).toEqual({ kind: 'whole' })
  })

  it('says so where no snapshot of what was left behind can be read', async () => {
    const { id } = await filled()
    const { recovery } = await start(new IDBFactory())
    await recovery.goOn()
    const [newest] = desktop.shelves.get(id) ?? []
    if (newest === undefined) throw new Error('no snapshot')
    desktop.texts.clear()
    expect(await recovery.bringBack(newest)).toMatchObject({
      ok: false,
      problems: [{ what: 'None of its snapshots can be read.' }],
    })
  })

  it('asks again at the next start when nothing was chosen, and writes nothing meanwhile', async () => {
    await filled()
    const facts = [...desktop.facts.values()]
    const empty = new IDBFactory()
    await start(empty)
    await end()
    expect([...desktop.facts.values()]).toEqual(facts)
    expect((await start(empty)).recovery.state.kind).toBe('damaged')
  })
})
