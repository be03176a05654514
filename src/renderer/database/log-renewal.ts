import type { OpenTables } from './connection.ts'

/** Of no choice and no count; the row is gone before anybody could read it. */
const key = 'log renewal'
/** Bytes a value: with a few more Chromium would put it into a file of its own, beside the log. */
const valueSize = 60_000
/** Bytes of changes after which Chromium begins another log (LevelDB's `write_buffer_size`). */
const logSize = 4 * 1024 * 1024
/**
 * The old log may go only when its content is in a table, which happens beside the writes. The third log begins once
 * that is so of the first.
 */
const renewalSize = 2 * logSize + 16 * valueSize

/**
 * Has Chromium leave its log behind and go on in another one; nothing of what is written here stays.
 *
 * Chromium keeps IndexedDB in LevelDB, and goes on writing at the end of the log that it finds. Where a kill, a power cut
 * or a full disk had left half a record there, every later record stands behind a broken one: the next start finds the
 * log corrupt, and Chromium deletes the database, with all that it had reported as written. In a new log they are safe.
 */
export async function renewLog(tables: OpenTables): Promise<void> {
  const value = 'a'.repeat(valueSize)
  const rows = Array.from({ length: Math.ceil(renewalSize / valueSize) }, () => ({ key, value }))
  await tables.transaction('rw', tables.settings, async () => {
    await tables.settings.bulkPut(rows)
    await tables.settings.delete(key)
  })
}

/** True where the database is Chromium's, the desktop program's included. */
export function hasChromiumLog(userAgent: string): boolean {
  return /Chrom(e|ium)\//.test(userAgent)
}
