import type { CapabilityEntry } from '../assessment/assessment.ts'
import type { CoverageIndex } from './coverage-index.ts'
import type { Level, Metrics, Scenario } from './coverage-result.ts'
import { deploymentOf, progressOf } from './deployment.ts'
import type { Deployment } from './deployment.ts'
import { sumMetrics } from './metrics.ts'
import type { Pairs } from './pairs.ts'
import { stateCode } from './technique-figures.ts'
import type { TechniqueFigures } from './technique-figures.ts'

/** The one immutable result that every screen, chart, report and the command line read. */
export interface Coverage extends TechniqueFigures {
  readonly index: CoverageIndex
  readonly scenario: Scenario
  readonly deployment: Deployment
  readonly progress: { readonly assessed: number; readonly capabilities: number }
  readonly metrics: Metrics
  /** By tactic, in matrix order. */
  readonly tacticMetrics: readonly Metrics[]
}

export function computeCoverage(
  index: CoverageIndex,
  entries: readonly CapabilityEntry[],
  scenario: Scenario,
): Coverage {
  const deployment = deploymentOf(index, entries, scenario)
  const figures = computeTechniques(index.pairs, index.scope.listed, deployment)
  return {
    ...figures,
    index,
    scenario,
    deployment,
    progress: progressOf(index, deployment),
    ...sumMetrics(index, figures),
  }
}

/**
 * strength_c(t) = max over the pairs of t of weight · extent; the state is the first that holds. `listed` is that of
 * `TechniquesInScope`, one number for each technique of the pairs.
 */
export function computeTechniques(pairs: Pairs, listed: Uint8Array, deployment: Deployment): TechniqueFigures {
  const { start, capability, protect, detect, respond, unscored } = pairs
  const { extent, planned, applicable, unassessed } = deployment
  const size = listed.length
  const strengths = new Float64Array(size)
  const protects = new Float64Array(size)
  const detects = new Float64Array(size)
  const responds = new Float64Array(size)
  const depths = new Uint16Array(size)
  const states = new Uint8Array(size)
  const unscoredOnly = new Uint8Array(size)
  for (let t = 0; t < size; t++) {
    let p = 0
    let d = 0
    let r = 0
    let u = 0
    let depth = 0
    let state: number = stateCode.noControl
    const end = start[t + 1] ?? 0
    for (let at = start[t] ?? 0; at < end; at++) {
      const k = capability[at] ?? 0
      if (applicable[k] === 0) continue
      const e = extent[k] ?? 0
      if (e > 0) {
        depth++
        p = Math.max(p, (protect[at] ?? 0) * e)
        d = Math.max(d, (detect[at] ?? 0) * e)
        r = Math.max(r, (respond[at] ?? 0) * e)
        u = Math.max(u, (unscored[at] ?? 0) * e)
      } else if (planned[k] === 1) state = stateCode.planned
      else if (unassessed[k] === 1) state = Math.min(state, stateCode.unassessed)
      else state = Math.min(state, stateCode.gap)
    }
    const scored = Math.max(p, d, r)
    const strength = Math.max(scored, u)
    strengths[t] = strength
    protects[t] = p
    detects[t] = d
    responds[t] = r
    depths[t] = depth
    unscoredOnly[t] = strength > 0 && scored === 0 ? 1 : 0
    states[t] = listed[t] === 2 ? stateCode.excluded : depth > 0 ? stateCode.covered : state
  }
  return {
    strength: strengths,
    protect: protects,
    detect: detects,
    respond: responds,
    depth: depths,
    state: states,
    unscoredOnly,
  }
}

/** Level of a strength in 0–1. */
export function levelOf(strength: number): Level {
  if (strength <= 0) return 'none'
  if (strength < 0.25) return 'minimal'
  return strength < 0.75 ? 'partial' : 'significant'
}
