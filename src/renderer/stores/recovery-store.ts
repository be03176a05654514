import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { DesktopHost, StoredFacts, StoredManifest } from '../../bridge/desktop-bridge.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import { byCodeUnits } from '../../core/order.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { DatabaseFacts, RecoveredAssessment } from '../database/assessment-database.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { canReplace, hasAllEntries, lossesOf, uncounted } from './integrity.ts'
import type { Loss } from './integrity.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { keepManifest } from './manifest-keeper.ts'
import type { ManifestKeeper } from './manifest-keeper.ts'
import { opened } from './opened-assessment.ts'
import { readPatiently } from './patient-read.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { useStorageStore } from './storage-store.ts'
import { summaryFigures } from './summary-figures.ts'
import { useSurroundings } from './surroundings.ts'

/** An assessment that isn't what it was, with the newest snapshot that it can come back from; null without one. */
export interface LostAssessment extends Loss {
  readonly snapshot: Snapshot | null
}

export type RecoveryState =
  | { readonly kind: 'checking' }
  | { readonly kind: 'whole' }
  /** Nothing is written before a person decides. `unreadable`: the database can't be opened at all. */
  | { readonly kind: 'damaged'; readonly unreadable: boolean; readonly lost: readonly LostAssessment[] }

export interface Recovered {
  readonly back: number
  /** Names of those that no snapshot could bring back. */
  readonly missing: readonly string[]
}

/** Milliseconds that the first screen has for itself. */
const preparationDelay = 1000

