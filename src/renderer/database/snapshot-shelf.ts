import type { KeptSnapshot } from '../../bridge/desktop-bridge.ts'
import type { OlderSnapshot, Snapshot, SnapshotMark, SnapshotRequest } from '../../core/assessment/snapshot.ts'
import type { Parsed } from '../../core/problem.ts'

/** Where snapshots are kept: files in the desktop program, rows in a plain browser. None of the calls rejects. */
export interface SnapshotShelf {
  /** Of one assessment, newest first. */
  list: (assessment: string) => Promise<Parsed<readonly Snapshot[]>>
  keep: (request: SnapshotRequest) => Promise<Parsed<KeptSnapshot>>
  /** The text of a snapshot; a problem where it isn't what was kept. */
  read: (snapshot: Pick<Snapshot, 'assessment' | 'id'>) => Promise<Parsed<string>>
  mark: (snapshot: Pick<Snapshot, 'assessment' | 'id'>, mark: SnapshotMark) => Promise<Parsed<null>>
  /** Deletes some snapshots of an assessment; with null all of them. */
  remove: (assessment: string, ids: readonly string[] | null) => Promise<Parsed<null>>
  /** Puts snapshots that a backup brought under those of the assessment; how many came. */
  add: (assessment: string, older: readonly OlderSnapshot[]) => Promise<Parsed<number>>
}
