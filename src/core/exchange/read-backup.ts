import { strToU8 } from 'fflate'
import type { Assessment } from '../assessment/assessment.ts'
import { parseAssessment } from '../assessment/parse.ts'
import type { BundledVersions } from '../assessment/parse.ts'
import { repeatedKeys } from '../json-keys.ts'
import { isRecord, parseJson } from '../json-text.ts'
import type { JsonRecord } from '../json-text.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { openArchive } from './archive-check.ts'
import type { ArchiveEntry, OpenedArchive } from './archive-check.ts'
import {
  assessmentPath,
  backupFileLimit,
  backupLimits,
  countsOf,
  manifestPath,
  settingsPath,
  snapshotsPath,
} from './backup.ts'
import type { BackedUpAssessment, BackedUpSnapshot, Backup, BackupCounts, HashBytes } from './backup.ts'
import { parseManifest } from './backup-manifest.ts'
import type { BackupManifest } from './backup-manifest.ts'
import { parseSnapshots } from './backup-snapshots.ts'

export interface BackupReading {
  readonly bundled: BundledVersions
  readonly hash: HashBytes
  /** The text of UTF-8 bytes; null where they are none. The core has no decoder of its own. */
  readonly decode: (bytes: Uint8Array) => string | null
  readonly report?: (done: number, total: number) => void
}

const mostProblems = 200
const otherBackup = 'Choose another backup.'

/** Collects what is wrong with the files of one backup. */
class Faults {
  readonly problems: Problem[] = []
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  add(where: string, what: string, mend = otherBackup): void {
    this.take([{ file: this.#file, where, what, mend }])
  }

  take(problems: readonly Problem[]): void {
    this.problems.push(...problems.slice(0, Math.max(0, mostProblems - this.problems.length)))
  }
}

/** Why a file of the archive can't be read, with where it stands and what to do about a backup. */
function inBackup(problems: readonly Problem[], where: string): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, where, mend: otherBackup }))
}

function manifestOf(archive: OpenedArchive, file: string, decode: BackupReading['decode']): Parsed<BackupManifest> {
  const entry = archive.entries.find(({ name }) => name === manifestPath)
  // Anybody's archive: its manifest says so with the same words.
  if (entry === undefined) return parseManifest('', file)
  const bytes = archive.read(entry)
  if (!bytes.ok) return refused(inBackup(bytes.problems, manifestPath))
  return parseManifest(decode(bytes.value) ?? '', file)
}

/** What must be in a backup of so many assessments, and nothing else. */
function checkPaths(archive: OpenedArchive, manifest: BackupManifest, faults: Faults): void {
  const places = manifest.assessments.map((_, at) => at)
  const needed = [settingsPath, ...places.map(assessmentPath)]
  const allowed = new Set([...needed, ...places.map(snapshotsPath)])
  const listed = new Set(manifest.members.map(({ path }) => path))
  const packed = new Set(archive.entries.map(({ name }) => name))
  if (listed.size < manifest.members.length) faults.add(manifestPath, 'A file is listed twice.')
  manifest.assessments.forEach(({ path }, at) => {
    if (path !== assessmentPath(at)) faults.add(manifestPath, 'The assessments are not in their order.')
  })
  for (const path of needed) if (!listed.has(path)) faults.add(path, 'This file is missing from the list.')
  for (const path of listed) {
    if (!allowed.has(path)) faults.add(path, 'This file doesn’t belong into a backup.')
    else if (!packed.has(path)) faults.add(path, 'This file is missing.')
  }
  for (const path of packed) {
    if (path !== manifestPath && !listed.has(path)) faults.add(path, 'This file is not in the list of the backup.')
  }
}

interface Members {
  readonly text: (path: string) => string | null
}

/** Unpacks every file of the list and holds it against its size and its hash. */
async function verifiedTexts(
  archive: OpenedArchive,
  manifest: BackupManifest,
  { hash, decode, report = () => undefined }: BackupReading,
  faults: Faults,
): Promise<Members> {
  const entries = new Map(archive.entries.map((entry) => [entry.name, entry] as const))
  const texts = new Map<string, string>()
  const total = manifest.members.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  const read = async (entry: ArchiveEntry, size: number, sha256: string): Promise<void> => {
    const bytes = archive.read(entry)
    if (!bytes.ok) faults.take(inBackup(bytes.problems, entry.name))
    else if (bytes.value.length !== size || (await hash(bytes.value)) !== sha256) {
      faults.add(entry.name, 'This file is not what was backed up: it was changed or damaged.')
    } else {
      const text = decode(bytes.value)
      if (text === null) faults.add(entry.name, 'This file is no UTF-8 text.')
      else texts.set(entry.name, text)
    }
  }
  for (const { path, size, sha256 } of manifest.members) {
    const entry = entries.get(path)
    if (entry !== undefined) await read(entry, size, sha256)
    done += size
    report(done, total)
  }
  return { text: (path) => texts.get(path) ?? null }
}

