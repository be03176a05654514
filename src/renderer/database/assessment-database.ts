import { Dexie } from 'dexie'
import type { Collection } from 'dexie'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { connect } from './connection.ts'
import type { ConnectionOptions, ConnectionWatcher, OpenTables } from './connection.ts'
import { Refusal } from './not-stored.ts'
import type { Stored } from './not-stored.ts'
import { assessmentRow, entryRow, rowChanges } from './row-changes.ts'
import type { AssessmentSummary, EntryKey, EntryRow, SummaryFigures } from './schema.ts'

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
  emptyTrash: () => Promise<Stored<void>>
  /** What was written under this key last; undefined when nothing was. */
  readSetting: (key: string) => Promise<Stored<unknown>>
  /** Keeps a choice of the person's that belongs into no document. */
  writeSetting: (key: string, value: unknown) => Promise<Stored<void>>
  watch: (watcher: ConnectionWatcher) => void
  close: () => void
}

const sequenceKey = 'sequence'

/** Apart from the database's own keys, whatever the name. */
function settingKey(name: string): string {
  return `setting ${name}`
}

async function nextSequence(tables: OpenTables): Promise<number> {
  const last = (await tables.settings.get(sequenceKey))?.value
  const value = (typeof last === 'number' ? last : 0) + 1
  await tables.settings.put({ key: sequenceKey, value })
  return value
}

function entriesOf(tables: OpenTables, id: string): Collection<EntryRow, EntryKey> {
  return tables.entries.where(':id').between([id, Dexie.minKey, Dexie.minKey], [id, Dexie.maxKey, Dexie.maxKey])
}

async function loadRows(tables: OpenTables, id: string): Promise<StoredAssessment> {
  const [row, summary, entries] = await Promise.all([
    tables.assessments.get(id),
    tables.summaries.get(id),
    entriesOf(tables, id).toArray(),
  ])
  if (row === undefined || summary === undefined) throw new Refusal('deleted')
  return { document: { ...row, capabilities: entries.map(({ entry }) => entry) }, summary }
}

async function addRows(tables: OpenTables, document: Assessment, stamp: Stamp, sample: boolean) {
  const { figures, changedAt } = stamp
  const summary: AssessmentSummary = { ...figures, sample, changedAt, sequence: await nextSequence(tables) }
  await tables.assessments.add(assessmentRow(document))
  await tables.entries.bulkAdd(document.capabilities.map((entry) => entryRow(document.id, entry)))
  await tables.summaries.add(summary)
  return summary
}

/** Writes the rows that differ, unless someone else changed or deleted the assessment meanwhile. */
async function saveRows(tables: OpenTables, edit: EditToSave): Promise<AssessmentSummary> {
  const { before, after, figures, changedAt } = edit
  const found = await tables.summaries.get(after.id)
  if (found === undefined) throw new Refusal('deleted')
  if (found.sequence !== edit.sequence) throw new Refusal('changedElsewhere')
  const changes = rowChanges(before, after)
  if (changes.assessment !== null) await tables.assessments.put(changes.assessment)
  if (changes.put.length > 0) await tables.entries.bulkPut(changes.put)
  if (changes.remove.length > 0) await tables.entries.bulkDelete([...changes.remove])
  const summary = { ...figures, sample: found.sample, changedAt, sequence: await nextSequence(tables) }
  await tables.summaries.put(summary)
  return summary
}

async function emptyRows(tables: OpenTables): Promise<void> {
  const ids = await tables.trash.toCollection().primaryKeys()
  for (const id of ids) await entriesOf(tables, id).delete()
  await tables.assessments.bulkDelete(ids)
  await tables.trash.clear()
}

function lastChangedFirst(summaries: readonly AssessmentSummary[]): AssessmentSummary[] {
  return [...summaries].sort((a, b) => b.sequence - a.sequence)
}

export function openAssessmentDatabase(options: ConnectionOptions = {}): AssessmentDatabase {
  const { run, watch, close } = connect(options)
  return {
    summaries: () => run(async (tables) => lastChangedFirst(await tables.summaries.toArray())),
    trashed: () => run(async (tables) => lastChangedFirst(await tables.trash.toArray())),
    load: (id) =>
      run((tables) =>
        tables.transaction('r', [tables.assessments, tables.entries, tables.summaries], () => loadRows(tables, id)),
      ),
    has: (id) => run(async (tables) => (await tables.assessments.where('id').equals(id).count()) > 0),
    add: (document, stamp, sample = false) =>
      run((tables) =>
        tables.transaction('rw', [tables.assessments, tables.entries, tables.summaries, tables.settings], () =>
          addRows(tables, document, stamp, sample),
        ),
      ),
    saveEdit: (edit) =>
      run((tables) =>
        tables.transaction('rw', [tables.assessments, tables.entries, tables.summaries, tables.settings], () =>
          saveRows(tables, edit),
        ),
      ),
    moveToTrash: (id) =>
      run((tables) =>
        tables.transaction('rw', [tables.summaries, tables.trash], async () => {
          const summary = await tables.summaries.get(id)
          if (summary === undefined) return
          await tables.trash.put(summary)
          await tables.summaries.delete(id)
        }),
      ),
    restore: (id) =>
      run((tables) =>
        tables.transaction('rw', [tables.summaries, tables.trash], async () => {
          const summary = await tables.trash.get(id)
          if (summary === undefined) throw new Refusal('deleted')
          await tables.summaries.put(summary)
          await tables.trash.delete(id)
          return summary
        }),
      ),
    emptyTrash: () =>
      run((tables) =>
        tables.transaction('rw', [tables.assessments, tables.entries, tables.trash], () => emptyRows(tables)),
      ),
    readSetting: (key) => run(async (tables) => (await tables.settings.get(settingKey(key)))?.value),
    writeSetting: (key, value) =>
      run(async (tables) => {
        await tables.settings.put({ key: settingKey(key), value })
      }),
    watch,
    close,
  }
}
