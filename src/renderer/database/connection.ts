import { Dexie } from 'dexie'
import type { DexieOptions } from 'dexie'
import { notStored, reasonOf } from './not-stored.ts'
import type { NotStored, Stored } from './not-stored.ts'
import { databaseName, schemaSteps } from './schema.ts'
import type { CoverlineTables, SchemaStep } from './schema.ts'

export type OpenTables = Dexie & CoverlineTables

export interface ConnectionOptions {
  /** Where the databases are; the page's own unless a test brings one. */
  readonly indexedDB?: IDBFactory
  readonly keyRange?: typeof IDBKeyRange
  readonly steps?: readonly SchemaStep[]
  /** Milliseconds after which the browser has let go of a database that no page has open any more. */
  readonly closingTime?: number
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
}

export interface Connection {
  /** Runs an action on the open database; opens it first where needed. Never rejects. */
  run: <T>(action: (tables: OpenTables) => Promise<T>) => Promise<Stored<T>>
  watch: (watcher: ConnectionWatcher) => void
  /** True once anything failed in this page: what is reported as written may not last. */
  isDoubtful: () => boolean
  close: () => void
}

/** Dexie multiplies its versions by ten, and counts up from there when it mends a schema. */
function versionOf(native: number): number {
  return Math.floor(native / 10)
}

function declare(options: ConnectionOptions, steps: readonly SchemaStep[]): OpenTables {
  const places: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {
    ...(options.indexedDB === undefined ? {} : { indexedDB: options.indexedDB }),
    ...(options.keyRange === undefined ? {} : { IDBKeyRange: options.keyRange }),
  }
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

/** Chromium keeps a database open for two seconds after its last connection. */
const usualClosingTime = 2500

export function connect(options: ConnectionOptions = {}): Connection {
  const steps = options.steps ?? schemaSteps
  const newest = Math.max(...steps.map((step) => step.version))
  const tables = declare(options, steps)
  const watchers: ConnectionWatcher[] = []
  let lost: NotStored | null = null
  let opening: Promise<NotStored | null> | null = null
  /**
   * A write failed. Chromium's log may end in half a record then: a later one that is reported as done follows it, and at
   * the next start everything is dropped. Opening the database anew before the next write is meant to mend the log; on a
   * disk that had been full it was seen to help in some runs and in none of others, so nothing relies on it.
   */
  let isLogTorn = false
  let isDoubtful = false

  const lose = (reason: NotStored): NotStored => {
    lost = reason
    tables.close({ disableAutoOpen: true })
    for (const watcher of watchers) watcher.lost(reason)
    return reason
  }

  // Returning false keeps Dexie's own answer away: it would close at once, and open again at the next access.
  tables.on('versionchange', () => {
    void Promise.allSettled(watchers.map((watcher) => watcher.beforeClose())).then(() => lose(notStored('lost')))
    return false
  })
  tables.on('blocked', () => {
    for (const watcher of watchers) watcher.waiting('Close the other windows of Coverline: the data are being updated.')
    return false
  })

  /** Zero where there is none. Dexie opens a newer one without a word, and may even alter it, so it is asked first. */
  async function foundVersion(): Promise<number> {
    const factory = options.indexedDB ?? indexedDB
    const found = await factory.databases()
    return versionOf(found.find(({ name }) => name === databaseName)?.version ?? 0)
  }

  async function prepareUpgrade(version: number): Promise<NotStored | null> {
    if (options.beforeUpgrade === undefined) return null
    const before = declare(
      options,
      steps.filter((step) => step.version <= version),
    )
    try {
      await before.open()
      const prepared = await options.beforeUpgrade(before)
      return prepared.ok ? null : prepared
    } finally {
      before.close({ disableAutoOpen: true })
    }
  }

  async function letGo(): Promise<void> {
    tables.close({ disableAutoOpen: true })
    await new Promise((resolve) => setTimeout(resolve, options.closingTime ?? usualClosingTime))
    isLogTorn = false
  }

  async function open(): Promise<NotStored | null> {
    if (isLogTorn) await letGo()
    try {
      const version = await foundVersion()
      if (version > newest) return lose(notStored('newer'))
      const refusal = version > 0 && version < newest ? await prepareUpgrade(version) : null
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
    if (tables.isOpen() && !isLogTorn) return null
    opening ??= open().finally(() => (opening = null))
    return opening
  }

  return {
    async run(action) {
      const refusal = await ready()
      if (refusal !== null) return refusal
      try {
        return { ok: true, value: await action(tables) }
      } catch (error) {
        const reason = reasonOf(error)
        if (reason.cause === 'full' || reason.cause === 'failed') isLogTorn = isDoubtful = true
        return lost ?? reason
      }
    },
    watch: (watcher) => void watchers.push(watcher),
    isDoubtful: () => isDoubtful,
    close: () => tables.close({ disableAutoOpen: true }),
  }
}
