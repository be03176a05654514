import { refused } from '../../core/problem.ts'
import type { Problem } from '../../core/problem.ts'

/**
 * Why something isn't in the database: `deleted` and `changedElsewhere` say that the assessment isn't what it was when it
 * was read; `newer` and `lost` that this page may not or can't write any more; `full` and `failed` that writing failed.
 */
export type NotStoredCause = 'deleted' | 'changedElsewhere' | 'newer' | 'lost' | 'full' | 'failed'

export interface NotStored {
  readonly ok: false
  readonly cause: NotStoredCause
  readonly problems: readonly Problem[]
}

/** What every access to the database returns; none rejects. */
export type Stored<T> = { readonly ok: true; readonly value: T } | NotStored

const sentences: Readonly<Record<NotStoredCause, readonly [what: string, mend: string]>> = {
  deleted: ['This assessment was deleted.', 'Keep what you see as a copy, or export it.'],
  changedElsewhere: [
    'This assessment was changed in another window.',
    'Keep what you see as a copy, or reload to see the other changes.',
  ],
  newer: [
    'These data were written by a newer Coverline, so this one leaves them alone.',
    'Start the newer version, or export from there.',
  ],
  lost: ['The database of this window was closed by another one.', 'Export what isn’t saved, then reload.'],
  full: ['There is no room left on the disk.', 'Make room and try again; until then, export works.'],
  failed: ['The database didn’t take the change.', 'Try again; if it stays so, export the assessment and restart.'],
}

export function notStored(cause: NotStoredCause, detail = ''): NotStored {
  const [what, mend] = sentences[cause]
  return { ...refused([{ file: '', where: '', what: detail === '' ? what : `${what} (${detail})`, mend }]), cause }
}

/** Names in an error and in the errors it was made from: an aborted transaction carries its reason inside. */
function namesOf(error: unknown): string[] {
  const names: string[] = []
  let at: unknown = error
  while (typeof at === 'object' && at !== null && names.length < 8) {
    const name: unknown = Reflect.get(at, 'name')
    if (typeof name === 'string') names.push(name)
    at = Reflect.get(at, 'inner')
  }
  return names
}

/** Thrown inside a transaction to abort it with a cause of ours. */
export class Refusal extends Error {
  readonly reason: NotStoredCause

  constructor(reason: NotStoredCause) {
    super(reason)
    this.reason = reason
  }
}

/** Turns what a database call rejected with into a reason. */
export function reasonOf(error: unknown): NotStored {
  if (error instanceof Refusal) return notStored(error.reason)
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return notStored('full')
  return notStored('failed', names.at(-1) ?? '')
}
