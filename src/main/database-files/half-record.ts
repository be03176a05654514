import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFolder } from './start-over.ts'

const blockSize = 32 * 1024
/** Sum (4 bytes), length (2) and kind (1) of a piece of a record. */
const headerSize = 7
const kinds = { whole: 1, first: 2, middle: 3, last: 4 } as const

/**
 * Bytes of a LevelDB log up to the end of its last whole record; null where it isn't laid out as a log. A record is one
 * piece or several, and no piece crosses the border of a block; less than a header's room before a border is left empty.
 * Source: LevelDB's `doc/log_format.md`.
 */
export function wholeLength(log: Uint8Array): number | null {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength)
  let whole = 0
  let isInside = false
  for (let at = 0; at < log.length;) {
    const room = blockSize - (at % blockSize)
    if (room < headerSize) {
      at += room
      if (!isInside) whole = Math.min(at, log.length)
      continue
    }
    if (at + headerSize > log.length) return whole
    const length = view.getUint16(at + 4, true)
    const kind = log[at + 6]
    const begins = kind === kinds.whole || kind === kinds.first
    if (
      length > room - headerSize ||
      begins === isInside ||
      (!begins && kind !== kinds.middle && kind !== kinds.last)
    ) {
      return null
    }
    at += headerSize + length
    if (at > log.length) return whole
    isInside = kind === kinds.first || kind === kinds.middle
    if (!isInside) whole = at
  }
  return whole
}

/**
 * Takes off half a record that a kill or a power cut left at the end of the database's log. Nobody reads it; but Chromium
 * would go on writing behind it, find the log corrupt at the next start and delete the database. Must run before anything
 * opens the database. What can't be mended so is left as it is.
 */
export function dropHalfRecords(userData: string): void {
  const root = join(userData, databaseFolder)
  for (const name of namesIn(root).filter((one) => one.endsWith('.leveldb'))) {
    const folder = join(root, name)
    for (const log of namesIn(folder).filter((one) => /^\d+\.log$/.test(one))) dropHalfRecord(join(folder, log))
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function dropHalfRecord(path: string): void {
  try {
    const log = readFileSync(path)
    const length = wholeLength(log)
    if (length === null || length === log.length) return
    const file = openSync(path, 'r+')
    try {
      ftruncateSync(file, length)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // It stays as it was: the page still has Chromium begin another log before it writes.
  }
}
