import type { Parsed, Problem } from '../../core/problem.ts'
import { notStored } from '../database/not-stored.ts'
import type { NotStored, Stored } from '../database/not-stored.ts'

export interface Doubt {
  /**
   * What a save answers: as it is, while no write of this page has ever failed. After one that did, a save counts only
   * once `keep` has put it where the database can't take it along.
   */
  confirm: <T>(saved: Stored<T>, keep: () => Promise<Parsed<unknown>>) => Promise<Stored<T>>
}

function unkept(problems: readonly Problem[]): NotStored {
  return { ...notStored('failed'), problems }
}

/**
 * After a write that failed, as on a full disk, Chromium may report later ones as done and yet drop everything at the
 * next start: its log is broken where the failed one stood. Opening the database anew mends that mostly, not always.
 */
export function startDoubt(): Doubt {
  let isDoubtful = false
  return {
    async confirm(saved, keep) {
      if (!saved.ok) {
        if (saved.cause === 'full' || saved.cause === 'failed') isDoubtful = true
        return saved
      }
      if (!isDoubtful) return saved
      const kept = await keep()
      return kept.ok ? saved : unkept(kept.problems)
    },
  }
}
