import { Dexie } from 'dexie'
import { answerWithin, NoAnswer } from './answer-within.ts'
import { notStored, reasonOf } from './not-stored.ts'
import type { NotStored, Stored } from './not-stored.ts'
import { oneWriterHere, type OneWriter } from './one-writer.ts'
import { databaseName, schemaSteps } from './schema.ts'
import type { CoverlineTables, SchemaStep } from './schema.ts'

export type OpenTables = Dexie & CoverlineTables

export interface ConnectionOptions {
  /** Where the databases are; the page's own unless a test brings one. */
  readonly indexedDB?: IDBFactory
  readonly keyRange?: typeof IDBKeyRange
  /** Another way to the same databases, for a page whose own way to them doesn't answer any more. */
  readonly otherWay?: () => IDBFactory
  readonly steps?: readonly SchemaStep[]
  /** Takes care that no two write at once; among the callers of this connection unless it is given. */
  readonly oneWriter?: OneWriter
  /** Makes later writes safe from what an earlier end left in the log, where the browser keeps one. */
  readonly renewLog?: (tables: OpenTables) => Promise<void>
  /** Runs on a database of an older version, as it was, before that is brought up. A refusal leaves it so. */
  readonly beforeUpgrade?: (tables: OpenTables) => Promise<Stored<null>>
}

export interface ConnectionWatcher {
  /** Another window wants the database in another form: write what is still to be written. The connection closes then. */
  beforeClose: () => Promise<void>
  /** The database is closed for good in this page: only a reload helps. */
  lost: (reason: NotStored) => void
  /** Opening waits for other windows to close, and with null: no longer. */
  waiting: (sentence: string | null) => void
  /** With true: a write has waited long for its turn, because another window has it; with false: none does any more. */
  late: (isLate: boolean) => void
}

export type Access = <T>(action: (tables: OpenTables) => Promise<T>) => Promise<Stored<T>>

export interface Connection {
  /** Runs an action that only reads on the open database; opens it first where needed. Never rejects. */
  read: Access
  /** The same for one that writes. It waits for its turn, and until the database is fit for it. */
  write: Access
  /** Does what the first write would have to wait for. Where that can't be done, the first write tries again. */
  prepareWriting: () => Promise<void>
  watch: (watcher: ConnectionWatcher) => void
  close: () => void
}

/** Milliseconds after which a write that waits for another window says so; what the other one does mostly takes a few. */
const lateAfter = 2000

/** Milliseconds for an answer of a browser that answered before. */
const answerLimit = 2000
/** And of one that may have to mend its files first. */
const firstAnswerLimit = 30_000

/** Dexie multiplies its versions by ten, and counts up from there when it mends a schema. */
function versionOf(native: number): number {
  return Math.floor(native / 10)
}

interface Places {
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
}

function declare(places: Places, steps: readonly SchemaStep[]): OpenTables {
  const tables = new Dexie(databaseName, {
    ...places,
    // Chromium's default reports a write as done before it is on the disk.
    chromeTransactionDurability: 'strict',
    autoOpen: false,
    cache: 'disabled',
  })
  for (const step of steps) {
    const version = tables.version(step.version).stores(step.tables)
    if (step.upgrade !== undefined) version.upgrade(step.upgrade)
  }
  return tables as OpenTables
}

