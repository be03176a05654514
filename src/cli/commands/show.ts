import { domains } from '../../core/attack/attack-version.ts'
import { newestOfEach, setsNamed } from '../../core/knowledge/choose-sets.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import { findOnShelf } from '../../core/knowledge/look-up.ts'
import type { Shelf } from '../../core/knowledge/look-up.ts'
import type { CapabilityMatch } from '../../core/knowledge/match.ts'
import { byAge } from '../../core/mappings/newest-set.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { fail, usageProblem } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { onePositional } from '../positionals.ts'
import { loadShelf, readDomain, versionsOf } from '../shelves.ts'
import { setMatch } from '../set-match.ts'
import { matchText } from '../show-text.ts'
import type { Shown } from '../show-text.ts'

export async function runShow(args: Arguments, host: Host): Promise<ExitCode> {
  const id = onePositional(args, 'an id, such as T1578.001')
  const domain = readDomain(args.value('domain'))
  if (!id.ok || !domain.ok) {
    return fail(host, [...(id.ok ? [] : id.problems), ...(domain.ok ? [] : domain.problems)])
  }
  const knowledge = await host.openKnowledge()
  if (!knowledge.ok) return fail(host, knowledge.problems)
  const matches = await findAll(knowledge.value, id.value.trim(), args)
  if (!matches.ok) return fail(host, matches.problems)
  host.out(args.has('json') ? `${JSON.stringify(matches.value, null, 2)}\n` : matches.value.map(matchText).join('\n'))
  return 0
}

async function findAll(knowledge: Knowledge, id: string, args: Arguments): Promise<Parsed<Shown[]>> {
  const shelves = await loadShelves(knowledge, args)
  if (!shelves.ok) return shelves
  const set = await setMatch(knowledge, id)
  if (!set.ok) return set
  // Some ids differ only in case, so another case is tried only where nothing has the id itself.
  for (const spelling of [id, id.toUpperCase()]) {
    const matches = [...set.value, ...shelves.value.flatMap((shelf) => findOnShelf(shelf, spelling))]
    if (matches.length > 0) return parsed(matches)
  }
  if (!args.has('set')) {
    const older = await findInOlderSets(knowledge, shelves.value, id)
    if (!older.ok || older.value.length > 0) return older
  }
  return refused([usageProblem(`Nothing has the id ${id} here.`, 'See coverline list.')])
}

async function loadShelves(knowledge: Knowledge, args: Arguments): Promise<Parsed<Shelf[]>> {
  const { index } = knowledge
  const named = args.value('set')
  const domain = readDomain(args.value('domain'))
  if (!domain.ok) return domain
  const own = domain.value ?? index.sets.find((set) => set.id === named)?.domain ?? null
  const versions = versionsOf(knowledge, own === null ? domains : [own], args.value('attack'))
  if (!versions.ok) return versions
  const shelves: Shelf[] = []
  const problems: Problem[] = []
  for (const at of versions.value) {
    const newest = parsed(newestOfEach(index, at.domain, at.version))
    const sets = named === undefined ? newest : setsNamed(index, [named], at.domain, at.version)
    if (!sets.ok) {
      problems.push(...sets.problems)
      continue
    }
    const shelf = await loadShelf(knowledge, at, sets.value)
    if (!shelf.ok) return shelf
    shelves.push(shelf.value)
  }
  return shelves.length > 0 ? parsed(shelves) : refused(problems.slice(0, 1))
}

/** A capability that only older sets have: of each framework the newest that has it. */
async function findInOlderSets(knowledge: Knowledge, shelves: readonly Shelf[], id: string): Promise<Parsed<Shown[]>> {
  const found = new Map<string, CapabilityMatch>()
  for (const { attack } of shelves) {
    const entries = knowledge.index.sets.filter(
      (set) => set.domain === attack.domain && set.framework !== 'attack_mitigations',
    )
    const shelf = await loadShelf(knowledge, attack, [...entries].sort(byAge).reverse())
    if (!shelf.ok) return shelf
    for (const match of findOnShelf(shelf.value, id)) {
      if (match.kind !== 'capability') continue
      const key = `${attack.domain} ${match.framework}`
      if (!found.has(key)) found.set(key, match)
    }
  }
  return parsed([...found.values()])
}
