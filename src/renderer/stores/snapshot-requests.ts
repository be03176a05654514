import type { Assessment } from '../../core/assessment/assessment.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import type { SnapshotFigures, SnapshotReason, SnapshotRequest } from '../../core/assessment/snapshot.ts'
import type { StoredAssessment } from '../database/assessment-database.ts'
import type { Stored } from '../database/not-stored.ts'
import { notStored } from '../database/not-stored.ts'
import type { SnapshotShelf } from '../database/snapshot-shelf.ts'

/** The part of an assessment's figures that its snapshots keep. */
export function snapshotFigures(figures: SnapshotFigures): SnapshotFigures {
  const { techniques, covered, breadth, strength, assessed, capabilities } = figures
  return { techniques, covered, breadth, strength, assessed, capabilities }
}

interface Why {
  readonly reason: SnapshotReason
  /** Given by hand; empty where there is none. */
  readonly name: string
  /** ISO time. */
  readonly keptAt: string
  /** Sequence of the last change that was saved. */
  readonly change: number
}

/** Asks for a snapshot of a document. */
export function snapshotRequest(document: Assessment, figures: SnapshotFigures, why: Why): SnapshotRequest {
  return {
    ...why,
    assessment: document.id,
    assessmentName: document.name,
    rows: document.capabilities.length,
    figures: snapshotFigures(figures),
    text: printAssessment(document),
  }
}

/** Keeps a snapshot of every assessment given; stops at the first that can't be kept. */
export function keepAll(shelf: SnapshotShelf, reason: SnapshotReason, now: () => Date) {
  return async (stored: readonly StoredAssessment[]): Promise<Stored<null>> => {
    for (const { document, summary } of stored) {
      const why = { reason, name: '', keptAt: now().toISOString(), change: summary.sequence }
      const kept = await shelf.keep(snapshotRequest(document, summary, why))
      if (!kept.ok) return { ...notStored('failed'), problems: kept.problems }
    }
    return { ok: true, value: null }
  }
}
