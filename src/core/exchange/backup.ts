import type { Assessment } from '../assessment/assessment.ts'
import type { Snapshot } from '../assessment/snapshot.ts'
import type { JsonRecord } from '../json-text.ts'
import type { ArchiveLimits } from './archive-check.ts'

export const backupFormat = 'coverline-backup'
export const backupVersion = 1

/**
 * Our own archives hold two files an assessment, so 1,000 assessments need more than the 1,000 files that others may
 * hold; all other limits are the same. A backup that would break one of them isn't written.
 */
export const backupLimits = {
  entries: 20_000,
  inflatedBytes: 200 * 1024 * 1024,
  ratio: 100,
} as const satisfies ArchiveLimits
/** Most bytes of the file itself: what a window can be given. */
export const backupFileLimit = 50 * 1024 * 1024
/** Unpacked bytes up to which snapshots go in. */
export const snapshotsUntil = 190 * 1024 * 1024

export interface BackedUpAssessment {
  readonly document: Assessment
  /** ISO time of its last change. */
  readonly changedAt: string
  /** True of the sample that comes with the program. */
  readonly sample: boolean
}

export interface BackedUpSnapshot {
  readonly facts: Snapshot
  /** The canonical file of the assessment as it was. */
  readonly text: string
}

/** Everything that is kept of a workspace, but for what was deleted. */
export interface Backup {
  /** ISO time. */
  readonly writtenAt: string
  /** Version of the program that wrote it. */
  readonly program: string
  /** By id. */
  readonly assessments: readonly BackedUpAssessment[]
  /** Of these assessments, each one's newest first. */
  readonly snapshots: readonly BackedUpSnapshot[]
  /** Snapshots that didn't fit. */
  readonly snapshotsLeftOut: number
  /** Choices of the person's that belong into no document, by name. */
  readonly settings: JsonRecord
}

export interface BackupCounts {
  readonly assessments: number
  /** Capabilities with a status other than *unassessed*. */
  readonly capabilitiesMarked: number
  readonly snapshots: number
  readonly snapshotsLeftOut: number
}

/** SHA-256 in hexadecimal. The core has no hash of its own. */
export type HashBytes = (bytes: Uint8Array) => string | Promise<string>

export const manifestPath = 'manifest.json'
export const settingsPath = 'settings.json'

function numbered(place: number): string {
  return String(place + 1).padStart(4, '0')
}

/** A plain assessment file, which any Coverline opens. */
export function assessmentPath(place: number): string {
  return `assessments/${numbered(place)}.assessment.json`
}

/** The snapshots of the assessment at the same place. */
export function snapshotsPath(place: number): string {
  return `snapshots/${numbered(place)}.json`
}

export function markedIn({ capabilities }: Pick<Assessment, 'capabilities'>): number {
  return capabilities.filter(({ status }) => status !== 'unassessed').length
}

export function countsOf(backup: Pick<Backup, 'assessments' | 'snapshots' | 'snapshotsLeftOut'>): BackupCounts {
  return {
    assessments: backup.assessments.length,
    capabilitiesMarked: backup.assessments.reduce((sum, { document }) => sum + markedIn(document), 0),
    snapshots: backup.snapshots.length,
    snapshotsLeftOut: backup.snapshotsLeftOut,
  }
}
