import type { Assessment } from '../../core/assessment/assessment.ts'
import { describeDifference } from '../../core/assessment/merge/difference.ts'
import type { Difference } from '../../core/assessment/merge/difference.ts'
import { differenceLines } from '../../core/assessment/merge/difference-words.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import type { BundledVersions } from '../../core/assessment/parse.ts'
import { parsed, problemLine } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { fail, usageProblem } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { inert } from '../inert.ts'
import { longestFile, readInputFile } from '../input-file.ts'
import { allPositionals } from '../positionals.ts'

export async function runDiff(args: Arguments, host: Host): Promise<ExitCode> {
  if (args.has('git')) return runGitDiff(args, host)
  const paths = allPositionals(args, ['A', 'B'])
  if (!paths.ok) return fail(host, paths.problems)
  const [a = '', b = ''] = paths.value
  const found = await differencesOf(a, b, host)
  if (!found.ok) return fail(host, found.problems)
  if (args.has('json')) {
    const differences = found.value.map(({ at, before, after }) => {
      return { at, before: before ?? null, after: after ?? null }
    })
    host.out(`${JSON.stringify({ differences }, null, 2)}\n`)
  } else host.out(textOf(found.value))
  return 0
}

function textOf(differences: readonly Difference[]): string {
  const lines = differences.length === 0 ? ['No difference'] : differences.flatMap((one) => differenceLines(one))
  return lines.map((line) => `${line.startsWith('  ') ? '  ' : ''}${inert(line.trimStart())}\n`).join('')
}

/**
 * As git's diff driver: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE, and two more of a renamed file; PATH
 * alone while a merge of it isn't finished. A version that can't be read is said and is no failure, or git would leave
 * out every file behind it.
 */
async function runGitDiff(args: Arguments, host: Host): Promise<ExitCode> {
  const [path, before, , , after] = args.positionals
  const count = args.positionals.length
  if (path === undefined || args.has('json') || (count !== 1 && count < 7)) {
    return fail(host, [usageProblem('Git calls a diff driver with seven arguments.', 'See coverline diff --help.')])
  }
  host.out(`${inert(`Coverline: ${path}`)}\n`)
  if (before === undefined || after === undefined) host.out('Not merged yet\n')
  else {
    const found = await differencesOf(before, after, host)
    host.out(found.ok ? textOf(found.value) : found.problems.map((one) => `${inert(problemLine(one))}\n`).join(''))
  }
  return 0
}

async function differencesOf(a: string, b: string, host: Host): Promise<Parsed<readonly Difference[]>> {
  const knowledge = await host.openKnowledge()
  if (!knowledge.ok) return knowledge
  const { bundled } = knowledge.value
  const [before, after] = await Promise.all([readVersion(a, bundled), readVersion(b, bundled)])
  if (before.ok && after.ok) return parsed(describeDifference(before.value, after.value))
  return { ok: false, problems: [before, after].flatMap((one) => (one.ok ? [] : one.problems)) }
}

/** Null for the side on which there is no file: git names /dev/null then, on every system. */
async function readVersion(path: string, bundled: BundledVersions): Promise<Parsed<Assessment | null>> {
  if (path === '/dev/null') return parsed(null)
  const text = await readInputFile(path, longestFile)
  return text.ok ? parseAssessment(text.value, path, bundled) : text
}
