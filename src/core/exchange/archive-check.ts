import { Inflate } from 'fflate'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { crc32 } from './crc32.ts'

/** One file inside a ZIP archive, as its directory lists it. */
export interface ArchiveEntry {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly packedSize: number
  readonly size: number
  /** CRC-32 of what it unpacks to. */
  readonly sum: number
  /** Place of its first packed byte in the archive. */
  readonly start: number
}

/** What is read at most. `ratio`: how many times as large it may be unpacked. */
export interface ArchiveLimits {
  readonly entries: number
  readonly inflatedBytes: number
  readonly ratio: number
}

/** An archive whose directory holds. What is packed is checked file by file, as it is read. */
export interface OpenedArchive {
  readonly entries: readonly ArchiveEntry[]
  /** Unpacks one of its files. */
  readonly read: (entry: ArchiveEntry) => Parsed<Uint8Array>
}

export const archiveLimits: ArchiveLimits = { entries: 1_000, inflatedBytes: 200 * 1024 * 1024, ratio: 100 }

/** True of bytes that begin as a ZIP archive does; it may still be broken. */
export function isArchive(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 3, 4].every((byte, at) => bytes[at] === byte)
}

const signatures = { end: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 } as const
const directoryHeader = 46
const localHeader = 30
const endRecord = 22
const longestComment = 0xffff
const zip64 = { short: 0xffff, long: 0xffffffff } as const

/** Thrown and caught in this file alone: what is wrong with an archive, as a sentence. */
class ArchiveFault extends Error {}

function refuse(what: string): never {
  throw new ArchiveFault(what)
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endRecord
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === signatures.end) return at
  }
  return refuse('It is no ZIP archive, or it was cut off.')
}

/** Absolute names, `..`, backslashes and drives lead out of an archive. */
function isSafeName(name: string): boolean {
  const parts = name.split('/')
  return name !== '' && !name.startsWith('/') && !/[\\\0]|^[a-z]:/i.test(name) && !parts.includes('..')
}

function nameOf(bytes: Uint8Array): string {
  let name = ''
  for (const byte of bytes) name += String.fromCharCode(byte)
  return name
}

function readDirectory(bytes: Uint8Array, most: number): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length < endRecord ? refuse('It is no ZIP archive, or it was cut off.') : findEnd(view)
  const count = view.getUint16(end + 10, true)
  const directory = view.getUint32(end + 16, true)
  if (count === zip64.short || directory === zip64.long) refuse('It is a ZIP64 archive, which isn’t read.')
  if (view.getUint16(end + 8, true) !== count) refuse('It is one part of several.')
  if (count > most) refuse(`It holds ${String(count)} files; at most ${most.toLocaleString('en')} are read.`)
  const entries: ArchiveEntry[] = []
  let at = directory
  for (let index = 0; index < count; index++) {
    if (at + directoryHeader > end || view.getUint32(at, true) !== signatures.directory)
      refuse('Its directory is broken.')
    const nameLength = view.getUint16(at + 28, true)
    const next = at + directoryHeader + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const name = nameOf(bytes.subarray(at + directoryHeader, at + directoryHeader + nameLength))
    if (!isSafeName(name)) refuse('It holds a file whose name leads out of the archive.')
    if ((view.getUint16(at + 8, true) & 1) === 1) refuse('It is encrypted.')
    const method = view.getUint16(at + 10, true)
    if (method !== 0 && method !== 8) refuse('It is packed in a way that isn’t read.')
    const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    const sum = view.getUint32(at + 16, true)
    const local = view.getUint32(at + 42, true)
    if ([packedSize, size, local].includes(zip64.long)) refuse('It is a ZIP64 archive, which isn’t read.')
    const start = startOf(view, local, directory)
    if (start + packedSize > directory) refuse('It was cut off, or its sizes are wrong.')
    entries.push({ name, method: method === 0 ? 'stored' : 'deflated', packedSize, size, sum, start })
    at = next
  }
  return entries
}

function startOf(view: DataView, local: number, directory: number): number {
  if (local + localHeader > directory || view.getUint32(local, true) !== signatures.local) {
    return refuse('Its directory points where no file begins.')
  }
  return local + localHeader + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
}

