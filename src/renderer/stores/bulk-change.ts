import type { CapabilityEntry } from '../../core/assessment/assessment.ts'

/** From so many capabilities on, an edit is one that a person may want to see the state before again. */
export const bulkSize = 10

/** True when so many entries came, went or became another object. What both lists begin and end with costs little. */
export function isBulk(before: readonly CapabilityEntry[], after: readonly CapabilityEntry[]): boolean {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const gone = before.slice(start, before.length - end)
  const come = after.slice(start, after.length - end)
  if (Math.max(gone.length, come.length) < bulkSize) return false
  const [old, fresh] = [new Set(gone), new Set(come)]
  const changed = Math.max(
    come.filter((entry) => !old.has(entry)).length,
    gone.filter((entry) => !fresh.has(entry)).length,
  )
  return changed >= bulkSize
}
