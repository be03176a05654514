// @vitest-environment node
import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { connect } from './connection.ts'
import type { Connection, ConnectionWatcher } from './connection.ts'
import { hasChromiumLog, renewLog } from './log-renewal.ts'
import { Refusal } from './not-stored.ts'
import { failWrites, watchRows } from './row-access.test-twin.ts'
import { databaseName, schemaSteps } from './schema.ts'
import type { SchemaStep } from './schema.ts'

const next: SchemaStep = { version: 99, tables: { extra: 'id' } }

function connectIn(indexedDB: IDBFactory, steps: readonly SchemaStep[] = schemaSteps): Connection {
  return connect({ indexedDB, keyRange: IDBKeyRange, steps })
}

function quietWatcher(): ConnectionWatcher {
  return { beforeClose: () => Promise.resolve(), lost: vi.fn(), waiting: vi.fn(), late: vi.fn() }
}

function putName(connection: Connection, value: string): Promise<{ ok: boolean }> {
  return connection.write((tables) => tables.settings.put({ key: 'name', value }))
}

/** The same databases, with answers of a test's own. */
function withNames(databases: IDBFactory): IDBFactory & { databases: ReturnType<typeof vi.fn> } {
  return Object.assign(Object.create(databases) as IDBFactory, { databases: vi.fn(() => databases.databases()) })
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
    const read = await connectIn(indexedDB, [...schemaSteps, next]).write((tables) => tables.settings.get('name'))
    expect(read).toEqual({ ok: true, value: { key: 'name', value: 'theirs' } })
  })
})

