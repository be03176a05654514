// @vitest-environment node
import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { connect } from './connection.ts'
import type { Connection, ConnectionWatcher } from './connection.ts'
import { failWrites } from './row-access.test-twin.ts'
import { databaseName, schemaSteps } from './schema.ts'
import type { SchemaStep } from './schema.ts'

const next: SchemaStep = { version: 99, tables: { extra: 'id' } }

function connectIn(indexedDB: IDBFactory, steps: readonly SchemaStep[] = schemaSteps): Connection {
  return connect({ indexedDB, keyRange: IDBKeyRange, steps, closingTime: 0 })
}

function quietWatcher(): ConnectionWatcher {
  return { beforeClose: () => Promise.resolve(), lost: vi.fn(), waiting: vi.fn() }
}

function putName(connection: Connection, value: string): Promise<{ ok: boolean }> {
  return connection.run((tables) => tables.settings.put({ key: 'name', value }))
}

async function versionIn(indexedDB: IDBFactory): Promise<number | undefined> {
  return (await indexedDB.databases()).find(({ name }) => name === databaseName)?.version
}

describe('a database of a newer program', () => {
  it('is left alone and said to be newer', async () => {
    const indexedDB = new IDBFactory()
    const newer = connectIn(indexedDB, [...schemaSteps, next])
    await putName(newer, 'theirs')
    newer.close()
    const warn = vi.spyOn(console, 'warn')
    const older = connectIn(indexedDB)
    const watcher = quietWatcher()
    older.watch(watcher)
    expect(await putName(older, 'ours')).toMatchObject({ ok: false, cause: 'newer' })
    expect(await putName(older, 'ours')).toMatchObject({ ok: false, cause: 'newer' })
    expect(watcher.lost).toHaveBeenCalledTimes(1)
    expect(warn).not.toHaveBeenCalled()
    expect(await versionIn(indexedDB)).toBe(990)
    const read = await connectIn(indexedDB, [...schemaSteps, next]).run((tables) => tables.settings.get('name'))
    expect(read).toEqual({ ok: true, value: { key: 'name', value: 'theirs' } })
  })
})

describe('two windows', () => {
  it('use one database side by side', async () => {
    const indexedDB = new IDBFactory()
    const [one, other] = [connectIn(indexedDB), connectIn(indexedDB)]
    expect(await putName(one, '1')).toMatchObject({ ok: true })
    expect(await putName(other, '2')).toMatchObject({ ok: true })
    expect(await putName(one, '3')).toMatchObject({ ok: true })
  })

  it('let a newer program in: the older one writes what it has, closes and stays closed', async () => {
    const indexedDB = new IDBFactory()
    const warn = vi.spyOn(console, 'warn')
    const older = connectIn(indexedDB)
    const lost = vi.fn()
    older.watch({
      beforeClose: async () => {
        await putName(older, 'written before closing')
      },
      lost,
      waiting: vi.fn(),
    })
    await putName(older, 'first')
    const newer = connectIn(indexedDB, [...schemaSteps, next])
    const watcher = quietWatcher()
    newer.watch(watcher)
    const read = await newer.run((tables) => tables.settings.get('name'))
    expect(read).toEqual({ ok: true, value: { key: 'name', value: 'written before closing' } })
    expect(lost).toHaveBeenCalledTimes(1)
    expect(await putName(older, 'too late')).toMatchObject({ ok: false, cause: 'lost' })
    expect(watcher.waiting).toHaveBeenLastCalledWith(null)
    expect(warn).not.toHaveBeenCalled()
    expect(await versionIn(indexedDB)).toBe(990)
  })
})

describe('a connection that the browser closed', () => {
  it('opens again at the next access', async () => {
    const indexedDB = new IDBFactory()
    const connection = connectIn(indexedDB)
    await putName(connection, 'before')
    await connection.run((tables: Dexie) => {
      forceCloseDatabase(tables.backendDB() as unknown as typeof IDBDatabase)
      return Promise.resolve()
    })
    await vi.waitFor(async () => expect(await putName(connection, 'after')).toMatchObject({ ok: true }))
  })

  it('answers with a reason while it can’t be opened, and works once it can', async () => {
    const indexedDB = new IDBFactory()
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('made to fail by a test', 'InvalidStateError')
    })
    const connection = connectIn(indexedDB)
    expect(await putName(connection, 'x')).toMatchObject({ ok: false, cause: 'failed' })
    open.mockRestore()
    expect(await putName(connection, 'x')).toMatchObject({ ok: true })
  })
})

describe('a write that failed', () => {
  it('is followed by no other before the database was opened anew', async () => {
    const indexedDB = new IDBFactory()
    const connection = connectIn(indexedDB)
    await putName(connection, 'before')
    const open = vi.spyOn(indexedDB, 'open')
    await putName(connection, 'still the same connection')
    expect(open).not.toHaveBeenCalled()
    const mend = failWrites('AbortError')
    expect(await putName(connection, 'lost')).toMatchObject({ ok: false, cause: 'failed' })
    mend()
    expect(await putName(connection, 'after')).toMatchObject({ ok: true })
    expect(open).toHaveBeenCalledTimes(1)
    expect(await putName(connection, 'and so on')).toMatchObject({ ok: true })
    expect(open).toHaveBeenCalledTimes(1)
  })
})
