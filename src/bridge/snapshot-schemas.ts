import * as z from 'zod'
import type {
  OlderSnapshot,
  Snapshot,
  SnapshotMark,
  SnapshotReason,
  SnapshotRequest,
} from '../core/assessment/snapshot.ts'
import { snapshotReasons } from '../core/assessment/snapshot.ts'
import type { StoredChange, StoredFacts, StoredManifest } from './desktop-bridge.ts'

// Without this, zod tries `new Function`, which the Content Security Policy of a window reports as a violation.
z.config({ jitless: true })

/** Most characters of one snapshot: far above the largest assessment. */
const textLimit = 100_000_000
const manyAssessments = 100_000

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)
const shortText = z.string().max(10_000)
export const assessmentId = z.string().min(1).max(10_000)
export const snapshotId = z.uuid()

const figures = z.strictObject({
  techniques: count,
  covered: count,
  breadth: share,
  strength: share,
  assessed: count,
  capabilities: count,
})

const facts = {
  assessment: assessmentId,
  assessmentName: shortText,
  name: z.string().max(200),
  reason: z.enum(snapshotReasons as [SnapshotReason, ...SnapshotReason[]]),
  keptAt: z.string().max(40),
  change: count,
  rows: count,
  figures: figures.nullable(),
}

export const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  ...facts,
  id: snapshotId,
  sequence: count,
  pinned: z.boolean(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const snapshotRequest: z.ZodType<SnapshotRequest> = z.strictObject({
  ...facts,
  text: z.string().max(textLimit),
})

export const olderSnapshots: z.ZodType<readonly OlderSnapshot[]> = z
  .array(z.strictObject({ snapshot: snapshotSchema, text: z.string().max(textLimit) }))
  .max(10_000)

export const snapshotMark: z.ZodType<SnapshotMark> = z.strictObject({
  name: z.string().max(200),
  pinned: z.boolean(),
})

const storedFacts: z.ZodType<StoredFacts> = z.strictObject({
  id: assessmentId,
  name: shortText,
  rows: count,
  sequence: count,
  trashed: z.boolean(),
  sample: z.boolean(),
})

export const storedChange: z.ZodType<StoredChange> = z.strictObject({
  sequence: count,
  changed: z.array(storedFacts).max(manyAssessments),
  removed: z.array(assessmentId).max(manyAssessments),
})

export const storedManifest: z.ZodType<StoredManifest> = z.object({
  sequence: count,
  assessments: z.array(storedFacts),
})

export const assessmentIds = z.array(assessmentId).max(manyAssessments)
