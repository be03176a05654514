import type { IncomingCopy } from '../stores/copy-store.ts'

/** What can become of a copy. */
export type CopyChoice = 'merge' | 'replace' | 'another'

export interface CopyWords {
  readonly title: string
  /** Whether it is known where the copy came from, and what that means. */
  readonly origin: string
  readonly counts: string
  /** The copy says nothing that isn't here. */
  readonly same: boolean
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`
}

/** What a person must know of a copy before deciding what becomes of it. */
export function copyWords({ ours, base, changes, conflicts }: IncomingCopy): CopyWords {
  const same = changes.length === 0
  const origin = same
    ? base === null || base === ours
      ? 'It says the same as the one here.'
      : 'Nothing was changed in it since it was taken from here.'
    : base === null
      ? 'It isn’t known which version it was taken from. What only one of the two has is kept; what both have and differs becomes a conflict.'
      : 'It was taken from a version that is known here, so only what was changed in it is merged.'
  const differ = base === null ? 'differences' : 'changes'
  const changed = counted(changes.length, differ.slice(0, -1), differ)
  const left = conflicts === 0 ? 'no conflicts' : `${counted(conflicts, 'conflict', 'conflicts')} to decide`
  return { title: `A copy of ${ours.name} is already here`, origin, counts: same ? '' : `${changed}, ${left}`, same }
}
