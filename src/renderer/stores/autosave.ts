import type { Problem } from '../../core/problem.ts'
import type { NotStoredCause, Stored } from '../database/not-stored.ts'

export type SavingState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The edits are in memory only. */
  | { readonly kind: 'notSaved'; readonly cause: NotStoredCause; readonly problem: Problem }

export interface Autosave<Moment> {
  /** Saves this moment as soon as what is being saved now is done; of several, only the last. */
  readonly save: (moment: Moment) => void
  /** Waits until everything is saved or something wasn't, trying once more what wasn't. */
  readonly flush: () => Promise<void>
}

const unnamedProblem: Problem = { file: '', where: '', what: 'The change isn’t saved.', mend: '' }

/**
 * Saves after every edit, one at a time: always from the last moment that the database acknowledged to the newest, so
 * that a save that failed is made good by the next one that succeeds.
 */
export function startAutosave<Moment>(
  stored: Moment,
  write: (before: Moment, after: Moment) => Promise<Stored<unknown>>,
  tell: (state: SavingState) => void,
): Autosave<Moment> {
  let acknowledged = stored
  let newest = stored
  let writing: Promise<void> | null = null

  async function writeAll(): Promise<void> {
    tell({ kind: 'saving' })
    while (newest !== acknowledged) {
      const moment = newest
      const result = await write(acknowledged, moment)
      if (result.ok) acknowledged = moment
      else if (newest === moment) {
        writing = null
        tell({ kind: 'notSaved', cause: result.cause, problem: result.problems[0] ?? unnamedProblem })
        return
      }
    }
    // Before the promise settles: an edit that comes between the two must start a save of its own.
    writing = null
    tell({ kind: 'saved' })
  }

  async function start(): Promise<void> {
    writing = writeAll()
    await writing
  }

  return {
    save(moment) {
      newest = moment
      if (writing !== null) return
      if (newest === acknowledged) tell({ kind: 'saved' })
      else void start()
    },
    async flush() {
      await writing
      if (newest !== acknowledged) await start()
    },
  }
}
