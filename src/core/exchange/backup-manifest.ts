import { Fields, Findings } from '../assessment/fields.ts'
import { repeatedKeys } from '../json-keys.ts'
import { isRecord, parseJson } from '../json-text.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { backupFormat, backupVersion, manifestPath } from './backup.ts'
import type { BackupCounts } from './backup.ts'

export interface BackupMember {
  readonly path: string
  /** Bytes, unpacked. */
  readonly size: number
  readonly sha256: string
}

/** What an assessment's own file doesn't say of it. */
export interface AssessmentFacts {
  readonly path: string
  readonly changedAt: string
  readonly sample: boolean
}

export interface BackupManifest {
  readonly writtenAt: string
  readonly program: string
  readonly counts: BackupCounts
  readonly assessments: readonly AssessmentFacts[]
  /** Every file but the manifest itself. */
  readonly members: readonly BackupMember[]
}

export function printManifest({ writtenAt, program, counts, assessments, members }: BackupManifest): string {
  const file = { format: backupFormat, version: backupVersion, writtenAt, program, counts, assessments, members }
  return `${JSON.stringify(file, null, 1)}\n`
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const countRule = 'a whole number, 0 or more'

function count(fields: Fields, key: string): number {
  if (!fields.has(key)) fields.findings.add(fields.at(key), 'A number is missing here.')
  return fields.number(key, 0, isCount, countRule)
}

function readMember(fields: Fields): BackupMember {
  const sha256 = fields.text('sha256')
  if (!/^[0-9a-f]{64}$/.test(sha256)) fields.findings.add(fields.at('sha256'), 'A SHA-256 is expected here.')
  return { path: fields.id('path'), size: count(fields, 'size'), sha256 }
}

function readFacts(fields: Fields): AssessmentFacts {
  return { path: fields.id('path'), changedAt: fields.id('changedAt'), sample: fields.raw('sample') === true }
}

/** Reads the manifest of a backup: says so when it is a newer one's, or no backup's at all. */
export function parseManifest(text: string, file: string): Parsed<BackupManifest> {
  const json = parseJson(text, file)
  const problem = (where: string, what: string, mend: string): Problem => ({ file, where, what, mend })
  const root = json.ok ? json.value : null
  if (!isRecord(root) || root['format'] !== backupFormat) {
    const mend = 'Choose a file that Coverline wrote; its name ends in .coverline.zip.'
    return refused([problem('', 'This is no Coverline backup.', mend)])
  }
  const { version } = root
  if (typeof version === 'number' && version > backupVersion) {
    const what = `The backup has format version ${String(version)}; this program reads up to ${String(backupVersion)}.`
    return refused([problem('', what, 'Restore it with a newer Coverline.')])
  }
  if (version !== backupVersion || repeatedKeys(text).length > 0) {
    return refused([problem(manifestPath, 'The list of what is in the backup is broken.', 'Choose another backup.')])
  }
  const findings = new Findings(file)
  const fields = new Fields(root, manifestPath, findings)
  const counts = fields.inner('counts')
  const manifest: BackupManifest = {
    writtenAt: fields.id('writtenAt'),
    program: fields.id('program'),
    counts: {
      assessments: count(counts, 'assessments'),
      capabilitiesMarked: count(counts, 'capabilitiesMarked'),
      snapshots: count(counts, 'snapshots'),
      snapshotsLeftOut: count(counts, 'snapshotsLeftOut'),
    },
    assessments: fields.entries('assessments', readFacts),
    members: fields.entries('members', readMember),
  }
  return findings.problems.length > 0 ? refused(findings.problems) : parsed(manifest)
}
