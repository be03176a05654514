import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { dropHalfRecords, wholeLength } from './half-record.ts'

const blockSize = 32 * 1024
const headerSize = 7

/** A log as LevelDB writes it, with the place where each record ends. The sums are left empty. */
function logOf(lengths: readonly number[]): { log: Uint8Array; ends: readonly number[] } {
  const bytes: number[] = []
  const ends: number[] = []
  for (const length of lengths) {
    let left = length
    let isFirst = true
    while (isFirst || left > 0) {
      const room = blockSize - (bytes.length % blockSize)
      if (room < headerSize) {
        for (let at = 0; at < room; at++) bytes.push(0)
        continue
      }
      const piece = Math.min(left, room - headerSize)
      left -= piece
      const kind = left === 0 ? (isFirst ? 1 : 4) : isFirst ? 2 : 3
      bytes.push(0, 0, 0, 0, piece & 0xff, piece >> 8, kind)
      for (let at = 0; at < piece; at++) bytes.push(7)
      isFirst = false
    }
    ends.push(bytes.length)
  }
  return { log: Uint8Array.from(bytes), ends }
}

const lengths = fc.array(
  fc.oneof(fc.nat(200), fc.integer({ min: blockSize - 40, max: blockSize }), fc.nat(3 * blockSize)),
  { maxLength: 8 },
)

test('wherever a log breaks off, it is whole up to the last record that is', () => {
  fc.assert(
    fc.property(lengths, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const { log, ends } = logOf(given)
      const cut = Math.round(log.length * share)
      const end = [0, ...ends].filter((one) => one <= cut).at(-1) ?? 0
      const found = wholeLength(log.subarray(0, cut))
      // Room that is left empty before a border belongs to what stands before it.
      const spare = found === null ? [] : [...log.subarray(end, found)]
      expect(found).not.toBeNull()
      expect(found).toBeGreaterThanOrEqual(end)
      expect(spare.length).toBeLessThan(headerSize)
      expect(spare.every((byte) => byte === 0)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('what isn’t laid out as a log is no business of ours', () => {
  const { log } = logOf([100, 100])
  expect(wholeLength(new Uint8Array(100))).toBeNull()
  expect(wholeLength(Uint8Array.from(log, (byte, at) => (at === 6 ? 9 : byte)))).toBeNull()
  expect(wholeLength(Uint8Array.from(log, (byte, at) => (at === 5 ? 0xff : byte)))).toBeNull()
  // A middle without a beginning.
  expect(wholeLength(Uint8Array.from(log, (byte, at) => (at === 6 ? 3 : byte)))).toBeNull()
  expect(wholeLength(new Uint8Array())).toBe(0)
})

test('half a record is taken off its file, and nothing else is touched', () => {
  const userData = mkdtempSync(join(tmpdir(), 'coverline-half-'))
  onTestFinished(() => {
    rmSync(userData, { recursive: true })
  })
  // Without a database there is nothing to do.
  dropHalfRecords(userData)
  const folder = join(userData, 'IndexedDB', 'app_bundle_0.indexeddb.leveldb')
  mkdirSync(folder, { recursive: true })
  const { log, ends } = logOf([50, 70_000])
  const broken = log.subarray(0, log.length - 20)
  const files = {
    '000004.log': log,
    '000007.log': broken,
    LOG: broken,
    '000005.ldb': broken,
    '000008.log': new Uint8Array(9),
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  dropHalfRecords(userData)
  for (const [name, bytes] of Object.entries({ ...files, '000007.log': log.subarray(0, ends[0]) })) {
    expect(readFileSync(join(folder, name)).equals(bytes), name).toBe(true)
  }
})