function readAssessments(
  manifest: BackupManifest,
  { text }: Members,
  bundled: BundledVersions,
  file: string,
  faults: Faults,
): readonly (BackedUpAssessment | null)[] {
  const ids = new Set<string>()
  return manifest.assessments.map(({ changedAt, sample }, at) => {
    const path = assessmentPath(at)
    const content = text(path)
    if (content === null) return null
    const document: Parsed<Assessment> = parseAssessment(content, file, bundled)
    if (!document.ok) {
      faults.take(document.problems.map((one) => ({ ...one, where: [path, one.where].filter(Boolean).join(': ') })))
      return null
    }
    const { id } = document.value
    if (ids.has(id)) faults.add(path, 'Two assessments have one id.')
    ids.add(id)
    return { document: document.value, changedAt, sample }
  })
}

function readSnapshots(
  assessments: readonly (BackedUpAssessment | null)[],
  { text }: Members,
  file: string,
  faults: Faults,
): readonly BackedUpSnapshot[] {
  return assessments.flatMap((assessment, at) => {
    const where = snapshotsPath(at)
    const content = text(where)
    if (content === null || assessment === null) return []
    const snapshots = parseSnapshots(content, { file, where, assessment: assessment.document.id })
    if (!snapshots.ok) faults.take(snapshots.problems)
    return snapshots.ok ? snapshots.value : []
  })
}

async function checkHashes(snapshots: readonly BackedUpSnapshot[], hash: HashBytes, faults: Faults): Promise<void> {
  for (const { facts, text } of snapshots) {
    if ((await hash(strToU8(text))) !== facts.sha256) {
      faults.add(`snapshot ${facts.id}`, 'This snapshot is not what was kept.')
    }
  }
}

function readSettings(text: string | null, file: string, faults: Faults): JsonRecord {
  if (text === null) return {}
  const json = parseJson(text, file)
  if (json.ok && isRecord(json.value) && repeatedKeys(text).length === 0) return json.value
  faults.add(settingsPath, 'The settings are broken.')
  return {}
}

function agrees(counts: BackupCounts, listed: BackupCounts): boolean {
  return (Object.keys(counts) as (keyof BackupCounts)[]).every((key) => counts[key] === listed[key])
}

/**
 * Reads a backup and verifies all of it before anything is used: limits, names, sizes and hashes of its files, every
 * assessment by the rules of an assessment file, every snapshot by its hash, and the counts. Never throws.
 */
export async function readBackup(bytes: Uint8Array, file: string, reading: BackupReading): Promise<Parsed<Backup>> {
  const faults = new Faults(file)
  if (bytes.length > backupFileLimit) {
    faults.add('', 'This file is larger than 50 MB, which no backup is.')
    return refused(faults.problems)
  }
  const archive = openArchive(bytes, file, backupLimits)
  if (!archive.ok) return refused(inBackup(archive.problems, ''))
  const manifest = manifestOf(archive.value, file, reading.decode)
  if (!manifest.ok) return manifest
  checkPaths(archive.value, manifest.value, faults)
  const members = await verifiedTexts(archive.value, manifest.value, reading, faults)
  const assessments = readAssessments(manifest.value, members, reading.bundled, file, faults)
  const snapshots = readSnapshots(assessments, members, file, faults)
  await checkHashes(snapshots, reading.hash, faults)
  const settings = readSettings(members.text(settingsPath), file, faults)
  const { writtenAt, program, counts } = manifest.value
  const { snapshotsLeftOut } = counts
  const read = assessments.filter((assessment) => assessment !== null)
  const backup: Backup = { writtenAt, program, assessments: read, snapshots, snapshotsLeftOut, settings }
  if (faults.problems.length === 0 && !agrees(countsOf(backup), counts)) {
    faults.add(manifestPath, 'The backup holds another number of things than it says.')
  }
  return faults.problems.length > 0 ? refused(faults.problems) : parsed(backup)
}
