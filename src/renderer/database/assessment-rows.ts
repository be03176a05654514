import { Dexie } from 'dexie'
import type { Collection } from 'dexie'
import type { StoredFacts } from '../../bridge/desktop-bridge.ts'
import type { Assessment } from '../../core/assessment/assessment.ts'
import type {
  AlongWithRecovery,
  EditToSave,
  ExpectedAssessment,
  RecoveredAssessment,
  Stamp,
  StoredAssessment,
} from './assessment-database.ts'
import type { OpenTables } from './connection.ts'
import { Refusal } from './not-stored.ts'
import { assessmentRow, entryRow, rowChanges } from './row-changes.ts'
import type { AssessmentSummary, EntryKey, EntryRow } from './schema.ts'

/* What the calls of the database do inside their transactions. */

const sequenceKey = 'sequence'
const settingPrefix = 'setting '

/** Apart from the database's own keys, whatever the name. */
export function settingKey(name: string): string {
  return `${settingPrefix}${name}`
}

export async function readSettings(tables: OpenTables): Promise<Readonly<Record<string, unknown>>> {
  const rows = await tables.settings.where('key').startsWith(settingPrefix).toArray()
  return Object.fromEntries(rows.map(({ key, value }) => [key.slice(settingPrefix.length), value]))
}

export async function lastSequence(tables: OpenTables): Promise<number> {
  const last = (await tables.settings.get(sequenceKey))?.value
  return typeof last === 'number' ? last : 0
}

async function nextSequence(tables: OpenTables): Promise<number> {
  const value = (await lastSequence(tables)) + 1
  await tables.settings.put({ key: sequenceKey, value })
  return value
}

export function entriesOf(tables: OpenTables, id: string): Collection<EntryRow, EntryKey> {
  return tables.entries.where(':id').between([id, Dexie.minKey, Dexie.minKey], [id, Dexie.maxKey, Dexie.maxKey])
}

export function factsOf(summary: AssessmentSummary, rows: number, trashed: boolean): StoredFacts {
  const { id, name, sequence, sample } = summary
  return { id, name, rows, sequence, trashed, sample }
}

export async function loadRows(
  tables: OpenTables,
  id: string,
  among: 'summaries' | 'trash' = 'summaries',
): Promise<StoredAssessment> {
  const [row, summary, entries] = await Promise.all([
    tables.assessments.get(id),
    tables[among].get(id),
    entriesOf(tables, id).toArray(),
  ])
  if (row === undefined || summary === undefined) throw new Refusal('deleted')
  return { document: { ...row, capabilities: entries.map(({ entry }) => entry) }, summary }
}

export async function addRows(
  tables: OpenTables,
  document: Assessment,
  stamp: Stamp,
  sample: boolean,
): Promise<AssessmentSummary> {
  const { figures, changedAt } = stamp
  const summary = { ...figures, sample, changedAt, sequence: await nextSequence(tables) }
  await tables.assessments.add(assessmentRow(document))
  await tables.entries.bulkAdd(document.capabilities.map((entry) => entryRow(document.id, entry)))
  await tables.summaries.add(summary)
  return summary
}

/**
 * Writes the rows that differ, unless someone else changed or deleted the assessment meanwhile. Asks once and then gives
 * everything at once: each answer that is waited for may have to wait for a frame to be painted.
 */
export async function saveRows(tables: OpenTables, edit: EditToSave): Promise<AssessmentSummary> {
  const { before, after, figures, changedAt } = edit
  const asked = Promise.all([tables.summaries.get(after.id), lastSequence(tables)])
  const changes = rowChanges(before, after)
  const [found, last] = await asked
  if (found === undefined) throw new Refusal('deleted')
  if (found.sequence !== edit.sequence) throw new Refusal('changedElsewhere')
  const summary = { ...figures, sample: found.sample, changedAt, sequence: last + 1 }
  const given: PromiseLike<unknown>[] = [
    tables.settings.put({ key: sequenceKey, value: summary.sequence }),
    tables.summaries.put(summary),
  ]
  if (changes.assessment !== null) given.push(tables.assessments.put(changes.assessment))
  if (changes.put.length > 0) given.push(tables.entries.bulkPut(changes.put))
  if (changes.remove.length > 0) given.push(tables.entries.bulkDelete([...changes.remove]))
  await Promise.all(given)
  return summary
}

/** Moves a summary into the trash; null where it isn't there to be moved. */
export async function trashRows(tables: OpenTables, id: string): Promise<StoredFacts | null> {
  const summary = await tables.summaries.get(id)
  if (summary === undefined) return null
  await tables.trash.put(summary)
  await tables.summaries.delete(id)
  return factsOf(summary, await entriesOf(tables, id).count(), true)
}

export async function untrashRows(tables: OpenTables, id: string) {
  const summary = await tables.trash.get(id)
  if (summary === undefined) throw new Refusal('deleted')
  await tables.summaries.put(summary)
  await tables.trash.delete(id)
  return { summary, facts: factsOf(summary, await entriesOf(tables, id).count(), false) }
}

/** Deletes those of these assessments that are in the trash, and the choices whose name ends with `/id`; their ids. */
export async function deleteRows(tables: OpenTables, ids: readonly string[]): Promise<readonly string[]> {
  const trashed = new Set(await tables.trash.toCollection().primaryKeys())
  const going = ids.filter((id) => trashed.has(id))
  for (const id of going) await entriesOf(tables, id).delete()
  await tables.assessments.bulkDelete(going)
  await tables.trash.bulkDelete(going)
  const named = (await tables.settings.where('key').startsWith(settingPrefix).primaryKeys()).filter((key) =>
    going.some((id) => key.endsWith(`/${id}`)),
  )
  await tables.settings.bulkDelete(named)
  return going
}

async function stands(tables: OpenTables, { id, sequence, trashed }: ExpectedAssessment): Promise<boolean> {
  const [here, deleted] = await Promise.all([tables.summaries.get(id), tables.trash.get(id)])
  const [found, other] = trashed ? [deleted, here] : [here, deleted]
  return (found?.sequence ?? null) === sequence && other === undefined
}

/** Puts assessments in place of whatever is left of them; every number of a change is above `sequence`. */
export async function recoverRows(
  tables: OpenTables,
  recovered: readonly RecoveredAssessment[],
  sequence: number,
  { trash = [], settings = {}, expected = [] }: AlongWithRecovery = {},
): Promise<readonly StoredFacts[]> {
  const facts: StoredFacts[] = []
  for (const one of expected) {
    if (!(await stands(tables, one))) throw new Refusal('changedElsewhere')
  }
  await tables.settings.put({ key: sequenceKey, value: Math.max(await lastSequence(tables), sequence) })
  for (const { document, figures, changedAt, trashed, sample } of recovered) {
    const { id } = document
    await entriesOf(tables, id).delete()
    await tables.summaries.delete(id)
    await tables.trash.delete(id)
    const summary = { ...figures, sample, changedAt, sequence: await nextSequence(tables) }
    await tables.assessments.put(assessmentRow(document))
    await tables.entries.bulkPut(document.capabilities.map((entry) => entryRow(id, entry)))
    await tables[trashed ? 'trash' : 'summaries'].put(summary)
    facts.push(factsOf(summary, document.capabilities.length, trashed))
  }
  for (const id of trash) {
    const gone = await trashRows(tables, id)
    if (gone !== null) facts.push(gone)
  }
  await tables.settings.bulkPut(Object.entries(settings).map(([name, value]) => ({ key: settingKey(name), value })))
  return facts
}
