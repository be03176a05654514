import * as z from 'zod'
import type { StoredChange, StoredFacts, StoredManifest } from '../../bridge/desktop-bridge.ts'
import { storedManifest } from '../../bridge/snapshot-schemas.ts'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import { byCodeUnits } from '../../core/order.ts'

const manifestFormat = z.object({ format: z.literal('coverline-manifest'), version: z.literal(1) }).and(storedManifest)

/** A manifest of its text; null where it is none. */
export function parseManifest(text: string): StoredManifest | null {
  try {
    const read = manifestFormat.safeParse(JSON.parse(text))
    return read.success ? { sequence: read.data.sequence, assessments: read.data.assessments } : null
  } catch {
    return null
  }
}

/** One assessment a line. */
export function printManifest({ sequence, assessments }: StoredManifest): string {
  const lines = [...assessments].sort((a, b) => byCodeUnits(a.id, b.id)).map((facts) => JSON.stringify(facts))
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`
  return `{"format":"coverline-manifest","version":1,"sequence":${sequence},"assessments":${list}}\n`
}

/** The manifest after a change. Of two facts about one assessment the later change holds, whichever comes first. */
export function manifestAfter(manifest: StoredManifest | null, change: StoredChange): StoredManifest {
  const facts = new Map((manifest?.assessments ?? []).map((one) => [one.id, one]))
  for (const one of change.changed) {
    if (one.sequence >= (facts.get(one.id)?.sequence ?? 0)) facts.set(one.id, one)
  }
  for (const id of change.removed) facts.delete(id)
  return { sequence: Math.max(manifest?.sequence ?? 0, change.sequence), assessments: [...facts.values()] }
}

/** As much as the newest snapshot of each assessment tells, for a manifest that was lost; null without any snapshot. */
export function manifestOfSnapshots(newest: readonly Snapshot[]): StoredManifest | null {
  if (newest.length === 0) return null
  const assessments = newest.map(({ assessment, assessmentName, rows, change }): StoredFacts => ({
    id: assessment,
    name: assessmentName,
    rows,
    sequence: change,
    trashed: false,
    sample: false,
  }))
  return { sequence: Math.max(...assessments.map(({ sequence }) => sequence)), assessments }
}
