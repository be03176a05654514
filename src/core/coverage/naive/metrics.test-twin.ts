import { categories, type Category } from '../../mappings/mapping-set.ts'
import type { CategoryMetrics, Metrics, TechniqueResult, TechniqueState } from '../coverage-result.ts'

/** 0/0 is 0. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

/** *Metrics*, the table: over listed techniques; the excluded ones are counted and enter nothing else. */
export function metricsOver(listed: readonly TechniqueResult[]): Metrics {
  const inScope = listed.filter((technique) => technique.state !== 'excluded')
  const total = inScope.length
  const inState = (state: TechniqueState): number => inScope.filter((technique) => technique.state === state).length
  const covered = inState('covered')
  const planned = inState('planned')
  const unassessed = inState('unassessed')
  const gap = inState('gap')
  return {
    techniques: total,
    covered,
    planned,
    unassessed,
    gap,
    noControl: inState('no_control'),
    excluded: listed.length - total,
    breadth: share(covered, total),
    plannedBreadth: share(covered + planned, total),
    attainableBreadth: share(covered + planned + unassessed + gap, total),
    strength: share(sum(inScope.map((technique) => technique.strength)), total),
    categories: Object.fromEntries(
      categories.map((category) => [category, categoryMetrics(inScope, category)]),
    ) as Record<Category, CategoryMetrics>,
    depth: depthHistogram(inScope),
    demand: demandMetrics(inScope),
  }
}

/** *Metrics*: category breadth and strength are the same with strength_c. */
function categoryMetrics(inScope: readonly TechniqueResult[], category: Category): CategoryMetrics {
  const strengths = inScope.map((technique) => technique[category])
  const covered = strengths.filter((strength) => strength > 0).length
  return { covered, breadth: share(covered, inScope.length), strength: share(sum(strengths), inScope.length) }
}

/** *Metrics*, depth. */
function depthHistogram(inScope: readonly TechniqueResult[]): Metrics['depth'] {
  const ofDepth = (fits: (depth: number) => boolean): number =>
    inScope.filter((technique) => fits(technique.depth)).length
  return {
    '0': ofDepth((depth) => depth === 0),
    '1': ofDepth((depth) => depth === 1),
    '2': ofDepth((depth) => depth === 2),
    '3+': ofDepth((depth) => depth >= 3),
  }
}

/** *Demand*: weighted breadth and strength. */
function demandMetrics(inScope: readonly TechniqueResult[]): Metrics['demand'] {
  const total = sum(inScope.map((technique) => technique.demand))
  const covered = inScope.filter((technique) => technique.state === 'covered')
  return {
    total,
    weightedBreadth: share(sum(covered.map((technique) => technique.demand)), total),
    weightedStrength: share(sum(inScope.map((technique) => technique.demand * technique.strength)), total),
  }
}
