import { attackKey } from '../../core/attack/attack-version.ts'
import type { Domain } from '../../core/attack/attack-version.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import type { MappingSet } from '../../core/mappings/mapping-set.ts'

/** A bundled ATT&CK version of a domain. */
export interface AttackChoice {
  readonly domain: Domain
  readonly version: string
}

/** `enterprise-16.1` as an address says it; null for anything that isn't bundled. */
export function attackNamed(name: string, knowledge: Pick<Knowledge, 'index'>): AttackChoice | null {
  const found = knowledge.index.attack.find(({ domain, version }) => attackKey(domain, version) === name)
  return found === undefined ? null : { domain: found.domain, version: found.version }
}

export function newestAttack(domain: Domain, knowledge: Pick<Knowledge, 'bundled'>): AttackChoice | null {
  const version = knowledge.bundled[domain].at(-1)
  return version === undefined ? null : { domain, version }
}

export function sameAttack(a: AttackChoice | null, b: AttackChoice | null): boolean {
  return a !== null && b !== null && a.domain === b.domain && a.version === b.version
}

/**
 * On which version a set is shown: the one that was chosen or that the assessment stands on, where it is of the set's
 * domain; else the one that the set was made for, and where that isn't bundled the newest.
 */
export function attackOfSet(
  set: Pick<MappingSet, 'domain' | 'attackVersion'>,
  wanted: readonly (AttackChoice | null)[],
  knowledge: Pick<Knowledge, 'index' | 'bundled'>,
): AttackChoice | null {
  const fitting = wanted.find((choice) => choice?.domain === set.domain)
  return (
    fitting ?? attackNamed(attackKey(set.domain, set.attackVersion), knowledge) ?? newestAttack(set.domain, knowledge)
  )
}
