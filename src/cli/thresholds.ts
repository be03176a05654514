import { isRecord } from '../core/json-text.ts'
import type { Metrics } from '../core/coverage/coverage-result.ts'
import { parsed, refused } from '../core/problem.ts'
import type { Parsed, Problem } from '../core/problem.ts'
import { usageProblem } from './host.ts'

/** The least that a metric must be. */
export interface Threshold {
  /** Path inside `metrics`: `breadth`, `categories.protect.breadth`. */
  readonly path: string
  readonly least: number
}

const ofCategories = ['protect', 'detect', 'respond'].flatMap((category) =>
  ['covered', 'breadth', 'strength'].map((figure) => `categories.${category}.${figure}`),
)

/** Every path inside `metrics` that leads to a number. */
export const metricPaths: readonly string[] = [
  'techniques',
  'covered',
  'planned',
  'unassessed',
  'gap',
  'noControl',
  'excluded',
  'breadth',
  'plannedBreadth',
  'attainableBreadth',
  'strength',
  ...ofCategories,
  ...['0', '1', '2', '3+'].map((depth) => `depth.${depth}`),
  ...['total', 'weightedBreadth', 'weightedStrength'].map((figure) => `demand.${figure}`),
]

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Reads `PATH=VALUE` conditions; an unknown path and a value that is no number are problems. */
export function readThresholds(conditions: readonly string[]): Parsed<Threshold[]> {
  const problems: Problem[] = []
  const thresholds = conditions.flatMap((condition): Threshold[] => {
    const equals = condition.indexOf('=')
    const path = condition.slice(0, Math.max(equals, 0)).trim()
    const value = condition.slice(equals + 1).trim()
    if (equals < 0) problems.push(usageProblem(`--fail-under ${condition} is not PATH=VALUE.`, 'Write breadth=0.6.'))
    else if (!metricPaths.includes(path)) {
      problems.push(usageProblem(`There is no metric ${path}.`, `There are ${metricPaths.join(', ')}.`))
    } else if (!decimal.test(value) || !Number.isFinite(Number(value))) {
      problems.push(usageProblem(`--fail-under ${path}: ${value} is no number.`, 'Write breadth=0.6.'))
    } else return [{ path, least: Number(value) }]
    return []
  })
  return problems.length > 0 ? refused(problems) : parsed(thresholds)
}

function metricAt(metrics: Metrics, path: string): number {
  let at: unknown = metrics
  for (const key of path.split('.')) at = isRecord(at) ? at[key] : undefined
  if (typeof at !== 'number') throw new RangeError(`no metric at ${path}`)
  return at
}

/** A line for each threshold that is missed. */
export function missedThresholds(metrics: Metrics, thresholds: readonly Threshold[]): string[] {
  return thresholds.flatMap(({ path, least }) => {
    const value = metricAt(metrics, path)
    return value < least ? [`${path} is ${String(value)}, below ${String(least)}`] : []
  })
}
