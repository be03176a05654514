import type { StoredChange, StoredFacts } from '../../bridge/desktop-bridge.ts'
import type { Assessment } from '../../core/assessment/assessment.ts'
import {
  addRows,
  deleteRows,
  entriesOf,
  factsOf,
  lastSequence,
  loadRows,
  readSettings,
  recoverRows,
  saveRows,
  settingKey,
  trashRows,
  untrashRows,
} from './assessment-rows.ts'
import { connect } from './connection.ts'
import type { ConnectionOptions, ConnectionWatcher, OpenTables } from './connection.ts'
import type { Stored } from './not-stored.ts'
import type { AssessmentSummary, SummaryFigures } from './schema.ts'
import type { SnapshotShelf } from './snapshot-shelf.ts'
import { snapshotTable } from './snapshot-table.ts'
import { textTable } from './text-table.ts'
import type { TextTable } from './text-table.ts'

/** What is written of a change beside the document. */
export interface Stamp {
  readonly figures: SummaryFigures
  /** ISO time. */
  readonly changedAt: string
}

export interface StoredAssessment {
  readonly document: Assessment
  readonly summary: AssessmentSummary
}

/** An edit to write: from the document that the database has to the one it shall have. */
export interface EditToSave extends Stamp {
  readonly before: Assessment
  readonly after: Assessment
  /** Sequence of the summary that `before` was read or saved with. */
  readonly sequence: number
}

/** An assessment that comes back from a snapshot. */
export interface RecoveredAssessment extends Stamp {
  readonly document: Assessment
  readonly trashed: boolean
  readonly sample: boolean
}

/** How an assessment stands; `sequence` is null of one that is neither here nor in the trash. */
export interface ExpectedAssessment {
  readonly id: string
  readonly sequence: number | null
  readonly trashed: boolean
}

/** What else happens in the transaction that brings assessments back. */
export interface AlongWithRecovery {
  /** Ids of assessments that go to the trash. */
  readonly trash?: readonly string[]
  /** Choices that are written, by name; others stay. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** What the caller saw: where one of these isn't so any more, nothing happens. */
  readonly expected?: readonly ExpectedAssessment[]
}

/** What the database has, to be held against what it must have. */
export interface DatabaseFacts {
  readonly sequence: number
  /** Those that are whole but for their entries, deleted ones included. */
  readonly assessments: readonly Omit<StoredFacts, 'rows'>[]
  /** Capability entries of all assessments together. */
  readonly rows: number
}

/** Where assessments are kept. Each call is one transaction, strictly durable once it is answered; none rejects. */
export interface AssessmentDatabase {
  /** Every assessment's summary, last changed first. Reads no other row. */
  summaries: () => Promise<Stored<readonly AssessmentSummary[]>>
  /** The deleted ones, last changed first. */
  trashed: () => Promise<Stored<readonly AssessmentSummary[]>>
  load: (id: string) => Promise<Stored<StoredAssessment>>
  /** True when an assessment of that id is kept, deleted ones included. */
  has: (id: string) => Promise<Stored<boolean>>
  add: (document: Assessment, stamp: Stamp, sample?: boolean) => Promise<Stored<AssessmentSummary>>
  saveEdit: (edit: EditToSave) => Promise<Stored<AssessmentSummary>>
  moveToTrash: (id: string) => Promise<Stored<void>>
  restore: (id: string) => Promise<Stored<AssessmentSummary>>
  /** Deletes those of these assessments that are in the trash, with the choices made for them; nothing brings them back. */
  deleteForGood: (ids: readonly string[]) => Promise<Stored<void>>
  facts: () => Promise<Stored<DatabaseFacts>>
  /** Capability entries of each of these assessments. */
  countRows: (ids: readonly string[]) => Promise<Stored<ReadonlyMap<string, number>>>
  /** Puts assessments in place of whatever is left of them, all or none. Their changes are numbered above `sequence`. */
  recover: (
    recovered: readonly RecoveredAssessment[],
    sequence: number,
    along?: AlongWithRecovery,
  ) => Promise<Stored<readonly StoredFacts[]>>
  /** A deleted one, which the trash still has. */
  loadTrashed: (id: string) => Promise<Stored<StoredAssessment>>
  /** What was written under this key last; undefined when nothing was. */
  readSetting: (key: string) => Promise<Stored<unknown>>
  /** Everything that was written so, by name. */
  readSettings: () => Promise<Stored<Readonly<Record<string, unknown>>>>
  /** Keeps a choice of the person's that belongs into no document; one for an assessment has a name that ends with `/id`. */
  writeSetting: (key: string, value: unknown) => Promise<Stored<void>>
  /** The snapshots of a plain browser. */
  readonly snapshots: SnapshotShelf
  /** What publishers say, imported from their files. */
  readonly texts: TextTable
  /** Tells of every change to an assessment once it is durable. */
  onWritten: (listener: (change: StoredChange) => void) => void
  /** Does what the first write would have to wait for; reads go on meanwhile. */
  prepareWriting: () => Promise<void>
  watch: (watcher: ConnectionWatcher) => void
  close: () => void
}

export interface DatabaseOptions extends Omit<ConnectionOptions, 'beforeUpgrade'> {
  /** Keeps every assessment before a database of an older version is brought up; a refusal leaves it as it is. */
  readonly keepBeforeUpgrade?: (stored: readonly StoredAssessment[]) => Promise<Stored<null>>
}

function lastChangedFirst(summaries: readonly AssessmentSummary[]): AssessmentSummary[] {
  return [...summaries].sort((a, b) => b.sequence - a.sequence)
}

