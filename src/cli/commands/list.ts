import { listAttack, listKinds, listOnShelf, listSets } from '../../core/knowledge/catalogue.ts'
import type { ListKind, ListRow } from '../../core/knowledge/catalogue.ts'
import { newestOfEach, setsNamed } from '../../core/knowledge/choose-sets.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import { isSupply } from '../../core/mappings/frameworks.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { fail, usageProblem } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { listText } from '../list-text.ts'
import { tooMany } from '../positionals.ts'
import { loadShelf, readDomain, versionsOf } from '../shelves.ts'

/** Kinds that depend on a mapping set. */
const ofSets = new Set<ListKind>(['sets', 'capabilities', 'techniques'])

export async function runList(args: Arguments, host: Host): Promise<ExitCode> {
  const [name = 'sets', ...rest] = args.positionals
  const kind = listKinds.find((candidate) => candidate === name)
  const problems: Problem[] = [...tooMany(rest)]
  if (kind === undefined) {
    problems.push(usageProblem(`There is no list of ${name}.`, `There are ${listKinds.join(', ')}.`))
  } else if (args.has('set') && !ofSets.has(kind)) {
    problems.push(usageProblem(`--set has no meaning for ${kind}.`))
  }
  const domain = readDomain(args.value('domain'))
  if (!domain.ok) problems.push(...domain.problems)
  if (kind === undefined || problems.length > 0) return fail(host, problems)
  const knowledge = await host.openKnowledge()
  if (!knowledge.ok) return fail(host, knowledge.problems)
  const rows = await listRows(knowledge.value, kind, args)
  if (!rows.ok) return fail(host, rows.problems)
  host.out(args.has('json') ? `${JSON.stringify(rows.value, null, 2)}\n` : listText(kind, rows.value))
  return 0
}

async function listRows(knowledge: Knowledge, kind: ListKind, args: Arguments): Promise<Parsed<ListRow[]>> {
  const domain = readDomain(args.value('domain'))
  if (!domain.ok) return domain
  const { index } = knowledge
  if (kind === 'attack' || kind === 'sets') {
    const rows = kind === 'attack' ? listAttack(index) : listSets(index)
    const versionKey = kind === 'attack' ? 'version' : 'attackVersion'
    const version = args.value('attack')
    const found = rows.filter(
      (row) =>
        (domain.value === null || row['domain'] === domain.value) &&
        (version === undefined || row[versionKey] === version) &&
        (!args.has('set') || row['id'] === args.value('set') || row['framework'] === args.value('set')),
    )
    // Asking for what isn't there is a mistake of the caller, and an empty list would hide it.
    return found.length > 0
      ? parsed(found)
      : refused([usageProblem(`No ${nouns[kind]} fits.`, `See coverline list ${kind}.`)])
  }
  // A set that is named brings its domain along.
  const named = args.value('set')
  const among = domain.value ?? index.sets.find(({ id }) => id === named)?.domain ?? 'enterprise'
  const versions = versionsOf(knowledge, [among], args.value('attack'))
  if (!versions.ok) return versions
  const at = versions.value[0] ?? { domain: among, version: '' }
  const newest = newestOfEach(index, at.domain, at.version)
  const sets = named === undefined ? parsed(newest) : setsNamed(index, [named], at.domain, at.version)
  if (!sets.ok) return sets
  const needed = named !== undefined || kind === 'capabilities'
  const chosen = needed ? sets.value : sets.value.filter(({ framework }) => isSupply(framework))
  const shelf = await loadShelf(knowledge, at, ofSets.has(kind) ? chosen : [])
  if (!shelf.ok) return shelf
  const rows = listOnShelf(shelf.value, kind)
  // With a set, the techniques are those that it maps to.
  const ofSet = kind === 'techniques' && named !== undefined
  return parsed(ofSet ? rows.filter(({ capabilities }) => capabilities !== 0) : rows)
}

const nouns = { attack: 'ATT&CK version', sets: 'mapping set' } as const
