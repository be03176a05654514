import { Fields, Findings } from '../assessment/fields.ts'
import { assessmentFormat } from '../assessment/parse.ts'
import { newestFirst, snapshotReasons } from '../assessment/snapshot.ts'
import type { Snapshot, SnapshotFigures } from '../assessment/snapshot.ts'
import { isRecord, parseJson } from '../json-text.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed } from '../problem.ts'
import type { BackedUpSnapshot } from './backup.ts'

const longest = { name: 200, assessmentName: 10_000, time: 40 } as const

/** Which snapshots go into a backup first: pinned ones, then each assessment's newest, its second newest, and so on. */
export function snapshotPriority(shelves: readonly (readonly Snapshot[])[]): readonly Snapshot[] {
  const pinned = shelves.flatMap((shelf) => newestFirst(shelf.filter((one) => one.pinned)))
  const others = shelves.map((shelf) => newestFirst(shelf.filter((one) => !one.pinned)))
  const depth = Math.max(0, ...others.map(({ length }) => length))
  const inTurn = Array.from({ length: depth }, (_, at) => others.flatMap((shelf) => shelf.slice(at, at + 1))).flat()
  return [...pinned, ...inTurn]
}

/** One snapshot as a line of its file. */
export function printSnapshot({ facts, text }: BackedUpSnapshot): string {
  const { id, assessment, assessmentName, name, reason, keptAt, sequence, change, pinned, sha256, rows } = facts
  const figures = facts.figures === null ? null : { ...readable(facts.figures) }
  const known = { id, assessment, assessmentName, name, reason, keptAt, sequence, change, pinned, sha256, rows }
  return JSON.stringify({ ...known, figures, text })
}

export const snapshotsFrame = { before: '{"snapshots":[\n', between: ',\n', after: '\n]}\n' } as const

/** The figures alone, in one order. */
function readable({
  techniques,
  covered,
  breadth,
  strength,
  assessed,
  capabilities,
}: SnapshotFigures): SnapshotFigures {
  return { techniques, covered, breadth, strength, assessed, capabilities }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const isShare = (value: number): boolean => value >= 0 && value <= 1

function readFigures(fields: Fields): SnapshotFigures {
  const count = (key: keyof SnapshotFigures): number => fields.number(key, 0, isCount, 'a whole number, 0 or more')
  const share = (key: keyof SnapshotFigures): number => fields.number(key, 0, isShare, 'a number from 0 to 1')
  return {
    techniques: count('techniques'),
    covered: count('covered'),
    breadth: share('breadth'),
    strength: share('strength'),
    assessed: count('assessed'),
    capabilities: count('capabilities'),
  }
}

function shortText(fields: Fields, key: string, most: number): string {
  const text = fields.text(key)
  if (text.length > most) fields.findings.add(fields.at(key), `This is longer than ${String(most)} characters.`)
  return text
}

function matching(fields: Fields, key: string, pattern: RegExp, what: string): string {
  const text = fields.text(key)
  if (!pattern.test(text)) fields.findings.add(fields.at(key), what)
  return text
}

function readSnapshot(fields: Fields): BackedUpSnapshot {
  const count = (key: string): number => fields.number(key, 0, isCount, 'a whole number, 0 or more')
  const facts: Snapshot = {
    id: matching(fields, 'id', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'A UUID is expected here.'),
    assessment: fields.text('assessment'),
    assessmentName: shortText(fields, 'assessmentName', longest.assessmentName),
    name: shortText(fields, 'name', longest.name),
    reason: fields.word('reason', snapshotReasons),
    keptAt: shortText(fields, 'keptAt', longest.time),
    sequence: count('sequence'),
    change: count('change'),
    pinned: fields.raw('pinned') === true,
    sha256: matching(fields, 'sha256', /^[0-9a-f]{64}$/, 'A SHA-256 is expected here.'),
    rows: count('rows'),
    figures: fields.has('figures') ? readFigures(fields.inner('figures')) : null,
  }
  return { facts, text: fields.text('text') }
}

/** True of a text that says to be a file of this assessment: more is asked of it when somebody looks at it. */
function isOf(text: string, assessment: string): boolean {
  const json = parseJson(text, '')
  return json.ok && isRecord(json.value) && json.value['format'] === assessmentFormat && json.value['id'] === assessment
}

/** Reads the snapshots of one assessment; `where` is their file's path inside the backup. */
export function parseSnapshots(
  text: string,
  { file, where, assessment }: { readonly file: string; readonly where: string; readonly assessment: string },
): Parsed<readonly BackedUpSnapshot[]> {
  const json = parseJson(text, file, text.length)
  if (!json.ok) return refused(json.problems.map((problem) => ({ ...problem, where })))
  const findings = new Findings(file)
  const snapshots = new Fields(json.value, where, findings).entries('snapshots', readSnapshot)
  if (snapshots.length === 0) findings.add(where, 'The file holds no snapshot.')
  if (new Set(snapshots.map(({ facts }) => facts.id)).size < snapshots.length) {
    findings.add(where, 'Two snapshots have one id.')
  }
  snapshots.forEach((snapshot, at) => {
    if (snapshot.facts.assessment !== assessment || !isOf(snapshot.text, assessment)) {
      findings.add(`${where}.snapshots[${String(at)}]`, 'This is no snapshot of its assessment.')
    }
  })
  return findings.problems.length > 0 ? refused(findings.problems) : parsed(snapshots)
}