async function readFacts(tables: OpenTables): Promise<DatabaseFacts> {
  const [sequence, summaries, trash, documents, rows] = await Promise.all([
    lastSequence(tables),
    tables.summaries.toArray(),
    tables.trash.toArray(),
    tables.assessments.toCollection().primaryKeys(),
    tables.entries.count(),
  ])
  const whole = new Set(documents)
  const all = [
    ...summaries.map((summary) => factsOf(summary, 0, false)),
    ...trash.map((summary) => factsOf(summary, 0, true)),
  ]
  const assessments = all.filter(({ id }) => whole.has(id)).map(({ rows: _rows, ...facts }) => facts)
  return { sequence, assessments, rows }
}

/** Every assessment of a database of any version: their tables have been the same from the first on. */
async function allStored(tables: OpenTables): Promise<readonly StoredAssessment[]> {
  const stored = (['summaries', 'trash'] as const).map(async (among) => {
    const ids = await tables[among].toCollection().primaryKeys()
    return Promise.all(ids.map((id) => loadRows(tables, id, among)))
  })
  return (await Promise.all(stored)).flat()
}

export function openAssessmentDatabase({ keepBeforeUpgrade, ...options }: DatabaseOptions = {}): AssessmentDatabase {
  const { read, write, prepareWriting, watch, close } = connect({
    ...options,
    ...(keepBeforeUpgrade === undefined
      ? {}
      : { beforeUpgrade: async (tables: OpenTables) => keepBeforeUpgrade(await allStored(tables)) }),
  })
  const listeners: ((change: StoredChange) => void)[] = []

  function tell(changed: readonly StoredFacts[], removed: readonly string[] = []): void {
    const sequence = Math.max(0, ...changed.map((one) => one.sequence))
    for (const listener of listeners) listener({ sequence, changed, removed })
  }

  function written(saved: Stored<AssessmentSummary>, rows: number): Stored<AssessmentSummary> {
    if (saved.ok) tell([factsOf(saved.value, rows, false)])
    return saved
  }

  const done = (result: Stored<unknown>): Stored<void> => (result.ok ? { ok: true, value: undefined } : result)

  return {
    summaries: () => read(async (tables) => lastChangedFirst(await tables.summaries.toArray())),
    trashed: () => read(async (tables) => lastChangedFirst(await tables.trash.toArray())),
    load: (id) =>
      read((tables) =>
        tables.transaction('r', [tables.assessments, tables.entries, tables.summaries], () => loadRows(tables, id)),
      ),
    loadTrashed: (id) =>
      read((tables) =>
        tables.transaction('r', [tables.assessments, tables.entries, tables.trash], () =>
          loadRows(tables, id, 'trash'),
        ),
      ),
    has: (id) => read(async (tables) => (await tables.assessments.where('id').equals(id).count()) > 0),
    async add(document, stamp, sample = false) {
      const added = await write((tables) =>
        tables.transaction('rw', [tables.assessments, tables.entries, tables.summaries, tables.settings], () =>
          addRows(tables, document, stamp, sample),
        ),
      )
      return written(added, document.capabilities.length)
    },
    async saveEdit(edit) {
      const saved = await write((tables) =>
        tables.transaction('rw', [tables.assessments, tables.entries, tables.summaries, tables.settings], () =>
          saveRows(tables, edit),
        ),
      )
      return written(saved, edit.after.capabilities.length)
    },
    async moveToTrash(id) {
      const moved = await write((tables) =>
        tables.transaction('rw', [tables.summaries, tables.trash, tables.entries], () => trashRows(tables, id)),
      )
      if (moved.ok && moved.value !== null) tell([moved.value])
      return done(moved)
    },
    async restore(id) {
      const restored = await write((tables) =>
        tables.transaction('rw', [tables.summaries, tables.trash, tables.entries], () => untrashRows(tables, id)),
      )
      if (!restored.ok) return restored
      tell([restored.value.facts])
      return { ok: true, value: restored.value.summary }
    },
    async deleteForGood(ids) {
      const deleted = await write((tables) =>
        tables.transaction('rw', [tables.assessments, tables.entries, tables.trash, tables.settings], () =>
          deleteRows(tables, ids),
        ),
      )
      if (deleted.ok) tell([], deleted.value)
      return done(deleted)
    },
    facts: () =>
      read((tables) =>
        tables.transaction(
          'r',
          [tables.assessments, tables.entries, tables.summaries, tables.trash, tables.settings],
          () => readFacts(tables),
        ),
      ),
    countRows: (ids) =>
      read(async (tables) => {
        const counts = await Promise.all(ids.map((id) => entriesOf(tables, id).count()))
        return new Map(ids.map((id, at) => [id, counts[at] ?? 0]))
      }),
    async recover(recovered, sequence, along) {
      const put = await write((tables) =>
        tables.transaction(
          'rw',
          [tables.assessments, tables.entries, tables.summaries, tables.trash, tables.settings],
          () => recoverRows(tables, recovered, sequence, along),
        ),
      )
      if (put.ok) tell(put.value)
      return put
    },
    readSetting: (key) => read(async (tables) => (await tables.settings.get(settingKey(key)))?.value),
    readSettings: () => read(readSettings),
    writeSetting: (key, value) =>
      write(async (tables) => {
        await tables.settings.put({ key: settingKey(key), value })
      }),
    snapshots: snapshotTable({ read, write }),
    texts: textTable({ read, write }),
    onWritten: (listener) => void listeners.push(listener),
    prepareWriting,
    watch,
    close,
  }
}
