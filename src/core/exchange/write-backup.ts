import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { printAssessment } from '../assessment/print.ts'
import { byCodeUnits } from '../order.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed } from '../problem.ts'
import {
  assessmentPath,
  backupFileLimit,
  backupLimits,
  countsOf,
  manifestPath,
  settingsPath,
  snapshotsPath,
  snapshotsUntil,
} from './backup.ts'
import type { BackedUpSnapshot, Backup, BackupCounts, HashBytes } from './backup.ts'
import { printManifest } from './backup-manifest.ts'
import { printSnapshot, snapshotsFrame } from './backup-snapshots.ts'

export interface WrittenBackup {
  readonly bytes: Uint8Array
  readonly counts: BackupCounts
}

export interface BackupWriting {
  readonly hash: HashBytes
  readonly report?: (done: number, total: number) => void
  /** Bytes of the file at most; the limit of what can be read unless a test says less. */
  readonly fileLimit?: number
  /** Unpacked bytes up to which snapshots go in. */
  readonly snapshotsUntil?: number
}

interface Member {
  readonly path: string
  readonly bytes: Uint8Array
}

interface Line {
  readonly snapshot: BackedUpSnapshot
  readonly bytes: Uint8Array
}

/** Bytes around a snapshot, and those of its file in the manifest. */
const frameBytes = 256

function sizeOf(members: readonly Member[]): number {
  return members.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

/** The assessments by id, and the settings. */
function plainMembers(backup: Backup): Member[] {
  const assessments = backup.assessments.map(({ document }, at) => ({
    path: assessmentPath(at),
    bytes: strToU8(printAssessment(document)),
  }))
  const settings = { path: settingsPath, bytes: strToU8(`${JSON.stringify(backup.settings, null, 1)}\n`) }
  return [settings, ...assessments]
}

/** Of the snapshots, first ones first, as many as fit into so many bytes and files. */
function fitting(snapshots: readonly BackedUpSnapshot[], bytes: number, files: number): Line[] {
  const taken: Line[] = []
  const shelves = new Set<string>()
  let size = 0
  for (const snapshot of snapshots) {
    const line = strToU8(printSnapshot(snapshot))
    const isNewFile = !shelves.has(snapshot.facts.assessment)
    if (size + line.length > bytes || (isNewFile && shelves.size >= files)) continue
    size += line.length + frameBytes
    shelves.add(snapshot.facts.assessment)
    taken.push({ snapshot, bytes: line })
  }
  return taken
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function fileOf(lines: readonly Line[]): Uint8Array {
  const newestFirst = [...lines].sort((a, b) => b.snapshot.facts.sequence - a.snapshot.facts.sequence)
  const { before, between, after } = snapshotsFrame
  const pieces = newestFirst.flatMap(({ bytes }, at) => (at === 0 ? [bytes] : [strToU8(between), bytes]))
  return joined([strToU8(before), ...pieces, strToU8(after)])
}

function snapshotMembers(backup: Backup, lines: readonly Line[]): Member[] {
  const byAssessment = new Map<string, Line[]>()
  for (const line of lines) {
    const { assessment } = line.snapshot.facts
    const own = byAssessment.get(assessment)
    if (own === undefined) byAssessment.set(assessment, [line])
    else own.push(line)
  }
  return backup.assessments.flatMap(({ document }, at) => {
    const own = byAssessment.get(document.id)
    return own === undefined ? [] : [{ path: snapshotsPath(at), bytes: fileOf(own) }]
  })
}

async function manifestMember(
  backup: Backup,
  members: readonly Member[],
  counts: BackupCounts,
  hash: HashBytes,
): Promise<Member> {
  const listed = []
  for (const { path, bytes } of members) listed.push({ path, size: bytes.length, sha256: await hash(bytes) })
  const { writtenAt, program } = backup
  const facts = backup.assessments.map(({ changedAt, sample }, at) => ({ path: assessmentPath(at), changedAt, sample }))
  const text = printManifest({ writtenAt, program, counts, assessments: facts, members: listed })
  return { path: manifestPath, bytes: strToU8(text) }
}

/** The times of files in an archive are local ones, and the manifest has the true one: so they are all alike. */
const sameTime = new Date(1980, 0, 1)
/** Bytes packed at a time. */
const step = 256 * 1024

function pack(members: readonly Member[], stored: ReadonlySet<string>, report: (bytes: number) => void): Uint8Array {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(piece)
  })
  let done = 0
  for (const { path, bytes } of members) {
    const file = stored.has(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    file.mtime = sameTime
    zip.add(file)
    for (let at = 0; at < bytes.length; at += step) {
      const piece = bytes.subarray(at, at + step)
      file.push(piece, at + step >= bytes.length)
      done += piece.length
      report(done)
    }
  }
  zip.end()
  return joined(pieces)
}

/** What packs more than a hundredfold would be refused as a bomb: the smallest files go in as they are, until it isn't. */
function storedPaths(members: readonly Member[], packed: number): ReadonlySet<string> {
  const least = sizeOf(members) / backupLimits.ratio
  const stored = new Set<string>()
  let size = packed
  for (const { path, bytes } of [...members].sort((a, b) => a.bytes.length - b.bytes.length)) {
    if (size >= least) break
    stored.add(path)
    size += bytes.length - Math.ceil(bytes.length / 1000)
  }
  return stored
}

const noReport = (): void => undefined

/**
 * Writes a backup; the same bytes for the same backup, on any machine. Of the snapshots, which come in order of
 * priority, as many go in as fit; refuses only what can't be read back without any.
 */
export async function writeBackup(unsorted: Backup, writing: BackupWriting): Promise<Parsed<WrittenBackup>> {
  const { hash, report = noReport, fileLimit = backupFileLimit } = writing
  const assessments = [...unsorted.assessments].sort((a, b) => byCodeUnits(a.document.id, b.document.id))
  const all = { ...unsorted, assessments }
  const plain = plainMembers(all)
  const files = backupLimits.entries - plain.length - 1
  let lines = fitting(all.snapshots, (writing.snapshotsUntil ?? snapshotsUntil) - sizeOf(plain), files)
  for (;;) {
    const snapshots = lines.map(({ snapshot }) => snapshot)
    const snapshotsLeftOut = all.snapshotsLeftOut + all.snapshots.length - snapshots.length
    const counts = countsOf({ assessments, snapshots, snapshotsLeftOut })
    const others = [...plain, ...snapshotMembers(all, lines)]
    const members = [await manifestMember(all, others, counts, hash), ...others]
    const total = sizeOf(members)
    const packing = (bytes: number): void => {
      report(bytes, total)
    }
    if (total <= backupLimits.inflatedBytes && members.length <= backupLimits.entries) {
      const packed = pack(members, new Set(), packing)
      const stored = storedPaths(members, packed.length)
      const bytes = stored.size === 0 ? packed : pack(members, stored, packing)
      if (bytes.length <= fileLimit) return parsed({ bytes, counts })
    }
    if (lines.length === 0) return tooLarge()
    lines = lines.slice(0, Math.floor(lines.length / 2))
  }
}

function tooLarge(): Parsed<never> {
  const what = 'All assessments together are too large for one backup. Nothing was written.'
  const mend = 'Export the largest ones as assessment files, delete them here, and back up the others.'
  return refused([{ file: '', where: '', what, mend }])
}