describe('a browser that stops answering', () => {
  it('is reached by another way, and what is to be saved is saved', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const databases = new IDBFactory()
    const own = withNames(databases)
    const otherWay = vi.fn(() => withNames(databases))
    const connection = connect({ indexedDB: own, keyRange: IDBKeyRange, otherWay })
    expect(await putName(connection, 'first')).toMatchObject({ ok: true })
    connection.close()
    own.databases.mockReturnValue(new Promise(() => undefined))
    const second = putName(connection, 'second')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await second).toMatchObject({ ok: true })
    expect(otherWay).toHaveBeenCalledTimes(1)
    expect(await connection.read((tables) => tables.settings.get('name'))).toMatchObject({ value: { value: 'second' } })
    vi.useRealTimers()
  })

  it('is said not to, where there is no other way', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const indexedDB = withNames(new IDBFactory())
    indexedDB.databases.mockReturnValue(new Promise(() => undefined))
    const refused = putName(connectIn(indexedDB), 'never')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await refused).toMatchObject({ ok: false, cause: 'failed' })
    vi.useRealTimers()
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
      late: vi.fn(),
    })
    await putName(older, 'first')
    const newer = connectIn(indexedDB, [...schemaSteps, next])
    const watcher = quietWatcher()
    newer.watch(watcher)
    const read = await newer.write((tables) => tables.settings.get('name'))
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
    await connection.write((tables: Dexie) => {
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

describe('the log', () => {
  /** A renewal that can be watched, held back and made to fail. */
  function watchedRenewal() {
    let failure: Error | null = null
    let held: Promise<unknown> = Promise.resolve()
    const renewLog = vi.fn(async (): Promise<void> => {
      await held
      if (failure !== null) throw failure
    })
    return {
      renewLog,
      fail: (error: Error | null) => (failure = error),
      hold: (until: Promise<unknown>) => void (held = until),
    }
  }

  function connectWith(renewLog: () => Promise<void>, indexedDB = new IDBFactory()): Connection {
    return connect({ indexedDB, keyRange: IDBKeyRange, renewLog })
  }

  it('is renewed once before the first write, and no read waits for that', async () => {
    const { renewLog, hold } = watchedRenewal()
    let letGo = (): void => undefined
    hold(new Promise<void>((resolve) => (letGo = resolve)))
    const connection = connectWith(renewLog)
    const written = vi.fn()
    const writes = [putName(connection, 'a').then(written), putName(connection, 'b').then(written)]
    expect(await connection.read((tables) => tables.settings.get('name'))).toEqual({ ok: true, value: undefined })
    expect(written).not.toHaveBeenCalled()
    letGo()
    await Promise.all(writes)
    await putName(connection, 'c')
    expect(renewLog).toHaveBeenCalledTimes(1)
  })

  it('is renewed after a write that failed, and nothing is written before', async () => {
    const { renewLog, fail } = watchedRenewal()
    const connection = connectWith(renewLog)
    await putName(connection, 'before')
    const mend = failWrites('QuotaExceededError')
    expect(await putName(connection, 'lost')).toMatchObject({ ok: false, cause: 'full' })
    mend()
    fail(new DOMException('made to fail by a test', 'QuotaExceededError'))
    expect(await putName(connection, 'refused')).toMatchObject({ ok: false, cause: 'full' })
    expect(await connection.read((tables) => tables.settings.get('name'))).toMatchObject({ value: { value: 'before' } })
    fail(null)
    expect(await putName(connection, 'after')).toMatchObject({ ok: true })
    expect(renewLog).toHaveBeenCalledTimes(3)
  })

  it('can be renewed ahead of the first write, once, and not while the database is closed', async () => {
    const { renewLog } = watchedRenewal()
    const connection = connectWith(renewLog)
    await connection.prepareWriting()
    expect(renewLog).not.toHaveBeenCalled()
    await connection.read((tables) => tables.settings.get('name'))
    expect(renewLog).not.toHaveBeenCalled()
    await connection.prepareWriting()
    await putName(connection, 'a')
    expect(renewLog).toHaveBeenCalledTimes(1)
  })

  it('stays as it is after an edit that was refused for what it was', async () => {
    const { renewLog } = watchedRenewal()
    const connection = connectWith(renewLog)
    expect(await connection.write(() => Promise.reject(new Refusal('deleted')))).toMatchObject({ cause: 'deleted' })
    await putName(connection, 'next')
    expect(renewLog).toHaveBeenCalledTimes(1)
  })

  it('is renewed after the browser closed the database, and before an older one is brought up', async () => {
    const indexedDB = new IDBFactory()
    const { renewLog } = watchedRenewal()
    const connection = connectWith(renewLog, indexedDB)
    await putName(connection, 'before')
    await connection.read((tables: Dexie) => {
      forceCloseDatabase(tables.backendDB() as unknown as typeof IDBDatabase)
      return Promise.resolve()
    })
    await vi.waitFor(async () => expect(await putName(connection, 'after')).toMatchObject({ ok: true }))
    expect(renewLog).toHaveBeenCalledTimes(2)
    connection.close()
    const beforeUpgrade = vi.fn(() => Promise.resolve({ ok: true, value: null } as const))
    const steps = [...schemaSteps, next]
    const newer = connect({ indexedDB, keyRange: IDBKeyRange, steps, renewLog, beforeUpgrade })
    await newer.read((tables) => tables.settings.get('name'))
    expect(renewLog).toHaveBeenCalledTimes(3)
    expect(renewLog.mock.invocationCallOrder[2]).toBeLessThan(beforeUpgrade.mock.invocationCallOrder[0] ?? 0)
  })
})

describe('renewing the log', () => {
  it('writes more than two logs hold, and leaves nothing', async () => {
    const { writes } = watchRows()
    const connection = connect({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange, renewLog })
    await putName(connection, 'kept')
    expect(writes.filter(({ method }) => method === 'put').length).toBeGreaterThan(140)
    expect(await connection.read((tables) => tables.settings.toArray())).toEqual({
      ok: true,
      value: [{ key: 'name', value: 'kept' }],
    })
  })

  it('is for Chromium and what is built on it', () => {
    const chrome =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
    expect(hasChromiumLog(chrome)).toBe(true)
    expect(hasChromiumLog(chrome.replace('Chrome', 'HeadlessChrome'))).toBe(true)
    expect(hasChromiumLog('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe(false)
    expect(
      hasChromiumLog('Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15'),
    ).toBe(false)
  })
})
