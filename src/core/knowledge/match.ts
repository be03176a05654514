import type { Domain, Standing, Tactic } from '../attack/attack-version.ts'
import type { DropReason } from '../attack/rebase.ts'

/** The ATT&CK version on which something is shown. */
export interface AttackRef {
  readonly domain: Domain
  readonly version: string
  readonly rebuilt?: true
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface Scored {
  readonly type: string | null
  readonly category: string | null
  readonly value: string | null
  /** Addresses. */
  readonly references: readonly string[]
}

export interface CapabilityMapping extends Scored {
  readonly framework: string
  readonly set: string
  readonly capability: string
  readonly label: string
  readonly group: string | null
  /** The technique id as published, where this version has another one for it. */
  readonly published?: string
}

export interface TechniqueMapping extends Scored, Named {
  readonly published?: string
}

/** A technique that has no place in the version at hand. */
export interface Dropped {
  readonly technique: string
  readonly reason: DropReason
}

export interface TechniqueMatch extends Standing, Named {
  readonly kind: 'technique'
  readonly attack: AttackRef
  readonly tactics: readonly Named[]
  readonly platforms: readonly string[]
  readonly parent: Named | null
  readonly subtechniques: readonly Named[]
  readonly mappings: readonly CapabilityMapping[]
  /** Ids of the sets that say that it can't be mapped. */
  readonly nonMappable: readonly string[]
  readonly groups: readonly Named[]
  readonly software: readonly Named[]
  readonly campaigns: readonly Named[]
}

export interface CapabilityMatch {
  readonly kind: 'capability'
  readonly attack: AttackRef
  readonly framework: string
  readonly set: string
  /** As the set spells it. */
  readonly id: string
  /** The key under which an assessment records it. */
  readonly capability: string
  readonly name: string
  readonly group: string | null
  readonly mappings: readonly TechniqueMapping[]
  readonly dropped: readonly Dropped[]
}

export interface ThreatMatch extends Standing, Named {
  readonly kind: 'group' | 'software' | 'campaign'
  readonly attack: AttackRef
  readonly aliases: readonly string[]
  readonly type?: 'malware' | 'tool'
  /** Of a campaign: the groups it is attributed to. */
  readonly attributedTo?: readonly Named[]
  /** Of a group: the campaigns attributed to it. */
  readonly campaigns?: readonly Named[]
  /** `byCampaign`: used only in campaigns attributed to the group. */
  readonly techniques: readonly (Named & { readonly byCampaign?: true })[]
  readonly dropped: readonly Dropped[]
}

export interface TacticMatch extends Tactic {
  readonly kind: 'tactic'
  readonly attack: AttackRef
  readonly techniques: readonly Named[]
}

export interface MitigationMatch extends Standing, Named {
  readonly kind: 'mitigation'
  readonly attack: AttackRef
  readonly techniques: readonly Named[]
}

export type Match = TechniqueMatch | CapabilityMatch | ThreatMatch | TacticMatch | MitigationMatch
