import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { copyOf, newAssessment, withName } from '../../core/assessment/edits.ts'
import type { NewAssessment } from '../../core/assessment/edits.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import { sortedUnique } from '../../core/order.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { AssessmentSummary, SummaryFigures } from '../database/schema.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { opened } from './opened-assessment.ts'
import { readPatiently } from './patient-read.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { useStorageStore } from './storage-store.ts'
import { summaryFigures } from './summary-figures.ts'
import { useSurroundings } from './surroundings.ts'

export type { AssessmentSummary } from '../database/schema.ts'

export type LibraryState =
  | { readonly kind: 'loading' }
  /** Last changed first. */
  | { readonly kind: 'ready'; readonly summaries: readonly AssessmentSummary[] }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] }

/** What a person chooses for a new assessment; the program adds id, time and the hashes of the data. */
export type AssessmentChoice = Pick<NewAssessment, 'name' | 'domain' | 'version' | 'mappingSets' | 'platforms'> & {
  /** Licences held, such as `m365/E5`. */
  readonly licences?: readonly string[]
}

export interface ImportedAssessment {
  readonly id: string
  readonly name: string
  /** A sentence when it was kept under another id than the file's, else null. */
  readonly note: string | null
}

/** The assessments of this database: listed by their summaries, never by whole documents. */
export const useLibraryStore = defineStore('library', () => {
  const { database, desktop, newId, now } = useSurroundings()
  const knowledge = useKnowledgeStore()
  const storage = useStorageStore()
  const assessment = useAssessmentStore()
  const snapshots = useSnapshotStore()
  /** The deleted ones that can still come back, last changed first. */
  const trash = shallowRef<readonly AssessmentSummary[]>([])
  const problems = shallowRef<readonly Problem[] | null>(null)

  const state = computed((): LibraryState => {
    if (storage.state.kind === 'closed') return { kind: 'failed', problems: storage.state.problems }
    if (problems.value !== null) return { kind: 'failed', problems: problems.value }
    const { summaries } = storage
    return summaries === null ? { kind: 'loading' } : { kind: 'ready', summaries }
  })
  const summaries = computed(() => storage.summaries ?? [])
  const sample = computed(() => summaries.value.find((summary) => summary.sample) ?? null)

  /** Reads the list; call it again to read it anew. */
  async function open(): Promise<void> {
    const read = await readPatiently(() => database.summaries())
    problems.value = read.ok ? null : read.problems
    if (!read.ok) return
    storage.list(read.value)
    await readTrash()
  }

  async function readTrash(): Promise<void> {
    const read = await database.trashed()
    if (read.ok) trash.value = read.value
  }

  async function figuresOf(known: Knowledge, document: Assessment): Promise<Parsed<SummaryFigures>> {
    const input = await loadInput(known, document)
    return input.ok ? parsed(summaryFigures(document, opened(document, input.value).current)) : input
  }

  async function add(document: Assessment, figures: SummaryFigures, isSample = false): Promise<Parsed<string>> {
    const added = await database.add(document, { figures, changedAt: now().toISOString() }, isSample)
    if (added.ok) storage.show(added.value)
    return added.ok ? parsed(document.id) : added
  }

  /** Makes an assessment; its id. */
  async function create(choice: AssessmentChoice): Promise<Parsed<string>> {
    const known = await knowledge.open()
    if (!known.ok) return known
    const { licences = [], ...chosen } = choice
    const { sources } = known.value
    const made = newAssessment({ ...chosen, id: newId(), createdAt: now().toISOString(), sources })
    const document = { ...made, licences: sortedUnique(licences) }
    const figures = await figuresOf(known.value, document)
    return figures.ok ? add(document, figures.value) : figures
  }

  /** Renames an assessment; of the open one, as an edit that can be undone. */
  async function rename(id: string, name: string): Promise<Parsed<null>> {
    if (assessment.document?.id === id) return assessment.change(withName(name), `Rename to ${name}`)
    const stored = await database.load(id)
    if (!stored.ok) return stored
    const { document, summary } = stored.value
    const { sample: _sample, changedAt: _changedAt, sequence, ...figures } = summary
    const saved = await database.saveEdit({
      before: document,
      after: withName(name)(document),
      figures: { ...figures, name },
      changedAt: now().toISOString(),
      sequence,
    })
    if (saved.ok) storage.show(saved.value)
    return saved.ok ? parsed(null) : saved
  }

  /** Copies an assessment under another id; the copy's id. The copy of the sample is an ordinary assessment. */
  async function duplicate(id: string): Promise<Parsed<string>> {
    await assessment.flush()
    const stored = await database.load(id)
    if (!stored.ok) return stored
    const { document, summary } = stored.value
    const { sample: _sample, changedAt: _changedAt, sequence: _sequence, ...figures } = summary
    const copy = copyOf(document, newId(), `${document.name} (copy)`, now().toISOString())
    return add(copy, { ...figures, id: copy.id, name: copy.name })
  }

  /** Deletes an assessment; `restore` takes that back until the trash is emptied. */
  async function remove(id: string): Promise<Parsed<null>> {
    const isOpen = assessment.document?.id === id
    if (isOpen) await assessment.flush()
    await snapshots.keepIfChanged(id)
    const moved = await database.moveToTrash(id)
    if (!moved.ok) return moved
    if (isOpen) assessment.discard()
    storage.hide(id)
    await readTrash()
    return parsed(null)
  }

  async function restore(id: string): Promise<Parsed<null>> {
    const restored = await database.restore(id)
    if (!restored.ok) return restored
    storage.show(restored.value)
    await readTrash()
    return parsed(null)
  }

  /** Forgets deleted assessments for good, with their snapshots. */
  async function deleteForGood(ids: readonly string[]): Promise<Parsed<null>> {
    const unmissed = await storage.forget(ids)
    if (!unmissed.ok) return unmissed
    const deleted = await database.deleteForGood(ids)
    if (!deleted.ok) return deleted
    for (const id of ids) await snapshots.removeAll(id)
    await desktop?.unlinkSharedFiles(ids)
    await readTrash()
    return parsed(null)
  }

  async function importAs(file: string, text: string, isSample: boolean): Promise<Parsed<ImportedAssessment>> {
    const known = await knowledge.open()
    if (!known.ok) return known
    const read = parseAssessment(text, file, known.value.bundled)
    if (!read.ok) return read
    const taken = await database.has(read.value.id)
    if (!taken.ok) return taken
    const document = taken.value ? { ...read.value, id: newId() } : read.value
    // One of this id may have been lost with a database: what was agreed on then says nothing about this one.
    await desktop?.distrustSharedFiles([document.id])
    const figures = await figuresOf(known.value, document)
    if (!figures.ok) return figures
    const added = await add(document, figures.value, isSample)
    if (!added.ok) return added
    const note = taken.value ? 'There was an assessment with this id already, so this one got a new id.' : null
    return parsed({ id: document.id, name: document.name, note })
  }

  /** Takes an assessment file in, or says why not and changes nothing. An id that is taken gives way to a new one. */
  function importText(file: string, text: string): Promise<Parsed<ImportedAssessment>> {
    return importAs(file, text, false)
  }

  /** The canonical file of an assessment, unsaved edits of the open one included. */
  async function exportText(id: string): Promise<Parsed<string>> {
    if (assessment.document?.id === id) return parsed(printAssessment(assessment.document))
    const stored = await database.load(id)
    return stored.ok ? parsed(printAssessment(stored.value.document)) : stored
  }

  /** The sample's id: of the one that is here already, or of one read from its file like any other. */
  async function openSample(): Promise<Parsed<string>> {
    if (storage.summaries === null) await open()
    if (sample.value !== null) return parsed(sample.value.id)
    const { default: text } = await import('../sample/harbour-bank.assessment.json?raw')
    const imported = await importAs('harbour-bank.assessment.json', text, true)
    return imported.ok ? parsed(imported.value.id) : imported
  }

  return {
    state,
    summaries,
    sample,
    open,
    create,
    rename,
    duplicate,
    remove,
    restore,
    trash,
    deleteForGood,
    importText,
    exportText,
    openSample,
  }
})