/** Several files over the same bytes make little grow much. */
function checkSizes(entries: readonly ArchiveEntry[], bytes: Uint8Array, limits: ArchiveLimits): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const { inflatedBytes, ratio } = limits
  if (total > inflatedBytes) refuse(`Unpacked it would be larger than ${String(inflatedBytes / 1024 / 1024)} MB.`)
  if (total > bytes.length * ratio) refuse(`Unpacked it would be more than ${String(ratio)} times as large.`)
  if (new Set(entries.map(({ name }) => name)).size < entries.length) refuse('It holds two files of one name.')
  const inOrder = [...entries].sort((a, b) => a.start - b.start)
  const overlaps = inOrder.some((entry, at) => {
    const next = inOrder[at + 1]
    return next !== undefined && entry.start + entry.packedSize > next.start
  })
  if (overlaps) refuse('Its files lie over one another.')
}

/** Packed bytes at a time: what they can grow to, a thousandfold, is the most that is unpacked in vain. */
const step = 4 * 1024

/** Unpacks an entry piece by piece, stops where it grows beyond the size that the directory gives, and checks its sum. */
function unpack(bytes: Uint8Array, entry: ArchiveEntry, take: (piece: Uint8Array) => void): void {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize)
  let size = 0
  let sum = 0
  const count = (piece: Uint8Array): void => {
    size += piece.length
    if (size > entry.size) refuse('A file in it is larger than its directory says.')
    sum = crc32(piece, sum)
    take(piece)
  }
  if (entry.method === 'stored') count(packed)
  else {
    const stream = new Inflate(count)
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length)
    }
  }
  if (size !== entry.size) refuse('A file in it is smaller than its directory says.')
  if (sum !== entry.sum) refuse('A file in it was changed or damaged.')
}

const bang = 0x21
const declaration = /^<!(DOCTYPE|ENTITY)/i
const overlap = 10

/** True where XML text declares a document type or an entity; pieces may cut the word. */
function declarationFinder(): (piece: Uint8Array) => void {
  let tail = new Uint8Array(0)
  return (piece) => {
    const joined = new Uint8Array(tail.length + piece.length)
    joined.set(tail)
    joined.set(piece, tail.length)
    for (let at = joined.indexOf(bang); at >= 0; at = joined.indexOf(bang, at + 1)) {
      if (at > 0 && declaration.test(nameOf(joined.subarray(at - 1, at + overlap)))) {
        refuse('It declares a document type, which no workbook needs.')
      }
    }
    tail = joined.slice(-overlap)
  }
}

function attempt<T>(file: string, action: () => T): Parsed<T> {
  try {
    return parsed(action())
  } catch (fault) {
    const what = fault instanceof ArchiveFault ? fault.message : 'What is packed in it is broken.'
    const problem: Problem = {
      file,
      where: '',
      what: `This file isn’t read. ${what}`,
      mend: 'Save it again with the program that made it.',
    }
    return refused([problem])
  }
}

function unpackWhole(bytes: Uint8Array, entry: ArchiveEntry): Uint8Array {
  const whole = new Uint8Array(entry.size)
  let at = 0
  unpack(bytes, entry, (piece) => {
    whole.set(piece, at)
    at += piece.length
  })
  return whole
}

/** Reads the directory of a ZIP archive and checks names, places and sizes; nothing is unpacked yet. */
export function openArchive(bytes: Uint8Array, file: string, limits = archiveLimits): Parsed<OpenedArchive> {
  return attempt(file, () => {
    const entries = readDirectory(bytes, limits.entries)
    checkSizes(entries, bytes, limits)
    return { entries, read: (entry) => attempt(file, () => unpackWhole(bytes, entry)) }
  })
}

/**
 * Checks a ZIP archive before anything else reads it: at most 1,000 files, 200 MB and 100 times the size unpacked,
 * counted while unpacking and not believed; no name that leads out; no document type in its XML. Gives its directory.
 */
export function checkArchive(bytes: Uint8Array, file: string): Parsed<readonly ArchiveEntry[]> {
  const opened = openArchive(bytes, file)
  if (!opened.ok) return opened
  const { entries } = opened.value
  return attempt(file, () => {
    for (const entry of entries) {
      unpack(bytes, entry, /\.(xml|rels|vml)$/i.test(entry.name) ? declarationFinder() : () => undefined)
    }
    return entries
  })
}
