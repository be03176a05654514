import type { Domain } from '../attack/attack-version.ts'
import type { Category, ScoreValue } from '../mappings/mapping-set.ts'
import type { OverrideCategory, OverrideValue } from '../assessment/assessment.ts'

export type Scenario = 'current' | 'planned'
export type TechniqueState = 'excluded' | 'covered' | 'planned' | 'unassessed' | 'gap' | 'no_control'
export type Level = 'none' | 'minimal' | 'partial' | 'significant'

export interface CategoryMetrics {
  readonly covered: number
  readonly breadth: number
  readonly strength: number
}

/** Figures over one set of techniques; shares are in 0–1, and 0/0 is 0. */
export interface Metrics {
  readonly techniques: number
  readonly covered: number
  readonly planned: number
  readonly unassessed: number
  readonly gap: number
  readonly noControl: number
  readonly excluded: number
  readonly breadth: number
  readonly plannedBreadth: number
  readonly attainableBreadth: number
  readonly strength: number
  readonly categories: Readonly<Record<Category, CategoryMetrics>>
  readonly depth: Readonly<Record<'0' | '1' | '2' | '3+', number>>
  readonly demand: { readonly total: number; readonly weightedBreadth: number; readonly weightedStrength: number }
}

export interface TacticResult {
  readonly id: string
  readonly name: string
  readonly metrics: Metrics
}

export interface OverrideResult {
  /** `framework/key` */
  readonly capability: string
  readonly category: OverrideCategory
  readonly published: ScoreValue | 'unscored' | null
  readonly value: OverrideValue
}

export interface TechniqueResult {
  readonly id: string
  readonly name: string
  readonly tactics: readonly string[]
  readonly platforms: readonly string[]
  readonly state: TechniqueState
  readonly strength: number
  readonly level: Level
  readonly unscoredOnly: boolean
  readonly protect: number
  readonly detect: number
  readonly respond: number
  readonly depth: number
  readonly demand: number
  readonly exposure: number
  readonly capabilities: readonly string[]
  readonly overrides: readonly OverrideResult[]
  readonly nonMappable: readonly string[]
  readonly subtechniques?: { readonly covered: number; readonly inScope: number }
}

/** A data note: `kind` first, then the keys of its kind in their fixed order. */
export type Note = Readonly<{ kind: string } & Record<string, unknown>>

/** What `coverline coverage FILE --json` prints: every number unrounded. */
export interface CoverageResult {
  readonly assessment: { readonly id: string; readonly name: string }
  readonly attack: { readonly domain: Domain; readonly version: string; readonly rebuilt?: true }
  readonly scenario: Scenario
  readonly progress: { readonly assessed: number; readonly capabilities: number }
  readonly metrics: Metrics
  /** In matrix order. */
  readonly tactics: readonly TacticResult[]
  /** Sorted by id. */
  readonly techniques: readonly TechniqueResult[]
  readonly notes: readonly Note[]
}
