import { byCodeUnits, byVersion } from '../order.ts'
import type { AttackVersion, Domain } from './attack-version.ts'

/** First and last bundled version of a domain that knows an id. */
export type KnownSpan = readonly [first: string, last: string]

/** Which technique ids the bundled ATT&CK versions know, by domain: for the reasons of dropped techniques. */
export type KnownTechniques = Readonly<Record<string, Readonly<Partial<Record<Domain, KnownSpan>>>>>

/**
 * Which ids the given ATT&CK versions know, in any standing, as the first and last version of each domain.
 * @throws {Error} when an id vanishes and comes back: a span would then lie. No published version does that.
 */
export function knownTechniques(versions: readonly AttackVersion[]): KnownTechniques {
  const spans = new Map<string, Partial<Record<Domain, [string, string]>>>()
  const perDomain = new Map<Domain, AttackVersion[]>()
  for (const version of versions) {
    perDomain.set(version.domain, [...(perDomain.get(version.domain) ?? []), version])
  }
  for (const [domain, list] of perDomain) {
    const ordered = [...list].sort((a, b) => byVersion(a.version, b.version))
    ordered.forEach((attack, place) => {
      for (const { id } of attack.techniques) {
        const entry = spans.get(id) ?? {}
        spans.set(id, entry)
        const span = entry[domain]
        if (span === undefined) entry[domain] = [attack.version, attack.version]
        else if (span[1] === ordered[place - 1]?.version) span[1] = attack.version
        else throw new Error(`${id} is missing between ${span[1]} and ${attack.version} of ${domain}`)
      }
    })
  }
  return Object.fromEntries([...spans].sort(([a], [b]) => byCodeUnits(a, b)))
}
