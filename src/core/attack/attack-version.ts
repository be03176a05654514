/** ATT&CK's three technology domains. */
export type Domain = 'enterprise' | 'mobile' | 'ics'
export const domains: readonly Domain[] = ['enterprise', 'mobile', 'ics']

/** What a revoked or deprecated object carries; an active one has neither flag. */
export interface Standing {
  readonly deprecated?: true
  readonly revoked?: true
  /** Id of the object that replaces a revoked one; absent where the bundle names none. */
  readonly revokedBy?: string
}

export interface Tactic {
  /** `TA0005`. Tactics are keyed by id per version and domain: names change between versions. */
  readonly id: string
  readonly name: string
  /** The kill-chain phase name, e.g. `defense-impairment`. */
  readonly shortname: string
}

export interface Technique extends Standing {
  /** `T1578` or `T1578.001`. */
  readonly id: string
  readonly name: string
  /** Ids of its tactics, in matrix order. */
  readonly tactics: readonly string[]
  /** Sorted; ATT&CK's `None` is left out, so an empty list means every platform. */
  readonly platforms: readonly string[]
  /** Id of the parent of a sub-technique. */
  readonly parent?: string
}

export interface Mitigation extends Standing {
  readonly id: string
  readonly name: string
  /**
   * Techniques of the published `mitigates` links whose relationship is neither revoked nor deprecated, sorted.
   * Whether mitigation and technique are active is judged where a mapping set is made of them.
   */
  readonly techniques: readonly string[]
}

interface ThreatObject extends Standing {
  readonly id: string
  readonly name: string
  /** Other names, sorted; the name itself is left out. */
  readonly aliases: readonly string[]
  /** Ids of the techniques it uses as the bundle lists them (also inactive ones), sorted. */
  readonly techniques: readonly string[]
}

export type Group = ThreatObject

export interface Software extends ThreatObject {
  readonly type: 'malware' | 'tool'
}

export interface Campaign extends ThreatObject {
  /** Ids of the groups it is attributed to, sorted. */
  readonly attributedTo: readonly string[]
}

/** One version of ATT&CK in one domain. Everything but `tactics` is sorted by id. */
export interface AttackVersion {
  readonly domain: Domain
  /** `19.0` */
  readonly version: string
  /** True where the data was rebuilt from another publication of ATT&CK: shown beside its provenance. */
  readonly rebuilt?: true
  /** In matrix order. */
  readonly tactics: readonly Tactic[]
  readonly techniques: readonly Technique[]
  readonly mitigations: readonly Mitigation[]
  readonly groups: readonly Group[]
  readonly software: readonly Software[]
  readonly campaigns: readonly Campaign[]
}

export function isActive(object: Standing): boolean {
  return object.revoked !== true && object.deprecated !== true
}

/** `enterprise-19.0`: the name of a version's knowledge file, and its key. */
export function attackKey(domain: Domain, version: string): string {
  return `${domain}-${version}`
}
