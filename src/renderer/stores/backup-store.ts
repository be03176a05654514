import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { copyOf } from '../../core/assessment/edits.ts'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { describeDifference } from '../../core/assessment/merge/difference.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import type { OlderSnapshot } from '../../core/assessment/snapshot.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import type { BackedUpAssessment } from '../../core/exchange/backup.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import type {
  AlongWithRecovery,
  ExpectedAssessment,
  RecoveredAssessment,
  StoredAssessment,
} from '../database/assessment-database.ts'
import type { NotStored } from '../database/not-stored.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { backupContents, gatherBackup } from './backup-source.ts'
import type { BackupContents, BackupRest, BackupSink } from './backup-source.ts'
export type { BackupContents } from './backup-source.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { useLibraryStore } from './library-store.ts'
import { opened } from './opened-assessment.ts'
import { planRestoration } from './restoration.ts'
import type { BackupRow, Meeting, Restoration, RestoreWay, Standing } from './restoration.ts'
import { keepAll } from './snapshot-requests.ts'
import { usePersistenceStore } from './persistence-store.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { summaryFigures } from './summary-figures.ts'
import { useSurroundings } from './surroundings.ts'

/** The last backup that was saved from here. */
export interface LastBackup {
  /** ISO time. */
  readonly savedAt: string
  readonly assessments: number
}

const lastBackupKey = 'last-backup'

function parseLastBackup(stored: unknown): LastBackup | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { savedAt, assessments } = stored as { readonly [K in keyof LastBackup]?: unknown }
  return typeof savedAt === 'string' && typeof assessments === 'number' ? { savedAt, assessments } : null
}

type Report = (done: number, total: number) => void

export interface RestoreRequest {
  readonly meeting: Meeting
  readonly way: RestoreWay
  /** Null leaves the choices of this computer as they are. */
  readonly settings: Readonly<Record<string, unknown>> | null
}

export interface Restored {
  /** Assessments that came or changed. */
  readonly count: number
  readonly trashed: number
  /** Brings back what was here before, as long as nobody changed what came. */
  readonly undo: () => Promise<Parsed<null>>
}

interface Former extends StoredAssessment {
  readonly trashed: boolean
}

function changedMeanwhile(refusal: NotStored): Parsed<never> {
  if (refusal.cause !== 'changedElsewhere') return refusal
  const what = 'Something was changed here meanwhile, so nothing was restored.'
  return refused([{ file: '', where: '', what, mend: 'Look at it, and choose the backup again.' }])
}

function formerly({ document, summary, trashed }: Former): RecoveredAssessment {
  const { sample, changedAt, sequence: _sequence, ...figures } = summary
  return { document, trashed, sample, changedAt, figures }
}

/** Figures of a thousand assessments take a while: the page draws between them. */
function painted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** How everything stood when the backup was looked at. */
function expectedOf({ rows }: Meeting, trash: Meeting['others']): readonly ExpectedAssessment[] {
  return [
    ...rows.map(({ backedUp, here, standing }): ExpectedAssessment => {
      return { id: backedUp.document.id, sequence: here?.sequence ?? null, trashed: standing.kind === 'deleted' }
    }),
    ...trash.map(({ id, sequence }): ExpectedAssessment => ({ id, sequence, trashed: false })),
  ]
}