export function connect(options: ConnectionOptions = {}): Connection {
  const steps = options.steps ?? schemaSteps
  const newest = Math.max(...steps.map((step) => step.version))
  let places: Places = {
    ...(options.indexedDB === undefined ? {} : { indexedDB: options.indexedDB }),
    ...(options.keyRange === undefined ? {} : { IDBKeyRange: options.keyRange }),
  }
  let tables = watched(declare(places, steps))
  const watchers: ConnectionWatcher[] = []
  let lost: NotStored | null = null
  let opening: Promise<NotStored | null> | null = null
  /** Counts each opening and each write that failed: what is written then might be dropped at the next start. */
  let breaks = 0
  /** As many of them as the log was renewed after. */
  let mended = 0
  const renew = options.renewLog
  const alone = options.oneWriter ?? oneWriterHere()
  /** Writes of this page that have their turn. */
  let underWay = 0
  /** Those that wait for the turn of another window to end, and have for long. */
  let late = 0

  const lose = (reason: NotStored): NotStored => {
    lost = reason
    tables.close({ disableAutoOpen: true })
    for (const watcher of watchers) watcher.lost(reason)
    return reason
  }

  // Returning false keeps Dexie's own answer away: it would close at once, and open again at the next access.
  function watched(declared: OpenTables): OpenTables {
    declared.on('versionchange', () => {
      void Promise.allSettled(watchers.map((watcher) => watcher.beforeClose())).then(() => lose(notStored('lost')))
      return false
    })
    declared.on('blocked', () => {
      for (const watcher of watchers) {
        watcher.waiting('Close the other windows of Coverline: the data are being updated.')
      }
      return false
    })
    return declared
  }

  function countLate(by: 1 | -1): void {
    const before = late > 0
    late += by
    if (before === late > 0) return
    for (const watcher of watchers) watcher.late(late > 0)
  }

  /** Waits for its turn. What a write of this page keeps waiting waits for no other window. */
  async function inTurn<T>(action: () => Promise<T>): Promise<T> {
    let isLate = false
    const look = setInterval(() => {
      if (isLate || underWay > 0) return
      isLate = true
      countLate(1)
    }, lateAfter)
    const endWait = (): void => {
      clearInterval(look)
      if (isLate) countLate(-1)
      isLate = false
    }
    try {
      return await alone(async () => {
        endWait()
        underWay += 1
        try {
          return await action()
        } finally {
          underWay -= 1
        }
      })
    } finally {
      endWait()
    }
  }

  /** The database's version in the browser, zero where there is none. */
  async function askedVersion(limit: number): Promise<number> {
    const found = await answerWithin(limit, (places.indexedDB ?? indexedDB).databases())
    return versionOf(found.find(({ name }) => name === databaseName)?.version ?? 0)
  }

  /** Dexie opens a newer one without a word, and may even alter it, so the browser is asked first. */
  async function foundVersion(): Promise<number> {
    const { otherWay } = options
    if (breaks === 1 || otherWay === undefined) return askedVersion(firstAnswerLimit)
    try {
      return await askedVersion(answerLimit)
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      places = { ...places, indexedDB: otherWay() }
      tables = watched(declare(places, steps))
      return askedVersion(firstAnswerLimit)
    }
  }

  async function prepareUpgrade(version: number): Promise<NotStored | null> {
    const before = declare(
      places,
      steps.filter((step) => step.version <= version),
    )
    try {
      await before.open()
      await renew?.(before)
      const prepared = await options.beforeUpgrade?.(before)
      return prepared === undefined || prepared.ok ? null : prepared
    } finally {
      before.close({ disableAutoOpen: true })
    }
  }

  async function open(): Promise<NotStored | null> {
    breaks += 1
    try {
      const version = await foundVersion()
      if (version > newest) return lose(notStored('newer'))
      // Nobody who has the turn waits for this.
      const refusal = version > 0 && version < newest ? await alone(() => prepareUpgrade(version)) : null
      if (refusal !== null) return refusal
      await tables.open()
      for (const watcher of watchers) watcher.waiting(null)
      return versionOf(tables.backendDB().version) > newest ? lose(notStored('newer')) : null
    } catch (error) {
      // The next access tries again: a full disk or a busy profile may pass.
      tables.close({ disableAutoOpen: true })
      return reasonOf(error)
    }
  }

  async function ready(): Promise<NotStored | null> {
    if (lost !== null) return lost
    if (tables.isOpen()) return null
    opening ??= open().finally(() => (opening = null))
    return opening
  }

  async function fitForWriting(): Promise<NotStored | null> {
    if (renew === undefined || mended === breaks) return null
    const before = breaks
    try {
      await renew(tables)
      mended = before
      return null
    } catch (error) {
      return reasonOf(error)
    }
  }

  async function run<T>(action: (tables: OpenTables) => Promise<T>): Promise<Stored<T>> {
    try {
      return { ok: true, value: await action(tables) }
    } catch (error) {
      return lost ?? reasonOf(error)
    }
  }

  async function read<T>(action: (tables: OpenTables) => Promise<T>): Promise<Stored<T>> {
    return (await ready()) ?? (await run(action))
  }

  async function writeNow<T>(action: (tables: OpenTables) => Promise<T>): Promise<Stored<T>> {
    const refusal = await fitForWriting()
    if (refusal !== null) return refusal
    const written = await run(action)
    if (!written.ok && (written.cause === 'full' || written.cause === 'failed')) breaks += 1
    return written
  }

  async function write<T>(action: (tables: OpenTables) => Promise<T>): Promise<Stored<T>> {
    try {
      for (;;) {
        const refusal = await ready()
        if (refusal !== null) return refusal
        // It may have been closed while others had their turn.
        const written = await inTurn(async () => (tables.isOpen() ? writeNow(action) : null))
        if (written !== null) return written
      }
    } catch (error) {
      return reasonOf(error)
    }
  }

  return {
    read,
    write,
    async prepareWriting() {
      try {
        await inTurn(async () => (tables.isOpen() ? fitForWriting() : null))
      } catch {
        // A page that is being left gets no turn.
      }
    },
    watch: (watcher) => void watchers.push(watcher),
    close: () => tables.close({ disableAutoOpen: true }),
  }
}
