import type { Domain } from '../attack/attack-version.ts'
import type { Category, ScoreValue } from '../mappings/mapping-set.ts'

export type Status = 'unassessed' | 'deployed' | 'partial' | 'planned' | 'not_deployed' | 'not_applicable'
export const statuses: readonly Status[] = [
  'unassessed',
  'deployed',
  'partial',
  'planned',
  'not_deployed',
  'not_applicable',
]

/** Keys of a file that this version doesn't know: kept through a round trip, never counted. */
export type UnknownKeys = Readonly<Record<string, unknown>>

export interface CapabilityEntry {
  readonly framework: string
  /** The capability's key (`AC-2`). */
  readonly capability: string
  readonly status: Status
  /** Only of `partial`: the share of the scope in which it is in force, in (0, 1). */
  readonly extent?: number
  readonly owner?: string
  readonly note?: string
  readonly evidence?: readonly string[]
  /** ISO date. */
  readonly reviewedAt?: string
  /** ISO date by which it is planned to be in force. */
  readonly target?: string
  /** Person-days, > 0. */
  readonly effort?: number
  readonly unknown?: UnknownKeys
}

export type OverrideCategory = Category | 'unscored'
export type OverrideValue = ScoreValue | 'none'

export interface Override {
  readonly framework: string
  readonly capability: string
  readonly technique: string
  readonly category: OverrideCategory
  readonly value: OverrideValue
  readonly reason: string
  readonly unknown?: UnknownKeys
}

export type ThreatKind = 'group' | 'software' | 'campaign' | 'vulnerability' | 'incident' | 'layer' | 'technique'
export const threatKinds: readonly ThreatKind[] = [
  'group',
  'software',
  'campaign',
  'vulnerability',
  'incident',
  'layer',
  'technique',
]

export interface LayerRow {
  readonly technique: string
  /** In (0, 1]. */
  readonly weight: number
  readonly unknown?: UnknownKeys
}

export interface Threat {
  readonly kind: ThreatKind
  readonly id: string
  /** Of a layer. */
  readonly name?: string
  /** > 0; 1 unless said otherwise. */
  readonly weight: number
  /** Of a layer. */
  readonly techniques?: readonly LayerRow[]
  readonly unknown?: UnknownKeys
}

export interface Exclusion {
  readonly technique: string
  readonly reason: string
  readonly unknown?: UnknownKeys
}

export type CountingMode = 'all' | 'techniques' | 'leaves'
export const countingModes: readonly CountingMode[] = ['all', 'techniques', 'leaves']

export interface Scope {
  /** Empty: all platforms. */
  readonly platforms: readonly string[]
  readonly count: CountingMode
  readonly excluded: readonly Exclusion[]
  readonly unknown?: UnknownKeys
}

/** What a mapping counts, each in (0, 1]; minimal ≤ partial ≤ significant. */
export interface Weights {
  readonly minimal: number
  readonly partial: number
  readonly significant: number
  readonly unscored: number
}

export const defaultWeights: Weights = { minimal: 0.1, partial: 0.5, significant: 1, unscored: 0.5 }

/** Two versions of one thing that a merge left for a person to decide; until then *ours* counts. */
export interface Conflict {
  readonly at: unknown
  readonly base: unknown
  readonly ours: unknown
  readonly theirs: unknown
  readonly unknown?: UnknownKeys
}

/** What one analyst recorded about one environment. Lists are in canonical order (see `print.ts`). */
export interface Assessment {
  readonly id: string
  readonly name: string
  readonly description: string
  /** ISO time. */
  readonly createdAt: string
  readonly attack: { readonly domain: Domain; readonly version: string; readonly unknown?: UnknownKeys }
  readonly mappingSets: readonly string[]
  /** `sha256:…` of the published mapping file by set id. */
  readonly data: Readonly<Record<string, string>>
  readonly licences: readonly string[]
  readonly scope: Scope
  readonly weights: Weights & { readonly unknown?: UnknownKeys }
  readonly capabilities: readonly CapabilityEntry[]
  readonly overrides: readonly Override[]
  readonly threats: readonly Threat[]
  readonly conflicts: readonly Conflict[]
  /** `sha256:…` of the canonical text a shared copy was taken from; empty when there is none. */
  readonly base: string
  readonly unknown?: UnknownKeys
}