/** Everything that is kept, out into a backup and back again. */
export const useBackupStore = defineStore('backup', () => {
  const surroundings = useSurroundings()
  const { database, desktop, shelf, newId, now } = surroundings
  const knowledge = useKnowledgeStore()
  const assessment = useAssessmentStore()
  const library = useLibraryStore()
  const snapshots = useSnapshotStore()
  const persistence = usePersistenceStore()
  /** Null where none was saved from here, or it isn't read yet. */
  const last = shallowRef<LastBackup | null>(null)

  async function readLast(): Promise<void> {
    const stored = await database.readSetting(lastBackupKey)
    if (stored.ok) last.value = parseLastBackup(stored.value)
  }

  async function noteSaved(assessments: number): Promise<void> {
    // Who has just made a backup needn't be reminded of it.
    persistence.closeReminder()
    last.value = { savedAt: now().toISOString(), assessments }
    await database.writeSetting(lastBackupKey, last.value)
  }

  function contents(): Promise<Parsed<BackupContents>> {
    return backupContents(surroundings)
  }

  async function gather(sink: BackupSink): Promise<Parsed<BackupRest>> {
    await assessment.flush()
    const rest = await gatherBackup(surroundings, sink)
    if (!rest.ok) return rest
    // When this computer was backed up is nothing that another one should believe of itself.
    const { [lastBackupKey]: _last, ...settings } = rest.value.settings
    return parsed({ ...rest.value, settings })
  }

  async function standingOf(theirs: Assessment, isHere: boolean, isDeleted: boolean): Promise<Parsed<Standing>> {
    if (isDeleted) return parsed({ kind: 'deleted' })
    if (!isHere) return parsed({ kind: 'new' })
    const ours = await database.load(theirs.id)
    if (!ours.ok) return ours
    const { document } = ours.value
    if (printAssessment(document) === printAssessment(theirs)) return parsed({ kind: 'same' })
    return parsed({ kind: 'differs', differences: describeDifference(document, theirs).length })
  }

  /** Holds the assessments of a backup against what is here. */
  async function meet(backedUp: readonly BackedUpAssessment[], report: Report): Promise<Parsed<Meeting>> {
    await assessment.flush()
    const [here, trash] = [await database.summaries(), await database.trashed()]
    if (!here.ok) return here
    if (!trash.ok) return trash
    const kept = new Map(here.value.map((summary) => [summary.id, summary]))
    const deleted = new Map(trash.value.map((summary) => [summary.id, summary]))
    const rows: BackupRow[] = []
    for (const one of backedUp) {
      const { id } = one.document
      const standing = await standingOf(one.document, kept.has(id), deleted.has(id))
      if (!standing.ok) return standing
      rows.push({ backedUp: one, standing: standing.value, here: kept.get(id) ?? deleted.get(id) ?? null })
      report(rows.length, backedUp.length)
    }
    const ids = new Set(backedUp.map(({ document }) => document.id))
    return parsed({ rows, others: here.value.filter(({ id }) => !ids.has(id)) })
  }

  async function recoveredFrom(
    known: Knowledge,
    { document, changedAt, sample }: BackedUpAssessment,
  ): Promise<Parsed<RecoveredAssessment>> {
    const basis = await loadInput(known, document)
    if (!basis.ok) return basis
    const figures = summaryFigures(document, opened(document, basis.value).current)
    return parsed({ document, figures, changedAt, trashed: false, sample })
  }

  /** What is about to be put aside, deleted ones too. */
  async function formerOf(rows: readonly BackupRow[], trash: Meeting['others']): Promise<Parsed<readonly Former[]>> {
    const touched = [
      ...rows.flatMap(({ here, standing }) =>
        here === null ? [] : [{ id: here.id, trashed: standing.kind === 'deleted' }],
      ),
      ...trash.map(({ id }) => ({ id, trashed: false })),
    ]
    const former: Former[] = []
    for (const { id, trashed } of touched) {
      const stored = await (trashed ? database.loadTrashed(id) : database.load(id))
      if (!stored.ok) return stored
      former.push({ ...stored.value, trashed })
    }
    return parsed(former)
  }

  async function recover(recovered: readonly RecoveredAssessment[], along: AlongWithRecovery): Promise<Parsed<null>> {
    const changed = new Set([...recovered.map(({ document }) => document.id), ...(along.trash ?? [])])
    // What comes may be older than what a shared file was agreed on with: that mustn't look as if it was changed back.
    const distrusted = (await desktop?.distrustSharedFiles([...changed])) ?? parsed(null)
    if (!distrusted.ok) return distrusted
    const done = await database.recover(recovered, 0, along)
    if (!done.ok) return changedMeanwhile(done)
    if (assessment.document !== null && changed.has(assessment.document.id)) assessment.discard()
    // Once more, of what was agreed on while the question stood.
    await desktop?.distrustSharedFiles([...changed])
    await library.open()
    return parsed(null)
  }

  /** How everything stands that a restoration touched, so that an undo meets it as it left it. */
  async function standNow(ids: ReadonlySet<string>): Promise<Parsed<readonly ExpectedAssessment[]>> {
    const [here, trash] = [await database.summaries(), await database.trashed()]
    if (!here.ok) return here
    if (!trash.ok) return trash
    const all = [
      ...here.value.map(({ id, sequence }) => ({ id, sequence, trashed: false })),
      ...trash.value.map(({ id, sequence }) => ({ id, sequence, trashed: true })),
    ]
    return parsed(all.filter(({ id }) => ids.has(id)))
  }

  async function recoveredAll(
    known: Knowledge,
    { put, copy }: Pick<Restoration, 'put' | 'copy'>,
    report: Report,
  ): Promise<Parsed<readonly RecoveredAssessment[]>> {
    const copies = copy.map(({ backedUp }) => {
      const { document } = backedUp
      const beside = copyOf(document, newId(), `${document.name} (from the backup)`, document.createdAt)
      return { ...backedUp, document: beside, sample: false }
    })
    const all = [...put.map(({ backedUp }) => backedUp), ...copies]
    const back: RecoveredAssessment[] = []
    for (const one of all) {
      const recovered = await recoveredFrom(known, one)
      if (!recovered.ok) return recovered
      back.push(recovered.value)
      report(back.length, all.length)
      await painted()
    }
    return parsed(back)
  }

  /**
   * Puts a backup in place, all of it or nothing: what gives way is kept in a snapshot first, and what isn't in the
   * backup goes to the trash at most.
   */
  async function restore({ meeting, way, settings }: RestoreRequest, report: Report): Promise<Parsed<Restored>> {
    const known = await knowledge.open()
    if (!known.ok) return known
    const { put, copy, trash } = planRestoration(meeting, way)
    const former = await formerOf(put, trash)
    if (!former.ok) return former
    const kept = await keepAll(shelf, 'backup', now)(former.value)
    if (!kept.ok) return kept
    const back = await recoveredAll(known.value, { put, copy }, report)
    if (!back.ok) return back
    const before = await database.readSettings()
    if (!before.ok) return before
    const along = { trash: trash.map(({ id }) => id), settings: settings ?? {}, expected: expectedOf(meeting, trash) }
    const done = await recover(back.value, along)
    if (!done.ok) return done
    const touched = new Set([...back.value.map(({ document }) => document.id), ...along.trash])
    // It is done, whatever comes of this.
    const stand = await standNow(touched)
    const wasThere = new Set(former.value.map(({ document }) => document.id))
    const undoing = {
      trash: back.value.map(({ document }) => document.id).filter((id) => !wasThere.has(id)),
      settings: settings === null ? {} : before.value,
    }
    const undo = async (): Promise<Parsed<null>> =>
      stand.ok ? recover(former.value.map(formerly), { ...undoing, expected: stand.value }) : stand
    return parsed({ count: back.value.length, trashed: trash.length, undo })
  }

  /** Puts the snapshots that a backup has of one assessment under those that are here; how many came. */
  async function addSnapshots(id: string, older: readonly OlderSnapshot[]): Promise<Parsed<number>> {
    const added = await shelf.add(id, older)
    if (added.ok) snapshots.changes += 1
    return added
  }

  return { last, readLast, noteSaved, contents, gather, meet, restore, addSnapshots }
})
