import type { BundledVersions } from '../../core/assessment/parse.ts'
import type { BackedUpAssessment, BackedUpSnapshot, Backup, BackupCounts } from '../../core/exchange/backup.ts'
import type { Problem } from '../../core/problem.ts'

/** What of a backup isn't its pieces. */
export type BackupFacts = Pick<Backup, 'writtenAt' | 'program' | 'settings' | 'snapshotsLeftOut'>

/** A backup comes and goes piece by piece: 200 MB in one message would stop the page. */
export type BackupRequest =
  | { readonly kind: 'assessment'; readonly assessment: BackedUpAssessment }
  | { readonly kind: 'snapshot'; readonly snapshot: BackedUpSnapshot }
  /** Writes what came before. */
  | { readonly kind: 'write'; readonly facts: BackupFacts; readonly bundled: BundledVersions }
  | { readonly kind: 'read'; readonly name: string; readonly bytes: Uint8Array; readonly bundled: BundledVersions }
  /** Asks for the snapshots that the backup has of one assessment. */
  | { readonly kind: 'snapshots'; readonly assessment: string }

export type BackupAnswer =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'written'; readonly bytes: Uint8Array; readonly counts: BackupCounts }
  | { readonly kind: 'assessment'; readonly assessment: BackedUpAssessment }
  | { readonly kind: 'read'; readonly facts: BackupFacts; readonly counts: BackupCounts }
  | { readonly kind: 'snapshots'; readonly snapshots: readonly BackedUpSnapshot[] }
