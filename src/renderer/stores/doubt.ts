import type { Parsed } from '../../core/problem.ts'
import { notStored } from '../database/not-stored.ts'
import type { Stored } from '../database/not-stored.ts'

/**
 * What a write answers while the database is in doubt: yes only once `keep` has put everything that isn't kept elsewhere
 * yet where the database can't take it along. After a write that failed, as on a full disk, Chromium may report later
 * ones as done and yet drop all of it at the next start: its log is broken where the failed one stood. Opening the
 * database anew may mend that and can't be relied on. What another assessment has only in the database would go too.
 */
export async function confirmed<T>(written: Stored<T>, keep: () => Promise<Parsed<unknown>>): Promise<Stored<T>> {
  if (!written.ok) return written
  const kept = await keep()
  return kept.ok ? written : { ...notStored('failed'), problems: kept.problems }
}
