import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { checkArchive } from './archive-check.ts'

vi.setConfig({ testTimeout: 120_000 })

const encoder = new TextEncoder()
const small = (): Uint8Array => zipSync({ 'a.xml': encoder.encode('<a/>'), 'b/c.bin': new Uint8Array(2_000).fill(7) })

function refusalOf(bytes: Uint8Array): string {
  const checked = checkArchive(bytes, 'f.xlsx')
  return checked.ok ? 'fine' : checked.problems.map(({ what }) => what).join(' ')
}

/** Place of a signature's first occurrence. */
function placeOf(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === signature) return at
  throw new Error('not found')
}

/** The archive with 16 or 32 bits of its first directory entry, or of its end, written over. */
function patched(bytes: Uint8Array, signature: number, offset: number, value: number, short = false): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  const at = placeOf(copy, signature) + offset
  if (short) view.setUint16(at, value, true)
  else view.setUint32(at, value, true)
  return copy
}
const directory = 0x02014b50
const local = 0x04034b50
const end = 0x06054b50

test('a sound archive gives its directory', () => {
  const checked = checkArchive(small(), 'f')
  expect(checked.ok && checked.value.map(({ name, size }) => [name, size])).toEqual([
    ['a.xml', 4],
    ['b/c.bin', 2_000],
  ])
  expect(refusalOf(zipSync({ a: new Uint8Array(9) }, { level: 0 }))).toBe('fine')
})

test('a byte that changed without breaking anything is found by the check sum', () => {
  const bytes = zipSync({ 'a.txt': encoder.encode('2026-11-24') }, { level: 0 })
  bytes[bytes.indexOf('6'.charCodeAt(0))] = '5'.charCodeAt(0)
  expect(refusalOf(bytes)).toContain('changed or damaged')
})

describe('bombs', () => {
  test('a gigabyte that says so', () => {
    const pieces = Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`${String(at)}.bin`, new Uint8Array(1)]))
    const bytes = zipSync(pieces)
    expect(refusalOf(patched(bytes, directory, 24, 0x3fffffff))).toContain('larger than 200 MB')
  })

  test('a gigabyte that says it is small stops at the size it says', () => {
    // The same megabyte of zeros a thousand times over, then an empty last block.
    const megabyte = deflateRawSync(new Uint8Array(1024 ** 2), { finishFlush: constants.Z_FULL_FLUSH })
    const packed = new Uint8Array(megabyte.length * 1024 + 2)
    for (let at = 0; at < 1024; at++) packed.set(megabyte, at * megabyte.length)
    packed.set([3, 0], megabyte.length * 1024)
    const honest = zipSync({ 'a.xml': packed }, { level: 0 })
    const method = patched(patched(honest, directory, 10, 8, true), local, 8, 8, true)
    const before = performance.now()
    expect(refusalOf(method)).toContain('larger than its directory says')
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(refusalOf(patched(method, directory, 24, 1024 ** 3))).toContain('larger than 200 MB')
    expect(refusalOf(patched(method, directory, 24, 190 * 1024 ** 2))).toContain('more than 100 times')
  })

  test('more than 1,000 files', () => {
    const files = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [String(at), new Uint8Array(1)]))
    expect(refusalOf(zipSync(files))).toContain('1001 files')
  })

  test('files over one another', () => {
    const bytes = zipSync({ a: new Uint8Array(50).fill(1), b: new Uint8Array(50).fill(1) }, { level: 0 })
    const second = placeOf(bytes.subarray(placeOf(bytes, directory) + 4), directory) + placeOf(bytes, directory) + 4
    const copy = bytes.slice()
    new DataView(copy.buffer).setUint32(second + 42, 0, true)
    expect(refusalOf(copy)).toContain('over one another')
  })
})

describe('lies and traps', () => {
  test.each(['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'a\\b', '\u0000'])('the name %j', (name) => {
    expect(refusalOf(zipSync({ [name]: new Uint8Array(3) }))).toContain('leads out')
  })

  test.each<[string, Uint8Array, string]>([
    ['another check sum', patched(small(), directory, 16, 3), 'changed or damaged'],
    ['size too small', patched(small(), directory, 24, 3), 'larger than its directory says'],
    ['size too large', patched(small(), directory, 24, 5), 'smaller than its directory says'],
    ['packed size beyond the file', patched(small(), directory, 20, 9_000_000), 'cut off'],
    ['local header elsewhere', patched(small(), directory, 42, 5), 'points where no file begins'],
    ['ZIP64', patched(small(), end, 16, 0xffffffff), 'ZIP64'],
    ['encrypted', patched(small(), directory, 8, 1, true), 'encrypted'],
    ['another way of packing', patched(small(), directory, 10, 14, true), 'in a way that isn’t read'],
    [
      'more entries than there are',
      patched(patched(small(), end, 10, 9, true), end, 8, 9, true),
      'directory is broken',
    ],
    ['a part of several', patched(small(), end, 8, 1, true), 'one part of several'],
  ])('%s', (_, bytes, problem) => {
    expect(refusalOf(bytes)).toContain(problem)
  })

  test.each(['<!DOCTYPE a>', '<!doctype a>', '<a><!ENTITY x "y">'])('%s in XML, wherever it stands', (text) => {
    for (const lead of ['', ' '.repeat(65_530), 'abc'.repeat(50_000)]) {
      expect(refusalOf(zipSync({ 'a.xml': encoder.encode(lead + text) }, { level: 0 }))).toContain('document type')
    }
    expect(refusalOf(zipSync({ 'a.png': encoder.encode(text) }))).toBe('fine')
  })

  test('cut off anywhere, it is refused', () => {
    const whole = small()
    for (let length = 0; length < whole.length; length++) {
      expect(refusalOf(whole.subarray(0, length)), String(length)).not.toBe('fine')
    }
  })

  test('any byte changed: its directory or a refusal, never a throw', () => {
    const whole = small()
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const copy = whole.slice()
        for (const [at, value] of changes) copy[at] = value
        expect(typeof checkArchive(copy, '').ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !checkArchive(bytes, '').ok))
  })
})
