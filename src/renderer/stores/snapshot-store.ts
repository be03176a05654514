import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { KeptSnapshot } from '../../bridge/desktop-bridge.ts'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import type { Snapshot, SnapshotMark, SnapshotReason } from '../../core/assessment/snapshot.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import type { Parsed } from '../../core/problem.ts'
import { parsed } from '../../core/problem.ts'
import { isBulk } from './bulk-change.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { opened } from './opened-assessment.ts'
import type { OpenedAssessment } from './opened-assessment.ts'
import { snapshotRequest } from './snapshot-requests.ts'
import { useStorageStore } from './storage-store.ts'
import { summaryFigures } from './summary-figures.ts'
import { useSurroundings } from './surroundings.ts'

export type { Snapshot, SnapshotReason } from '../../core/assessment/snapshot.ts'

/** Milliseconds after a change until it is in a snapshot. */
export const changeDelay = 5 * 60_000
/** The same for an assessment that is new, where a damaged database would leave nothing of it. */
const firstDelay = 1000
/** Milliseconds after an edit, so that what it changed is painted first. */
const bulkDelay = 100

/** The snapshots of assessments: kept by hand and by themselves, listed, looked at. */
export const useSnapshotStore = defineStore('snapshots', () => {
  const { database, shelf, desktop, now } = useSurroundings()
  const knowledge = useKnowledgeStore()
  const storage = useStorageStore()
  /** Counts up with every change of the shelf, for whoever lists it. */
  const changes = ref(0)
  const pending = new Map<string, ReturnType<typeof setTimeout>>()
  const seen = new Set<string>()
  /** What is being kept right now: the program may not end before it is. */
  const keeping = new Set<Promise<unknown>>()

  function kept(answer: Promise<Parsed<KeptSnapshot>>): Promise<Parsed<KeptSnapshot>> {
    const counted = answer.then((result) => {
      if (result.ok) changes.value += 1
      return result
    })
    const done = counted.finally(() => keeping.delete(done))
    keeping.add(done)
    return counted
  }

  /** Keeps a snapshot of an open assessment as `moment` has it; none where the newest one says the same. */
  function keep(moment: OpenedAssessment, reason: SnapshotReason, name = ''): Promise<Parsed<KeptSnapshot>> {
    const { document, current } = moment
    const change = storage.summaries?.find(({ id }) => id === document.id)?.sequence ?? 0
    const why = { reason, name, keptAt: now().toISOString(), change }
    return kept(shelf.keep(snapshotRequest(document, summaryFigures(document, current), why)))
  }

  /** Keeps a snapshot of an assessment as the database has it; one with a name stays. */
  function keepStored(id: string, reason: SnapshotReason, name = ''): Promise<Parsed<KeptSnapshot>> {
    stopWaiting(id)
    return kept(keepRead(id, reason, name))
  }

  async function keepRead(id: string, reason: SnapshotReason, name: string): Promise<Parsed<KeptSnapshot>> {
    const stored = await database.load(id)
    if (!stored.ok) return stored
    const { document, summary } = stored.value
    const why = { reason, name, keptAt: now().toISOString(), change: summary.sequence }
    const result = await shelf.keep(snapshotRequest(document, summary, why))
    // Tried again as after any change: the disk may have been full.
    if (!result.ok) keepLater(id)
    return result
  }

  function stopWaiting(id: string): void {
    clearTimeout(pending.get(id))
    pending.delete(id)
  }

  function keepLater(id: string): void {
    const isFirst = desktop !== null && !seen.has(id)
    seen.add(id)
    if (pending.has(id)) return
    const delay = isFirst ? firstDelay : changeDelay
    pending.set(
      id,
      setTimeout(() => void keepStored(id, 'afterChange'), delay),
    )
  }

  database.onWritten(({ changed, removed }) => {
    for (const { id, trashed } of changed) {
      if (!trashed) keepLater(id)
    }
    for (const id of removed) stopWaiting(id)
  })

  /** Says which assessments have a snapshot of each of their changes already. */
  function knowAs(ids: readonly string[]): void {
    for (const id of ids) seen.add(id)
  }

  /** Before the page goes: keeps what changed since its newest snapshot. */
  async function keepPending(): Promise<void> {
    for (const id of [...pending.keys()]) await keepStored(id, 'quit')
    await Promise.allSettled(keeping)
  }

  /** Before an assessment goes where no snapshot is made of it any more. */
  async function keepIfChanged(id: string): Promise<void> {
    if (pending.has(id)) await keepStored(id, 'afterChange')
    await Promise.allSettled(keeping)
  }

  /** Keeps the document before an edit that changed much of it. Costs nothing before the next paint. */
  function noteChange(before: OpenedAssessment, after: Assessment): void {
    if (before.document.capabilities === after.capabilities) return
    setTimeout(() => {
      if (isBulk(before.document.capabilities, after.capabilities)) void keep(before, 'bulkEdit')
    }, bulkDelay)
  }

  /** Of one assessment, newest first. */
  function list(assessment: string): Promise<Parsed<readonly Snapshot[]>> {
    return shelf.list(assessment)
  }

  /** The document of a snapshot. */
  async function read(snapshot: Snapshot): Promise<Parsed<Assessment>> {
    const [known, text] = await Promise.all([knowledge.open(), shelf.read(snapshot)])
    if (!known.ok) return known
    if (!text.ok) return text
    return parseAssessment(text.value, '', known.value.bundled)
  }

  /** A snapshot with its coverage, to look at. */
  async function view(snapshot: Snapshot): Promise<Parsed<OpenedAssessment>> {
    const [known, document] = await Promise.all([knowledge.open(), read(snapshot)])
    if (!known.ok) return known
    if (!document.ok) return document
    const basis = await loadInput(known.value, document.value)
    return basis.ok ? parsed(opened(document.value, basis.value)) : basis
  }

  async function changed(answer: Promise<Parsed<null>>): Promise<Parsed<null>> {
    const result = await answer
    changes.value += 1
    return result
  }

  function mark(snapshot: Snapshot, given: SnapshotMark): Promise<Parsed<null>> {
    return changed(shelf.mark(snapshot, given))
  }

  function remove({ assessment, id }: Snapshot): Promise<Parsed<null>> {
    return changed(shelf.remove(assessment, [id]))
  }

  /** Deletes all snapshots of an assessment. */
  function removeAll(assessment: string): Promise<Parsed<null>> {
    return changed(shelf.remove(assessment, null))
  }

  return {
    changes,
    keep,
    keepStored,
    knowAs,
    keepPending,
    keepIfChanged,
    noteChange,
    list,
    read,
    view,
    mark,
    remove,
    removeAll,
  }
})
