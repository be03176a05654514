import { domains } from '../core/attack/attack-version.ts'
import type { Domain } from '../core/attack/attack-version.ts'
import { rebaseOnto } from '../core/attack/rebase.ts'
import type { Knowledge } from '../core/knowledge/knowledge.ts'
import type { SetEntry } from '../core/knowledge/knowledge-index.ts'
import type { Shelf } from '../core/knowledge/look-up.ts'
import type { MappingSet } from '../core/mappings/mapping-set.ts'
import { parsed, refused } from '../core/problem.ts'
import type { Parsed } from '../core/problem.ts'
import { usageProblem } from './host.ts'

export function readDomain(value: string | undefined): Parsed<Domain | null> {
  if (value === undefined) return parsed(null)
  const domain = domains.find((candidate) => candidate === value.trim())
  if (domain !== undefined) return parsed(domain)
  return refused([usageProblem(`There is no domain ${value}.`, `There are ${domains.join(', ')}.`)])
}

/** The version asked for, else the newest; a problem where none of the domains has it. */
export function versionsOf(
  knowledge: Knowledge,
  among: readonly Domain[],
  version: string | undefined,
): Parsed<{ readonly domain: Domain; readonly version: string }[]> {
  const found = among.flatMap((domain) => {
    const bundled = knowledge.bundled[domain]
    const chosen = version === undefined ? bundled.at(-1) : bundled.find((known) => known === version.trim())
    return chosen === undefined ? [] : [{ domain, version: chosen }]
  })
  if (found.length > 0) return parsed(found)
  const list = among.map((domain) => `${domain} ${knowledge.bundled[domain].join(', ')}`).join('; ')
  return refused([usageProblem(`ATT&CK ${version ?? ''} isn't bundled.`, `There are ${list}.`)])
}

export async function loadSets(knowledge: Knowledge, entries: readonly SetEntry[]): Promise<Parsed<MappingSet[]>> {
  const sets: MappingSet[] = []
  for (const set of await Promise.all(entries.map(({ id }) => knowledge.set(id)))) {
    if (!set.ok) return set
    sets.push(set.value)
  }
  return parsed(sets)
}

export async function loadShelf(
  knowledge: Knowledge,
  { domain, version }: { readonly domain: Domain; readonly version: string },
  entries: readonly SetEntry[],
): Promise<Parsed<Shelf>> {
  const [attack, sets] = await Promise.all([knowledge.attack(domain, version), loadSets(knowledge, entries)])
  if (!attack.ok) return attack
  if (!sets.ok) return sets
  return parsed({ attack: attack.value, rebase: rebaseOnto(attack.value, knowledge.known), sets: sets.value })
}
