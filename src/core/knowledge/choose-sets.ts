import type { Domain } from '../attack/attack-version.ts'
import { domains } from '../attack/attack-version.ts'
import { frameworks } from '../mappings/frameworks.ts'
import { newestSet } from '../mappings/newest-set.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import type { KnowledgeIndex, SetEntry } from './knowledge-index.ts'

/** Sets of a framework in a domain; of ATT&CK's own mitigations only those of the version at hand. */
function candidates(index: KnowledgeIndex, framework: string, domain: Domain, version: string): SetEntry[] {
  return index.sets.filter(
    (set) =>
      set.framework === framework &&
      set.domain === domain &&
      (framework !== 'attack_mitigations' || set.attackVersion === version),
  )
}

/** The newest bundled set of each framework in a domain, in the order of `frameworks`. */
export function newestOfEach(index: KnowledgeIndex, domain: Domain, version: string): SetEntry[] {
  return frameworks.flatMap(({ id }) => newestSet(candidates(index, id, domain, version)) ?? [])
}

/** True for the newest set of its framework and domain. */
export function isNewest(index: KnowledgeIndex, set: SetEntry): boolean {
  const family = index.sets.filter(({ framework, domain }) => framework === set.framework && domain === set.domain)
  return newestSet(family)?.id === set.id
}

/**
 * The bundled sets that some names stand for, each once: a name is a set's id, or a framework's id for its newest set
 * in the domain (of `attack_mitigations`: that of the ATT&CK version).
 */
export function setsNamed(
  index: KnowledgeIndex,
  names: readonly string[],
  domain: Domain,
  version: string,
): Parsed<SetEntry[]> {
  const problems: Problem[] = []
  const found = new Map<string, SetEntry>()
  for (const name of names) {
    const set =
      index.sets.find(({ id }) => id === name) ?? newestSet(candidates(index, name, domain, version)) ?? undefined
    if (set !== undefined) found.set(set.id, set)
    else problems.push({ file: '', where: '', ...unknownName(index, name, domain) })
  }
  return problems.length > 0 ? refused(problems) : parsed([...found.values()])
}

function unknownName(index: KnowledgeIndex, name: string, domain: Domain): Pick<Problem, 'what' | 'mend'> {
  const elsewhere = domains.filter((other) => index.sets.some((set) => set.framework === name && set.domain === other))
  if (elsewhere.length > 0) {
    return {
      what: `There is no bundled set of ${name} for the ${domain} domain.`,
      mend: `There is one for ${elsewhere.join(', ')}.`,
    }
  }
  return { what: `There is no bundled mapping set ${name}.`, mend: 'See coverline list sets.' }
}