/** Holds the database against what it must have, before anything is shown or written; and brings back what is lost. */
export const useRecoveryStore = defineStore('recovery', () => {
  const { database, desktop } = useSurroundings()
  const knowledge = useKnowledgeStore()
  const storage = useStorageStore()
  const snapshots = useSnapshotStore()
  const assessment = useAssessmentStore()
  const state = shallowRef<RecoveryState>({ kind: 'checking' })
  /** What the last restoration brought back; null where there was none. */
  const outcome = shallowRef<Recovered | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  let keeper: ManifestKeeper | null = null
  let manifest: StoredManifest = { sequence: 0, assessments: [] }

  /** Ends with a state other than `checking`; what was chosen before the database was put aside is done now. */
  async function check(): Promise<void> {
    if (desktop === null) {
      state.value = { kind: 'whole' }
      prepareSoon()
      return
    }
    const start = await desktop.startFacts()
    if (start.ok) manifest = start.value.manifest ?? manifest
    const found = await readPatiently(() => database.facts())
    if (!found.ok) {
      // What is newer, or doesn't fit on the disk, isn't damaged: the library says so.
      if (found.cause === 'failed') await showDamage(desktop, manifest.assessments.map(wholeLoss), true)
      else state.value = { kind: 'whole' }
      return
    }
    const lost = await compare(found.value)
    if (lost.length === 0) await begin(desktop, found.value)
    else await showDamage(desktop, lost, false)
    const chosen = start.ok ? start.value.chosen : null
    // A new database that can't be read either would be put aside for ever.
    if (state.value.kind !== 'damaged' || state.value.unreadable) return
    if (chosen === 'restore') await restoreAll()
    if (chosen === 'continue') await goOn()
  }

  function wholeLoss(facts: StoredManifest['assessments'][number]): Loss {
    return { facts, damage: 'missing', found: 0 }
  }

  async function compare(found: DatabaseFacts): Promise<readonly Loss[]> {
    const counted = await database.countRows(uncounted(manifest, found))
    if (counted.ok && hasAllEntries(manifest, found, counted.value)) return lossesOf(manifest, found, new Map())
    const rows = await database.countRows(manifest.assessments.map(({ id }) => id))
    return lossesOf(manifest, found, rows.ok ? rows.value : new Map())
  }

  async function showDamage(from: DesktopHost, losses: readonly Loss[], unreadable: boolean): Promise<void> {
    const all = await from.snapshots(null)
    if (!all.ok) problems.value = all.problems
    const newest = new Map((all.ok ? all.value : []).map((snapshot) => [snapshot.assessment, snapshot]))
    const lost = losses.map((loss) => {
      const snapshot = newest.get(loss.facts.id)
      return { ...loss, snapshot: snapshot !== undefined && canReplace(loss, snapshot) ? snapshot : null }
    })
    state.value = { kind: 'damaged', unreadable, lost }
  }

  /** From here on the database is written to, and what it must have is noted. */
  async function begin(host: DesktopHost, found: DatabaseFacts): Promise<void> {
    if (keeper === null) {
      keeper = keepManifest(host)
      database.onWritten(keeper.note)
      storage.keepWith(keeper)
    }
    snapshots.knowAs(found.assessments.map(({ id }) => id))
    state.value = { kind: 'whole' }
    prepareSoon()
    await noteAll(found, keeper.note)
    void catchUp(host, found)
  }

  /** Not before the first screen, and never while a person has to decide about a damaged database. */
  function prepareSoon(): void {
    setTimeout(() => void database.prepareWriting(), preparationDelay)
  }

  /** The program may have been killed before it noted what it had written. */
  async function noteAll(found: DatabaseFacts, note: ManifestKeeper['note']): Promise<void> {
    const known = new Map(manifest.assessments.map((facts) => [facts.id, facts]))
    const behind = found.assessments.filter(({ id, sequence, trashed }) => {
      const facts = known.get(id)
      return facts?.sequence !== sequence || facts.trashed !== trashed
    })
    if (behind.length === 0) return
    const rows = await database.countRows(behind.map(({ id }) => id))
    if (!rows.ok) return
    const changed = behind.map((facts) => ({ ...facts, rows: rows.value.get(facts.id) ?? 0 }))
    note({ sequence: found.sequence, changed, removed: [] })
  }

  /** And before it kept a snapshot: each assessment that changed since its newest one, or has none, gets one now. */
  async function catchUp(host: DesktopHost, found: DatabaseFacts): Promise<void> {
    const all = await host.snapshots(null)
    if (!all.ok) return
    const newest = new Map(all.value.map(({ assessment, change }) => [assessment, change]))
    const behind = found.assessments.filter(
      ({ id, sequence, trashed }) => !trashed && (newest.get(id) ?? -1) < sequence,
    )
    for (const { id } of behind) await snapshots.keepStored(id, 'afterChange')
  }

  /** From the newest of its snapshots that fits and can be read: a file may have been damaged with the database. */
  async function recoveredFrom(
    known: Knowledge,
    { id, trashed, sample }: Pick<StoredFacts, 'id' | 'trashed' | 'sample'>,
    fits: (snapshot: Snapshot) => boolean,
  ): Promise<RecoveredAssessment | null> {
    const list = await desktop?.snapshots(id)
    for (const snapshot of (list?.ok === true ? list.value : []).filter(fits)) {
      const text = await desktop?.readSnapshot(snapshot.assessment, snapshot.id)
      if (text?.ok !== true) continue
      const document = parseAssessment(text.value, '', known.bundled)
      if (!document.ok || document.value.id !== id) continue
      const basis = await loadInput(known, document.value)
      if (!basis.ok) continue
      const figures = summaryFigures(document.value, opened(document.value, basis.value).current)
      return { document: document.value, figures, changedAt: snapshot.keptAt, trashed, sample }
    }
    return null
  }

  /** What is older here than a shared file says must not look as if it was changed back. */
  async function distrust(host: DesktopHost): Promise<Parsed<null>> {
    const lost = state.value.kind === 'damaged' ? state.value.lost : []
    return host.distrustSharedFiles(lost.map(({ facts }) => facts.id))
  }

  /** Brings everything back that has a snapshot, all in one transaction; an unreadable database is put aside before. */
  async function restoreAll(): Promise<Parsed<null>> {
    if (state.value.kind !== 'damaged' || desktop === null) return parsed(null)
    if (state.value.unreadable) {
      await desktop.startOver('restore')
      return parsed(null)
    }
    const known = await knowledge.open()
    if (!known.ok) return failed(known)
    const distrusted = await distrust(desktop)
    if (!distrusted.ok) return failed(distrusted)
    const back: RecoveredAssessment[] = []
    const missing: string[] = []
    for (const lost of state.value.lost) {
      const recovered =
        lost.snapshot === null
          ? null
          : await recoveredFrom(known.value, lost.facts, (snapshot) => canReplace(lost, snapshot))
      if (recovered !== null) back.push(recovered)
      else if (lost.damage !== 'older') missing.push(lost.facts.name)
    }
    const put = await database.recover(back, manifest.sequence)
    if (!put.ok) return failed(put)
    return goOnWith({ back: back.length, missing })
  }

  /** Goes on with what the database has. The snapshots stay where they are. */
  async function goOn(): Promise<Parsed<null>> {
    if (state.value.kind !== 'damaged' || desktop === null) return parsed(null)
    if (state.value.unreadable) {
      await desktop.startOver('continue')
      return parsed(null)
    }
    const distrusted = await distrust(desktop)
    if (!distrusted.ok) return failed(distrusted)
    // What is written from here on must come after what the snapshots hold.
    const raised = await database.recover([], manifest.sequence)
    return raised.ok ? goOnWith(null) : failed(raised)
  }

  /**
   * The newest snapshot of each assessment that the database doesn't have, in its trash neither: what a person went on
   * without when the database was damaged. By name.
   */
  async function leftBehind(): Promise<Parsed<readonly Snapshot[]>> {
    if (desktop === null) return parsed([])
    const [all, found] = await Promise.all([desktop.snapshots(null), database.facts()])
    if (!all.ok) return all
    if (!found.ok) return found
    const there = new Set(found.value.assessments.map(({ id }) => id))
    const left = all.value.filter(({ assessment: id }) => !there.has(id))
    return parsed([...left].sort((a, b) => byCodeUnits(a.assessmentName, b.assessmentName)))
  }

  /** Brings an assessment back that was left behind, from the newest of its snapshots that can be read. */
  async function bringBack({ assessment: id }: Snapshot): Promise<Parsed<null>> {
    const known = await knowledge.open()
    if (!known.ok) return known
    const recovered = await recoveredFrom(known.value, { id, trashed: false, sample: false }, () => true)
    if (recovered === null) {
      const what = 'None of its snapshots can be read.'
      return refused([{ file: '', where: '', what, mend: 'Restore it from a backup, if there is one.' }])
    }
    const put = await database.recover([recovered], manifest.sequence, {
      expected: [{ id, sequence: null, trashed: false }],
    })
    if (!put.ok) return put
    const summaries = await database.summaries()
    if (summaries.ok) storage.list(summaries.value)
    return parsed(null)
  }

  async function goOnWith(recovered: Recovered | null): Promise<Parsed<null>> {
    const found = await database.facts()
    if (!found.ok) return failed(found)
    if (desktop === null) return parsed(null)
    // What the database doesn't have is missed no more.
    const there = new Map(found.value.assessments.map((facts) => [facts.id, facts]))
    const removed = manifest.assessments.map(({ id }) => id).filter((id) => !there.has(id))
    const older = manifest.assessments.filter(({ id, sequence }) => (there.get(id)?.sequence ?? sequence) < sequence)
    const unmissed = await desktop.noteStored({
      sequence: 0,
      changed: [],
      removed: [...removed, ...older.map(({ id }) => id)],
    })
    if (!unmissed.ok) return failed(unmissed)
    manifest = { sequence: manifest.sequence, assessments: [] }
    // One that was asked for early may have been read as the damaged database had it.
    assessment.discard()
    await distrust(desktop)
    outcome.value = recovered
    await begin(desktop, found.value)
    return parsed(null)
  }

  function failed<T extends { readonly ok: false; readonly problems: readonly Problem[] }>(refusal: T): T {
    problems.value = refusal.problems
    return refusal
  }

  /** Copies the newest snapshots of what is lost into a folder of the person's choice; how many. */
  async function saveSnapshots(): Promise<Parsed<number>> {
    if (state.value.kind !== 'damaged' || desktop === null) return parsed(0)
    const saved = await desktop.saveSnapshots(state.value.lost.map(({ facts }) => facts.id))
    return saved.ok ? saved : failed(saved)
  }

  // The other assessments are lost with the database: they come back as at a start.
  watch(
    () => storage.emptied,
    async () => {
      await storage.flushAll()
      await check()
    },
  )

  return { state, outcome, problems, check, restoreAll, goOn, saveSnapshots, leftBehind, bringBack }
})
