import type { OverrideCategory, OverrideValue } from '../assessment/assessment.ts'
import { computeTechniques } from './compute.ts'
import type { Coverage } from './compute.ts'
import type { TechniqueState } from './coverage-result.ts'
import type { ResolvedOverride } from './overrides.ts'
import { layPairs } from './pairs.ts'
import { stateNames } from './technique-figures.ts'

/** The figures of one technique; strengths in 0–1. */
export interface TechniqueFigure {
  readonly strength: number
  readonly protect: number
  readonly detect: number
  readonly respond: number
  readonly state: TechniqueState
  readonly unscoredOnly: boolean
}

/** Which score is meant: of a capability (`framework/key`), in a category. */
export interface ScorePlace {
  readonly capability: string
  readonly category: OverrideCategory
}

/** What the figures of a technique would be with these overrides on it in place of its own. */
export function figureWith(
  coverage: Coverage,
  technique: number,
  overrides: readonly ResolvedOverride[],
): TechniqueFigure {
  const { index, deployment } = coverage
  const pairs = layPairs([index.mappings[technique] ?? []], [overrides], index.capabilityPlace, index.weights)
  const listed = Uint8Array.of(index.scope.listed[technique] ?? 0)
  const figures = computeTechniques(pairs, listed, deployment)
  return {
    strength: figures.strength[0] ?? 0,
    protect: figures.protect[0] ?? 0,
    detect: figures.detect[0] ?? 0,
    respond: figures.respond[0] ?? 0,
    state: stateNames[figures.state[0] ?? 5] ?? 'no_control',
    unscoredOnly: figures.unscoredOnly[0] === 1,
  }
}

/** What the figures of a technique would be if one of its scores were overridden with a value; null: as published. */
export function figureWithValue(
  coverage: Coverage,
  technique: number,
  at: ScorePlace,
  value: OverrideValue | null,
): TechniqueFigure {
  const { index } = coverage
  const others = (index.overrides[technique] ?? []).filter(
    ({ capability, category }) => capability !== at.capability || category !== at.category,
  )
  const id = index.scope.techniques[technique]?.id ?? ''
  const own = value === null ? [] : [{ ...at, technique: id, value, reasons: [] }]
  return figureWith(coverage, technique, [...others, ...own])
}
