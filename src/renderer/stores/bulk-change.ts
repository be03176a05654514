import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import { differingParts } from '../../core/order.ts'

/** From so many capabilities on, an edit is one that a person may want to see the state before again. */
export const bulkSize = 10

/** True when so many entries came, went or became another object. What both lists begin and end with costs little. */
export function isBulk(before: readonly CapabilityEntry[], after: readonly CapabilityEntry[]): boolean {
  const [gone, come] = differingParts(before, after)
  if (Math.max(gone.length, come.length) < bulkSize) return false
  const [old, fresh] = [new Set(gone), new Set(come)]
  const changed = Math.max(
    come.filter((entry) => !old.has(entry)).length,
    gone.filter((entry) => !fresh.has(entry)).length,
  )
  return changed >= bulkSize
}
