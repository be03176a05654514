import type { OlderSnapshot, Snapshot, SnapshotMark, SnapshotRequest } from '../core/assessment/snapshot.ts'
import type { Parsed } from '../core/problem.ts'
import type { Bridge } from './bridge.ts'
import type { SharedFileBridge } from './shared-file.ts'

/** What the database has of one assessment, in a few figures. */
export interface StoredFacts {
  readonly id: string
  readonly name: string
  /** Capability entries. */
  readonly rows: number
  /** Number of its last change. */
  readonly sequence: number
  /** True of a deleted one that can still be brought back. */
  readonly trashed: boolean
  /** True of the sample that comes with the program. */
  readonly sample: boolean
}

/** What was written to the database, and is durable. */
export interface StoredChange {
  /** The number of the last change of all. */
  readonly sequence: number
  readonly changed: readonly StoredFacts[]
  /** Ids of those that are gone for good. */
  readonly removed: readonly string[]
}

/**
 * What the database must have: kept outside of it, since a damaged database may open as an empty one. Written after the
 * database, but for removals, so the database is never behind it while it is whole.
 */
export interface StoredManifest {
  readonly sequence: number
  readonly assessments: readonly StoredFacts[]
}

export interface KeptSnapshot {
  readonly snapshot: Snapshot
  /** False where nothing had changed since the newest one, which is returned then. */
  readonly isNew: boolean
}

/** What the start before left for this one. */
export interface StartFacts {
  /** Null on the first start. */
  readonly manifest: StoredManifest | null
  /** The person chose, before the database was put aside, what is to be done now. */
  readonly chosen: AfterStartingOver | null
}

export type AfterStartingOver = 'restore' | 'continue'

/** What only the desktop program can do: files beside the database, and a say in its own end. */
export interface DesktopBridge extends Bridge, SharedFileBridge {
  startFacts(): Promise<Parsed<StartFacts>>
  noteStored(change: StoredChange): Promise<Parsed<null>>
  /** The snapshots of one assessment, newest first; with null the newest of each. */
  snapshots(assessment: string | null): Promise<Parsed<readonly Snapshot[]>>
  keepSnapshot(request: SnapshotRequest): Promise<Parsed<KeptSnapshot>>
  /** The text of a snapshot; a problem where it isn't what was kept. */
  readSnapshot(assessment: string, id: string): Promise<Parsed<string>>
  markSnapshot(assessment: string, id: string, mark: SnapshotMark): Promise<Parsed<null>>
  /** Deletes some snapshots of an assessment; with null all of them. */
  removeSnapshots(assessment: string, ids: readonly string[] | null): Promise<Parsed<null>>
  /** Puts snapshots of an assessment that a backup brought under those that are there; how many came. */
  addSnapshots(assessment: string, older: readonly OlderSnapshot[]): Promise<Parsed<number>>
  /** Asks for a folder and copies the newest snapshot of each of these assessments there; the number of files. */
  saveSnapshots(assessments: readonly string[]): Promise<Parsed<number>>
  /** Puts the database aside, which is kept, and starts the program again with an empty one. */
  startOver(then: AfterStartingOver): Promise<void>
  /** The window has written what it had to write before the end. */
  readyToEnd(): Promise<void>
}

/** What the preload puts into the page: the bridge, and the calls in the other direction. */
export interface DesktopHost extends DesktopBridge {
  /** `handler` runs when the program is about to end; it must call `readyToEnd`, and has about three seconds. */
  whenEnding(handler: () => void): void
  /** `handler` runs when the watched shared file may say something else, with the id of its assessment. */
  whenSharedFileChanged(handler: (assessment: string) => void): void
}
