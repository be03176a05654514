import { describe, expect, test } from 'vitest'
import { parseGuardedCsv } from '../exchange/csv.ts'
import { chartFigure } from './chart-figure.ts'
import { renderChartCsv } from './chart-csv.ts'
import type { ChartDescription } from './chart-description.ts'
import { withoutSeries } from './chart-legend.ts'
import { coverageByFramework, depthHistogram } from './chart-series.ts'
import { fitted, textWidth, wrapped } from './figure-shapes.ts'
import type { Shape } from './figure-shapes.ts'
import { renderFigureSvg } from './figure-svg.ts'
import { inputOf, marked, valueOf } from './report-input.test-twin.ts'
import { statusOfCapabilities } from './status-series.ts'
import { categoriesByTactic, coverageByTactic } from './tactic-series.ts'

const sets = ['azure-04.26.2025_attack-16.1-enterprise', 'cri_profile-v2.1_attack-16.1-enterprise']
const assessment = await marked('enterprise', '19.0', sets)
const { coverage } = await inputOf(assessment)
const charts: readonly ChartDescription[] = [
  coverageByTactic(coverage),
  categoriesByTactic(coverage),
  depthHistogram(coverage),
  coverageByFramework(coverage),
  statusOfCapabilities(coverage.index, assessment.capabilities, 'group'),
]
const hostile = "</text><script>alert(1)</script>\" onload='x' & \u0007\uD800 =cmd()"
const lines: ChartDescription = {
  ...depthHistogram(coverage),
  form: 'lines',
  title: hostile,
  denominator: hostile,
  rows: ['a', 'b', 'c'].map((id) => ({
    id,
    label: hostile,
    short: hostile,
    words: hostile,
    figures: ['3'],
    ...(id === 'c' ? { broken: hostile } : {}),
  })),
  panels: [
    {
      heading: '',
      figure: '',
      series: [
        {
          id: 's',
          label: hostile,
          fill: 'covered',
          values: [1, 2, 3],
          words: ['', '', ''],
          targets: [null, null, null],
        },
      ],
    },
  ],
  axis: { max: 4, ticks: [{ at: 0, label: '0' }] },
}
const texts = (shapes: readonly Shape[]): string[] => shapes.flatMap((one) => (one.kind === 'text' ? [one.text] : []))

describe.each([...charts, lines].map((chart) => [chart.form, chart] as const))('a figure of %s', (_, chart) => {
  const figure = chartFigure(chart, 'Harbour Bank, ATT&CK 19.0')

  test('says its title, unit, denominator and what it is of', () => {
    const all = texts(figure.shapes).join(' ')
    expect(all).toContain('Harbour Bank, ATT&CK 19.0')
    if (chart === lines) return
    for (const words of [chart.title, ...chart.unit.split(' '), ...chart.denominator.split(' ')]) {
      expect(all).toContain(words)
    }
    for (const { figures } of chart.rows) for (const one of figures) expect(texts(figure.shapes)).toContain(one)
  })

  test('stays inside its edges', () => {
    for (const shape of figure.shapes) {
      if (shape.kind !== 'rect') continue
      expect(shape.x).toBeGreaterThanOrEqual(0)
      expect(shape.width).toBeGreaterThan(0)
      expect(shape.x + shape.width).toBeLessThanOrEqual(figure.width)
      expect(shape.y + shape.height).toBeLessThanOrEqual(figure.height)
    }
  })

  test('is valid XML without script, whatever it says', () => {
    const svg = renderFigureSvg(figure)
    expect(svg).not.toMatch(/<script|\u0007|NaN|undefined/)
    // Every tag is closed: what is opened stands on a stack.
    const open: string[] = []
    for (const [, end, name, , self] of svg.matchAll(/<(\/?)([a-z]+)((?:\s+[a-zA-Z-]+="[^"<]*")*)\s*(\/?)>/g)) {
      if (end === '/') expect(open.pop()).toBe(name)
      else if (self !== '/') open.push(name ?? '')
    }
    expect(open).toEqual([])
    expect(svg.replace(/<(\/?)([a-z]+)((?:\s+[a-zA-Z-]+="[^"<]*")*)\s*(\/?)>/g, '')).not.toMatch(/[<>]/)
  })

  test('has a table that is read back', () => {
    const read = valueOf(parseGuardedCsv(renderChartCsv(chart), ''))
    expect(read.rows).toEqual(chart.table.rows)
  })
})

test('bars are as long as their values', () => {
  const chart = coverageByTactic(coverage)
  const { shapes } = chartFigure(chart, '')
  const bars = shapes.filter((shape) => shape.kind === 'rect' && shape.height === 14)
  const first = bars.filter(
    (bar) => bar.kind === 'rect' && bar.y === Math.min(...bars.map((one) => ('y' in one ? one.y : 0))),
  )
  const widths = first.map((bar) => (bar.kind === 'rect' ? bar.width : 0))
  const values = (chart.panels[0]?.series ?? []).map(({ values: of }) => of[0] ?? 0).filter((value) => value > 0)
  expect(widths).toHaveLength(values.length)
  const scale = (widths.reduce((sum, one) => sum + one, 0) + widths.length - 1) / 100
  widths.forEach((width, at) => {
    expect(width / scale).toBeCloseTo((values[at] ?? 0) - (at < widths.length - 1 ? 1 / scale : 0), 6)
  })
})

test('a hidden series isn’t drawn, and the figure says so', () => {
  const chart = withoutSeries(coverageByTactic(coverage), new Set(['gap']))
  const { shapes } = chartFigure(chart, '')
  expect(shapes.some((shape) => shape.kind === 'rect' && shape.fill === 'gap')).toBe(false)
  expect(texts(shapes).join(' ')).toContain('Hidden: gap')
})

test('a line stops where it is broken', () => {
  const { shapes } = chartFigure(lines, '')
  const drawn = shapes.filter((shape) => shape.kind === 'line' && shape.ink === 'covered')
  expect(drawn.map((line) => (line.kind === 'line' ? line.points.length : 0))).toEqual([2])
  expect(shapes.filter(({ kind }) => kind === 'marker')).toHaveLength(3)
})

test('words are cut and broken to their room', () => {
  expect(fitted('Short', 12, 100)).toBe('Short')
  const cut = fitted('A very long label that has no room at all', 12, 100)
  expect(cut).toMatch(/…$/)
  expect(textWidth(cut, 12)).toBeLessThanOrEqual(100)
  expect(wrapped('one two three four', 12, 60)).toEqual(['one two', 'three', 'four'])
})
