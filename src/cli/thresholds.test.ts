import { expect, test } from 'vitest'
import type { Metrics } from '../core/coverage/coverage-result.ts'
import { missedThresholds, metricPaths, readThresholds } from './thresholds.ts'

const category = { covered: 1, breadth: 0.5, strength: 0.25 }
const metrics: Metrics = {
  techniques: 2,
  covered: 1,
  planned: 0,
  unassessed: 0,
  gap: 1,
  noControl: 0,
  excluded: 0,
  breadth: 0.5,
  plannedBreadth: 0.5,
  attainableBreadth: 1,
  strength: 0.25,
  categories: { protect: category, detect: category, respond: category },
  depth: { '0': 1, '1': 0, '2': 0, '3+': 1 },
  demand: { total: 2, weightedBreadth: 0.5, weightedStrength: 0.25 },
}

function leaves(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? leaves(inner, `${before}${key}.`) : [`${before}${key}`],
  )
}

test('every number inside metrics has a path, and nothing else has', () => {
  expect([...metricPaths].sort()).toEqual(leaves(metrics).sort())
})

test('a metric is missed only below its threshold', () => {
  const conditions = ['breadth=0.5', 'strength=.2501', 'depth.3+=1', 'depth.2=1e0', 'categories.detect.covered=+2']
  const thresholds = readThresholds(conditions)
  if (!thresholds.ok) throw new Error('refused')
  expect(missedThresholds(metrics, thresholds.value)).toEqual([
    'strength is 0.25, below 0.2501',
    'depth.2 is 0, below 1',
    'categories.detect.covered is 1, below 2',
  ])
})

test.each([
  'foo=1',
  'breadth',
  'breadth=',
  'breadth=abc',
  'breadth=60%',
  'breadth=0x1',
  'breadth=NaN',
  'breadth=Infinity',
  'breadth=1e999',
  '=0.5',
  'categories=1',
  'categories.protect=1',
  'categories.protect.breadth.x=1',
  'depth.4=1',
  'constructor=1',
  '__proto__.x=1',
])('%s is refused', (condition) => {
  const thresholds = readThresholds(['breadth=0.1', condition])
  expect(thresholds.ok ? [] : thresholds.problems).toHaveLength(1)
})
