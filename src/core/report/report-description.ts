import type { OverrideCategory, OverrideValue, Status } from '../assessment/assessment.ts'
import type { Metrics, Note, OverrideResult, Scenario, TechniqueResult } from '../coverage/coverage-result.ts'
import type { Provenance } from './provenance.ts'

/**
 * One report, before it has a form: every form says these words and figures in this order. Numbers are unrounded where
 * a form draws them, and printed texts where it only says them.
 */
export interface ReportDescription {
  readonly name: string
  readonly note: string
  readonly scenario: Scenario
  /** One sentence made from the figures. */
  readonly coverLine: string
  readonly summary: string
  readonly generated: { readonly at: string; readonly date: string; readonly time: string }
  readonly author: string
  readonly program: string
  readonly headline: readonly HeadlineFigure[]
  readonly metrics: Metrics
  readonly states: readonly StateCount[]
  readonly categories: readonly CategoryFigure[]
  readonly depth: readonly DepthCount[]
  /** Tactics with a listed technique, in matrix order. */
  readonly tactics: readonly TacticFigure[]
  /** Names of the tactics that have none. */
  readonly emptyTactics: readonly string[]
  readonly techniques: readonly TechniqueResult[]
  readonly gaps: StrongestGaps
  readonly capabilities: CapabilityList
  readonly threats: readonly ThreatFigure[]
  readonly exclusions: readonly { readonly technique: string; readonly name: string; readonly reason: string }[]
  readonly overrides: readonly OverrideRow[]
  /** Further overrides, of techniques that aren’t in scope; unknown ones stand in the notes. */
  readonly overridesOutOfScope: number
  readonly notes: NoteList
  readonly method: readonly MethodStep[]
  readonly provenance: Provenance
}

/** `65.9%`, *breadth, 457 of 693*. */
export interface HeadlineFigure {
  readonly figure: string
  readonly label: string
}

/** The pieces of a state bar, strongest first. */
export type StatePiece = 'significant' | 'partial' | 'minimal' | 'planned' | 'unassessed' | 'gap' | 'noControl'

export interface StateCount {
  readonly piece: StatePiece
  readonly label: string
  readonly techniques: number
}

export interface CategoryFigure {
  readonly label: string
  readonly covered: number
  readonly techniques: number
  readonly strength: number
}

export interface DepthCount {
  readonly label: string
  readonly techniques: number
}

export interface TacticFigure {
  readonly id: string
  readonly name: string
  readonly metrics: Metrics
  readonly states: readonly StateCount[]
  /** Listed techniques, excluded ones among them, sorted by id. */
  readonly techniques: readonly TechniqueResult[]
}

/** Techniques in scope that nothing covers, the most demanded first. */
export interface StrongestGaps {
  readonly rows: readonly GapRow[]
  /** Number of such techniques; `rows` are the first of them. */
  readonly all: number
}

export interface GapRow {
  readonly technique: TechniqueResult
  readonly tactics: readonly string[]
  /** Applicable capabilities of the chosen sets that map to it, by name. */
  readonly capabilities: readonly { readonly name: string; readonly label: string; readonly status: Status }[]
}

export interface CapabilityList {
  readonly groups: readonly CapabilityGroup[]
  readonly statuses: readonly { readonly status: Status; readonly label: string; readonly capabilities: number }[]
  /** Capabilities that map to nothing and say nothing: left out of the groups. */
  readonly unmapped: number
}

export interface CapabilityGroup {
  readonly framework: string
  readonly name: string
  readonly rows: readonly CapabilityRow[]
}

export interface CapabilityRow {
  /** As the chosen set spells it. */
  readonly id: string
  readonly label: string
  readonly status: Status
  /** Share of the scope in which it is in force, in this report's scenario. */
  readonly extent: number
  /** Techniques in scope that it maps to. */
  readonly techniques: number
  /** Of them, those that it alone covers. */
  readonly alone: number
  readonly owner: string
  readonly note: string
  readonly evidence: readonly string[]
  readonly reviewed: string
  readonly target: string
  /** Person-days; null where none are given. */
  readonly effort: number | null
}

export interface ThreatFigure {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly weight: number
  readonly known: boolean
  /** Techniques in scope that it uses. */
  readonly techniques: number
  readonly covered: number
  /** Mean strength over them. */
  readonly strength: number
}

export interface OverrideRow {
  readonly technique: string
  readonly name: string
  /** `framework/key` */
  readonly capability: string
  readonly category: OverrideCategory
  readonly published: OverrideResult['published']
  readonly value: OverrideValue
  readonly reasons: readonly string[]
}

export interface NoteList {
  readonly groups: readonly NoteGroup[]
  readonly all: readonly Note[]
}

/** Notes of one kind about one set, or about none. */
export interface NoteGroup {
  readonly kind: string
  readonly set: string
  readonly text: string
  readonly count: number
  /** A few of them, in words. */
  readonly examples: readonly string[]
}

export interface MethodStep {
  readonly text: string
  /** Printed arithmetic; empty where the text says it all. */
  readonly formula: string
}
