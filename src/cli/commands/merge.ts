import { placeWords } from '../../core/assessment/merge/difference-words.ts'
import { merge3 } from '../../core/assessment/merge/merge3.ts'
import { readPlace } from '../../core/assessment/merge/place.ts'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import type { BundledVersions } from '../../core/assessment/parse.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { fail, say, usageProblem } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { longestFile, readInputFile } from '../input-file.ts'
import { writeOutputFile } from '../output-file.ts'
import { allPositionals } from '../positionals.ts'

/** Everything is read before anything is written: git names one file as OURS and as PATH. */
export async function runMerge(args: Arguments, host: Host): Promise<ExitCode> {
  const paths = allPositionals(args, ['BASE', 'OURS', 'THEIRS'])
  const out = args.value('out')
  const usage = out === undefined ? [usageProblem('Name the file to write with --out PATH.')] : []
  if (!paths.ok || out === undefined) return fail(host, [...(paths.ok ? [] : paths.problems), ...usage])
  const knowledge = await host.openKnowledge()
  if (!knowledge.ok) return fail(host, knowledge.problems)
  const versions = await readVersions(paths.value, knowledge.value.bundled)
  if (!versions.ok) return fail(host, versions.problems)
  const { base, ours, theirs } = versions.value
  const { assessment } = merge3(base, ours, theirs)
  const problem = await writeOutputFile(out, printAssessment(assessment))
  if (problem !== null) return fail(host, [problem])
  if (assessment.conflicts.length === 0) return 0
  sayConflicts(host, out, assessment)
  return 1
}

const conflictsNamed = 20

function sayConflicts(host: Host, out: string, { conflicts }: Assessment): void {
  const count = conflicts.length === 1 ? '1 conflict is' : `${String(conflicts.length)} conflicts are`
  say(host, `${out}: ${count} left in the file. Until you decide in Coverline, our side counts.`)
  for (const { at } of conflicts.slice(0, conflictsNamed)) {
    const place = readPlace(at)
    say(host, `conflict: ${place === null ? JSON.stringify(at) : placeWords(place)}`)
  }
  const rest = conflicts.length - conflictsNamed
  if (rest > 0) say(host, `and ${String(rest)} more`)
}

interface Versions {
  readonly base: Assessment | null
  readonly ours: Assessment
  readonly theirs: Assessment
}

async function readVersions(paths: readonly string[], bundled: BundledVersions): Promise<Parsed<Versions>> {
  const [base = '', ours = '', theirs = ''] = paths
  const [before, left, right] = await Promise.all([
    readVersion(base, bundled, true),
    readVersion(ours, bundled, false),
    readVersion(theirs, bundled, false),
  ])
  const problems: Problem[] = [before, left, right].flatMap((one) => (one.ok ? [] : one.problems))
  if (!before.ok || !left.ok || !right.ok || left.value === null || right.value === null) return { ok: false, problems }
  return parsed({ base: before.value, ours: left.value, theirs: right.value })
}

/** Git gives an empty file as the base of one that both sides added. */
async function readVersion(
  path: string,
  bundled: BundledVersions,
  mayBeEmpty: boolean,
): Promise<Parsed<Assessment | null>> {
  const text = await readInputFile(path, longestFile)
  if (!text.ok) return text
  return mayBeEmpty && text.value.trim() === '' ? parsed(null) : parseAssessment(text.value, path, bundled)
}
