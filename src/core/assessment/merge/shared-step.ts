import type { Assessment } from '../assessment.ts'
import { printAssessment } from '../print.ts'
import { describeDifference } from './difference.ts'
import type { Difference } from './difference.ts'
import { merge3 } from './merge3.ts'

/** What must happen so that an assessment and the file that it is shared through say the same. */
export interface SharedStep {
  /** Ours with all that others wrote into the file; `ours` itself where nothing came. */
  readonly merged: Assessment
  /** What came, without conflicts. */
  readonly came: readonly Difference[]
  /** How many conflicts came, or were made by it. */
  readonly conflicts: number
  /** Whether the file still lacks something. */
  readonly goes: boolean
}

/**
 * Meets the file with ours. `base` is what both last agreed on; null where that isn't known, and then nothing is taken
 * for deleted, and what differs becomes a conflict. Done twice it does no more than once, so it may be broken off
 * anywhere before the new base is kept.
 */
export function sharedStep(base: Assessment | null, ours: Assessment, theirs: Assessment): SharedStep {
  const text = printAssessment(theirs)
  if (printAssessment(ours) === text) return { merged: ours, came: [], conflicts: 0, goes: false }
  // Which copy it was taken from says nothing about what is deployed, and in a file that all share it is theirs.
  const from = { base: theirs.base }
  const merged = merge3(base === null ? null : { ...base, ...from }, { ...ours, ...from }, theirs).assessment
  const differences = describeDifference(ours, merged)
  if (differences.length === 0) return { merged: ours, came: [], conflicts: 0, goes: true }
  const isNewConflict = ({ at, before }: Difference): boolean => 'conflict' in at && before === undefined
  return {
    merged,
    came: differences.filter(({ at }) => !('conflict' in at) && !('field' in at && at.field === 'base')),
    conflicts: differences.filter(isNewConflict).length,
    goes: printAssessment(merged) !== text,
  }
}
