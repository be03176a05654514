import { describe, expect, test } from 'vitest'
import type { ChartDescription } from './chart-description.ts'
import { coverageByFramework, depthHistogram } from './chart-series.ts'
import { countAxis } from './chart-axis.ts'
import { categoriesByTactic, coverageByTactic } from './tactic-series.ts'
import { inputOf, marked } from './report-input.test-twin.ts'
import { countPieces } from './state-pieces.ts'
import { countStates } from './states.ts'
import { statusOfCapabilities } from './status-series.ts'

const sets = [
  'azure-04.26.2025_attack-16.1-enterprise',
  'm365-07.18.2025_attack-16.1-enterprise',
  'nist_800_53-rev5_attack-16.1-enterprise',
]
const assessment = await marked('enterprise', '19.0', sets, {
  scope: { platforms: [], count: 'all', excluded: [{ technique: 'T1078', reason: 'elsewhere' }] },
})
const { coverage, result } = await inputOf(assessment)
const charts = [
  coverageByTactic(coverage),
  categoriesByTactic(coverage),
  depthHistogram(coverage),
  coverageByFramework(coverage),
  statusOfCapabilities(coverage.index, assessment.capabilities, 'framework'),
  statusOfCapabilities(coverage.index, assessment.capabilities, 'group'),
]

function column(chart: ChartDescription, name: string): string[] {
  const at = chart.table.columns.indexOf(name)
  return chart.table.rows.map((row) => row[at] ?? 'missing')
}

function stackOf(chart: ChartDescription, row: number): number {
  return (chart.panels[0]?.series ?? []).reduce((sum, { values }) => sum + (values[row] ?? 0), 0)
}

describe.each(charts)('$title', (chart) => {
  test('has a title, a unit, a denominator, a sentence and as many values as rows', () => {
    for (const words of [chart.title, chart.unit, chart.denominator, chart.sentence]) expect(words).not.toBe('')
    expect(chart.empty).toBe('')
    expect(chart.table.rows).toHaveLength(chart.rows.length)
    for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.columns.length)
    for (const row of chart.rows) expect(row.figures.length).toBeGreaterThanOrEqual(chart.figureHeads.length)
    for (const { series } of chart.panels) {
      for (const { values } of series) expect(values).toHaveLength(chart.rows.length)
    }
  })

  test('fits on its axis', () => {
    expect(chart.axis.ticks[0]?.at).toBe(0)
    expect(chart.axis.ticks.at(-1)?.at).toBe(chart.axis.max)
    for (const { series } of chart.panels) {
      chart.rows.forEach((_, at) => {
        const sum = series.reduce((all, { values }) => all + (values[at] ?? 0), 0)
        expect(sum).toBeLessThanOrEqual(chart.axis.max + 1e-9)
      })
    }
  })
})

test('coverage by tactic shows the metrics of each tactic, and every bar is whole', () => {
  const chart = coverageByTactic(coverage)
  const shown = result.tactics.filter(({ metrics }) => metrics.techniques > 0)
  expect(chart.rows.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
  expect(column(chart, 'Covered')).toEqual(shown.map(({ metrics }) => String(metrics.covered)))
  expect(column(chart, 'Gap')).toEqual(shown.map(({ metrics }) => String(metrics.gap)))
  expect(column(chart, 'Strength')).toEqual(shown.map(({ metrics }) => metrics.strength.toFixed(2)))
  chart.rows.forEach((_, at) => {
    expect(stackOf(chart, at)).toBeCloseTo(100, 9)
  })
  expect(chart.denominator).toContain('1 excluded')
})

test('a state bar counts what the result counts', () => {
  const all = countPieces(coverage, coverage.index.scope.listed.keys())
  expect(all).toEqual(countStates(result.techniques, result.metrics))
  expect(all.reduce((sum, { techniques }) => sum + techniques, 0)).toBe(result.metrics.techniques)
})

test('categories are three fields on one axis, each with its figure over all', () => {
  const chart = categoriesByTactic(coverage)
  expect(chart.panels.map(({ heading }) => heading)).toEqual(['Protect', 'Detect', 'Respond'])
  const { detect } = result.metrics.categories
  expect(chart.panels[1]?.figure).toBe(`${(detect.breadth * 100).toFixed(1)}%`)
  const first = result.tactics[0]?.metrics.categories.detect.breadth ?? -1
  expect(chart.panels[1]?.series[0]?.values[0]).toBeCloseTo(first * 100, 9)
})

test('without scored mappings there is no chart of categories, and a sentence says why', async () => {
  const unscored = await inputOf(await marked('mobile', '19.0', ['attack_mitigations-19.0_attack-19.0-mobile']))
  expect(categoriesByTactic(unscored.coverage).empty).toMatch(/Only scored mappings/)
  expect(coverageByTactic(unscored.coverage).empty).toBe('')
})

test('with nothing in scope no chart is drawn', async () => {
  const nothing = await inputOf({ ...assessment, scope: { platforms: ['Abacus'], count: 'all', excluded: [] } })
  const inScope = result.techniques.filter(({ platforms }) => platforms.length > 0).length
  expect(inScope).toBeGreaterThan(0)
  for (const chart of [coverageByTactic, categoriesByTactic, depthHistogram, coverageByFramework]) {
    const { empty, rows } = chart(nothing.coverage)
    if (nothing.coverage.metrics.techniques === 0) expect(empty).not.toBe('')
    for (const row of rows) for (const figure of row.figures) expect(figure).not.toContain('NaN')
  }
})

test('depth adds up to the techniques in scope', () => {
  const counts = column(depthHistogram(coverage), 'Techniques').map(Number)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(result.metrics.techniques)
  expect(counts[1]).toBe(result.metrics.depth['1'])
})

test('statuses add up to progress; not applicable ones are left out of the bars and named', () => {
  const chart = statusOfCapabilities(coverage.index, assessment.capabilities, 'framework')
  expect(chart.rows.map(({ label }) => label)).toEqual(['Azure', 'Microsoft 365', 'NIST 800-53'])
  const [assessed, all] = column(chart, 'Assessed').reduce<[number, number]>(
    ([a, b], text) => {
      const [part = 0, whole = 0] = text.split(' of ').map(Number)
      return [a + part, b + whole]
    },
    [0, 0],
  )
  expect({ assessed, capabilities: all }).toEqual(result.progress)
  const left = column(chart, 'Not applicable').reduce((sum, text) => sum + Number(text), 0)
  expect(left).toBeGreaterThan(0)
  expect(chart.note).toContain(String(left))
  const groups = statusOfCapabilities(coverage.index, assessment.capabilities, 'group')
  expect(groups.rows.length).toBeGreaterThan(chart.rows.length)
  expect(new Set(groups.rows.map(({ id }) => id)).size).toBe(groups.rows.length)
})

test.each([
  [0, 1],
  [3, 3],
  [7, 8],
  [289, 300],
  [697, 800],
])('an axis that holds %i ends at %i', (largest, max) => {
  expect(countAxis(largest).max).toBe(max)
})
