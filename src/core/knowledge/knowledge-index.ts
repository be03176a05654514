import type { Domain } from '../attack/attack-version.ts'

/** What the index says of one bundled ATT&CK version. */
export interface AttackEntry {
  readonly domain: Domain
  readonly version: string
  readonly rebuilt?: true
  /** Path below the knowledge folder. */
  readonly file: string
  /** `sha256:…` of the knowledge file. */
  readonly sha256: string
  /** `sha256:…` of the published bundle it was compiled from. */
  readonly source: string
  /** Newest `modified` of the bundle's objects, as an ISO date. */
  readonly modified: string
  /** Active objects only. */
  readonly counts: {
    readonly tactics: number
    readonly techniques: number
    readonly mitigations: number
    readonly groups: number
    readonly software: number
    readonly campaigns: number
  }
}

/** What the index says of one bundled mapping set: enough to choose sets without loading any. */
export interface SetEntry {
  readonly id: string
  readonly framework: string
  readonly frameworkVersion: string
  readonly attackVersion: string
  readonly domain: Domain
  readonly created: string | null
  readonly updated: string | null
  /** Path below the knowledge folder; an `attack_mitigations` set is made from its ATT&CK file and names that. */
  readonly file: string
  readonly sha256: string
  /** `sha256:…` of the published mapping file; null for `attack_mitigations`. */
  readonly source: string | null
  readonly counts: {
    readonly capabilities: number
    /** Capabilities with at least one mapping. */
    readonly mapped: number
    readonly mappings: number
    readonly techniques: number
  }
}

/** What the index says of the bundled baselines of one framework. */
export interface BaselineEntry {
  readonly framework: string
  /** Path below the knowledge folder. */
  readonly file: string
  readonly sha256: string
  /** `sha256:…` of the file they were compiled from. */
  readonly source: string
  /** Number of baselines, over all versions and levels. */
  readonly count: number
}

/** One oddity of the published data: found, counted and kept. */
export interface DataFinding {
  readonly set: string
  readonly kind: FindingKind
  /** Number of rows (or ids, where the kind speaks of ids). */
  readonly count: number
  /** A few of them, to look at. */
  readonly examples: readonly string[]
}

export type FindingKind =
  | 'revokedTechnique'
  | 'deprecatedTechnique'
  | 'otherDomainTechnique'
  | 'unknownTechnique'
  | 'renamedTechnique'
  | 'repeatedRow'
  | 'repeatedRowOtherScore'
  | 'missingScore'
  | 'missingType'
  | 'rowWithoutTechnique'
  | 'rowWithoutCapability'
  | 'nonMappableAndMapped'
  | 'completeWithoutTechnique'
  | 'missingGroup'
  | 'idsDifferInCase'
  | 'idPadded'
  | 'idSpelledTwice'
  | 'labelsDiffer'
  | 'groupsDiffer'
  | 'licenceTier'
  | 'labelMissing'
  | 'textUntrimmed'
  | 'capabilityRenamed'

export interface KnowledgeIndex {
  readonly format: 'coverline-knowledge'
  readonly version: 1
  readonly sources: readonly { readonly name: string; readonly licence: string; readonly address: string }[]
  readonly attack: readonly AttackEntry[]
  readonly sets: readonly SetEntry[]
  readonly baselines: readonly BaselineEntry[]
  readonly findings: readonly DataFinding[]
}
