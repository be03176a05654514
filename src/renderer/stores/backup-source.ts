import type { BackedUpAssessment, BackedUpSnapshot } from '../../core/exchange/backup.ts'
import { snapshotsUntil } from '../../core/exchange/backup.ts'
import { snapshotPriority } from '../../core/exchange/backup-snapshots.ts'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import type { AssessmentDatabase } from '../database/assessment-database.ts'
import type { SnapshotShelf } from '../database/snapshot-shelf.ts'

/** Takes what goes into a backup, piece by piece: a page never holds all of it. */
export interface BackupSink {
  readonly assessment: (assessment: BackedUpAssessment) => void
  readonly snapshot: (snapshot: BackedUpSnapshot) => void
  readonly report: (done: number, total: number) => void
  /** True once nobody wants the rest. */
  readonly stopped: () => boolean
}

/** What is said of a backup beside its pieces. */
export interface BackupRest {
  readonly settings: Readonly<Record<string, unknown>>
  readonly snapshotsLeftOut: number
}

export interface BackupContents {
  readonly assessments: number
  readonly snapshots: number
  /** Assessments in the trash, which don't go in. */
  readonly deleted: number
}

interface Source {
  readonly database: AssessmentDatabase
  readonly shelf: SnapshotShelf
}

async function shelvesOf(
  shelf: SnapshotShelf,
  ids: readonly string[],
): Promise<Parsed<readonly (readonly Snapshot[])[]>> {
  const shelves: (readonly Snapshot[])[] = []
  for (const id of ids) {
    const list = await shelf.list(id)
    if (!list.ok) return list
    shelves.push(list.value)
  }
  return parsed(shelves)
}

/** How much a backup would hold. */
export async function backupContents({ database, shelf }: Source): Promise<Parsed<BackupContents>> {
  const [summaries, trash] = [await database.summaries(), await database.trashed()]
  if (!summaries.ok) return summaries
  if (!trash.ok) return trash
  const shelves = await shelvesOf(
    shelf,
    summaries.value.map(({ id }) => id),
  )
  if (!shelves.ok) return shelves
  return parsed({
    assessments: summaries.value.length,
    snapshots: shelves.value.reduce((sum, { length }) => sum + length, 0),
    deleted: trash.value.length,
  })
}

/** Gives everything that is kept to `sink`: every assessment, then the snapshots, most important ones first. */
export async function gatherBackup({ database, shelf }: Source, sink: BackupSink): Promise<Parsed<BackupRest>> {
  const summaries = await database.summaries()
  if (!summaries.ok) return summaries
  const ids = summaries.value.map(({ id }) => id)
  const shelves = await shelvesOf(shelf, ids)
  if (!shelves.ok) return shelves
  const snapshots = snapshotPriority(shelves.value)
  const total = ids.length + snapshots.length
  let done = 0
  for (const id of ids) {
    const stored = await database.load(id)
    if (!stored.ok) return stored
    const { document, summary } = stored.value
    sink.assessment({ document, changedAt: summary.changedAt, sample: summary.sample })
    sink.report(++done, total)
    if (sink.stopped()) break
  }
  let snapshotsLeftOut = 0
  let characters = 0
  for (const facts of snapshots) {
    if (sink.stopped()) break
    // A file that was damaged is no reason to keep the others out.
    const text = characters > snapshotsUntil ? null : await shelf.read(facts)
    if (text?.ok === true) {
      characters += text.value.length
      sink.snapshot({ facts, text: text.value })
    } else snapshotsLeftOut += 1
    sink.report(++done, total)
  }
  const settings = await database.readSettings()
  return settings.ok ? parsed({ settings: settings.value, snapshotsLeftOut }) : settings
}
