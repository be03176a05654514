import { basename } from 'node:path'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { newAssessment, withEntries } from '../../core/assessment/edits.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import type { AttackVersion, Domain } from '../../core/attack/attack-version.ts'
import { isActive } from '../../core/attack/attack-version.ts'
import { deployedNames, readDeployedList } from '../../core/exchange/deployed-list.ts'
import type { DeployedRow } from '../../core/exchange/deployed-list.ts'
import { matchDeployed } from '../../core/exchange/match-deployed.ts'
import { setsNamed } from '../../core/knowledge/choose-sets.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import { sortedUnique } from '../../core/order.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { fail, say, usageProblem } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { longestFile, readInputFile } from '../input-file.ts'
import { isoTime } from '../iso-time.ts'
import { occupantOf, writeOutputFile } from '../output-file.ts'
import { tooMany } from '../positionals.ts'
import { loadSets, readDomain, versionsOf } from '../shelves.ts'

export async function runNew(args: Arguments, host: Host): Promise<ExitCode> {
  const out = args.value('out')
  const problems = [...tooMany(args.positionals), ...(await usageProblems(args))]
  if (out === undefined || problems.length > 0) return fail(host, problems)
  const knowledge = await host.openKnowledge()
  if (!knowledge.ok) return fail(host, knowledge.problems)
  const assessment = await makeAssessment(knowledge.value, args, host, nameFromPath(out))
  if (!assessment.ok) return fail(host, assessment.problems)
  const problem = await writeOutputFile(out, printAssessment(assessment.value))
  return problem === null ? 0 : fail(host, [problem])
}

async function usageProblems(args: Arguments): Promise<Problem[]> {
  const problems: Problem[] = []
  const out = args.value('out')
  if (commaList(args.value('sets')).length === 0) problems.push(usageProblem('Name the mapping sets with --sets A,B.'))
  if (out === undefined) problems.push(usageProblem('Name the file to write with --out FILE.'))
  else if (!args.has('force') && (await occupantOf(out)) === 'file') {
    problems.push({ file: out, where: '', what: 'The file exists.', mend: 'Replace it with --force.' })
  }
  const domain = readDomain(args.value('domain'))
  if (!domain.ok) problems.push(...domain.problems)
  const date = args.value('date')
  if (date !== undefined && isoTime(date) === null) {
    problems.push(usageProblem(`--date ${date} is no date.`, 'Write 2026-11-24 or 2026-11-24T09:00:00Z.'))
  }
  return problems
}

function commaList(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function nameFromPath(path: string): string {
  const stem = basename(path).replace(/(\.assessment)?\.json$/i, '')
  return stem === '' ? 'Assessment' : stem
}

async function makeAssessment(
  knowledge: Knowledge,
  args: Arguments,
  host: Host,
  otherName: string,
): Promise<Parsed<Assessment>> {
  const names = commaList(args.value('sets'))
  const domain = domainOf(knowledge, names, args.value('domain'))
  const versions = versionsOf(knowledge, [domain], args.value('attack'))
  if (!versions.ok) return versions
  const version = versions.value[0]?.version ?? ''
  const [entries, attack, rows] = await Promise.all([
    Promise.resolve(setsNamed(knowledge.index, names, domain, version)),
    knowledge.attack(domain, version),
    readDeployed(args.value('deployed'), host),
  ])
  if (!attack.ok) return attack
  const platforms = knownPlatforms(attack.value, commaList(args.value('platforms')))
  const problems = [entries, platforms, rows].flatMap((part) => (part.ok ? [] : part.problems))
  if (!entries.ok || !platforms.ok || !rows.ok) return refused(problems)
  const sets = await loadSets(knowledge, entries.value)
  if (!sets.ok) return sets
  const marks = matchDeployed(rows.value.rows, sets.value, rows.value.file)
  if (!marks.ok) return marks
  const assessment = newAssessment({
    id: args.value('id')?.trim() ?? host.newId(),
    name: args.value('name') ?? otherName,
    createdAt: isoTime(args.value('date') ?? '') ?? host.now().toISOString(),
    domain,
    version,
    mappingSets: entries.value.map(({ id }) => id),
    sources: knowledge.sources,
    platforms: platforms.value,
  })
  const byName = new Map(marks.value.map((entry) => [`${entry.framework}/${entry.capability}`, entry]))
  const mark = withEntries(marks.value, (entry) => byName.get(`${entry.framework}/${entry.capability}`) ?? entry)
  return parsed(mark(assessment))
}

/** The domain asked for, else the one that all the sets are made for, else enterprise. */
function domainOf(knowledge: Knowledge, names: readonly string[], wanted: string | undefined): Domain {
  const asked = readDomain(wanted)
  if (asked.ok && asked.value !== null) return asked.value
  const found = [...new Set(names.flatMap((name) => knowledge.entry(name)?.domain ?? []))]
  return (found.length === 1 ? found[0] : undefined) ?? 'enterprise'
}

function knownPlatforms(attack: AttackVersion, wanted: readonly string[]): Parsed<readonly string[]> {
  const known = sortedUnique(attack.techniques.filter(isActive).flatMap(({ platforms }) => platforms))
  const unknown = wanted.filter((platform) => !known.includes(platform))
  if (unknown.length === 0) return parsed(wanted)
  const list = `ATT&CK ${attack.domain} ${attack.version} has ${known.join(', ')}.`
  return refused(unknown.map((platform) => usageProblem(`There is no platform ${platform}.`, list)))
}

interface Deployed {
  readonly rows: readonly DeployedRow[]
  /** Name of the list's file; empty when the rows stand on the command line. */
  readonly file: string
}

async function readDeployed(value: string | undefined, host: Host): Promise<Parsed<Deployed>> {
  if (value?.startsWith('@') !== true) return parsed({ rows: deployedNames(value ?? ''), file: '' })
  const file = value.slice(1)
  const text = await readInputFile(file, longestFile)
  if (!text.ok) return text
  const list = readDeployedList(text.value, file)
  if (!list.ok) return list
  for (const column of list.value.unusedColumns) say(host, `${file}: The column ${column} is not used.`)
  return parsed({ rows: list.value.rows, file })
}
