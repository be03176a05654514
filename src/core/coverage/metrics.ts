import type { CoverageIndex } from './coverage-index.ts'
import { stateCode } from './technique-figures.ts'
import type { TechniqueFigures } from './technique-figures.ts'
import type { CategoryMetrics, Metrics } from './coverage-result.ts'

/** Figures over all listed techniques and over those of each tactic (coverage model, *Metrics*). */
export function sumMetrics(
  index: CoverageIndex,
  figures: TechniqueFigures,
): { readonly metrics: Metrics; readonly tacticMetrics: readonly Metrics[] } {
  const { listed } = index.scope
  const all: number[] = []
  for (let at = 0; at < listed.length; at++) if (listed[at] !== 0) all.push(at)
  return {
    metrics: metricsOver(all, index, figures),
    tacticMetrics: index.tacticPlaces.map((places) => metricsOver(places, index, figures)),
  }
}

/** Figures over any set of techniques, given as places; those that aren't listed are left out, 0/0 is 0. */
export function metricsOver(places: readonly number[], index: CoverageIndex, figures: TechniqueFigures): Metrics {
  const { listed } = index.scope
  const counts = [0, 0, 0, 0, 0, 0]
  const depths = [0, 0, 0, 0]
  let techniques = 0
  let strength = 0
  let protect = 0
  let detect = 0
  let respond = 0
  let protected_ = 0
  let detected = 0
  let responded = 0
  let demand = 0
  let coveredDemand = 0
  let strengthDemand = 0
  for (const t of places) {
    if (listed[t] === 0) continue
    const state = figures.state[t] ?? 0
    counts[state] = (counts[state] ?? 0) + 1
    if (listed[t] === 2) continue
    techniques++
    const s = figures.strength[t] ?? 0
    const p = figures.protect[t] ?? 0
    const d = figures.detect[t] ?? 0
    const r = figures.respond[t] ?? 0
    const weight = index.demand[t] ?? 0
    strength += s
    protect += p
    detect += d
    respond += r
    if (p > 0) protected_++
    if (d > 0) detected++
    if (r > 0) responded++
    demand += weight
    strengthDemand += weight * s
    if (state === stateCode.covered) coveredDemand += weight
    const depth = Math.min(figures.depth[t] ?? 0, 3)
    depths[depth] = (depths[depth] ?? 0) + 1
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  const category = (covered: number, sum: number): CategoryMetrics => ({
    covered,
    breadth: share(covered, techniques),
    strength: share(sum, techniques),
  })
  const [excluded = 0, covered = 0, planned = 0, unassessed = 0, gap = 0, noControl = 0] = counts
  return {
    techniques,
    covered,
    planned,
    unassessed,
    gap,
    noControl,
    excluded,
    breadth: share(covered, techniques),
    plannedBreadth: share(covered + planned, techniques),
    attainableBreadth: share(covered + planned + unassessed + gap, techniques),
    strength: share(strength, techniques),
    categories: {
      protect: category(protected_, protect),
      detect: category(detected, detect),
      respond: category(responded, respond),
    },
    depth: { '0': depths[0] ?? 0, '1': depths[1] ?? 0, '2': depths[2] ?? 0, '3+': depths[3] ?? 0 },
    demand: {
      total: demand,
      weightedBreadth: share(coveredDemand, demand),
      weightedStrength: share(strengthDemand, demand),
    },
  }
}
