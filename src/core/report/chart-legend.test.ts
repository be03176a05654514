import { expect, test } from 'vitest'
import type { ChartDescription, ChartSeries } from './chart-description.ts'
import { chartLegend, withoutSeries } from './chart-legend.ts'

function series(id: string, values: readonly number[]): ChartSeries {
  return { id, label: `The ${id}`, fill: 'covered', values, words: values.map(String), targets: values.map(() => null) }
}

const chart: ChartDescription = {
  form: 'bars',
  title: 'Chart',
  unit: 'Share',
  denominator: 'of 9',
  note: 'One left out',
  sentence: 'A chart.',
  figureHeads: [],
  rows: [{ id: 'row', label: 'Row', short: 'Row', words: 'Row', figures: [] }],
  panels: [
    { heading: 'One', figure: '', series: [series('gap', [3]), series('planned', [6])] },
    { heading: 'Two', figure: '', series: [series('planned', [1]), series('rest', [2])] },
  ],
  axis: { max: 10, ticks: [] },
  table: { columns: ['Row'], rows: [['Row']] },
  empty: '',
}

test('a series is named once, whatever the number of panels', () => {
  expect(chartLegend(chart).map(({ id }) => id)).toEqual(['gap', 'planned', 'rest'])
})

test('hiding a series says so and leaves every other value, the axis and the table as they were', () => {
  const left = withoutSeries(chart, new Set(['planned', 'unheard of']))
  expect(left.panels.map((panel) => panel.series.map(({ id, values }) => [id, values]))).toEqual([
    [['gap', [3]]],
    [['rest', [2]]],
  ])
  expect(left.note).toBe('One left out. Hidden: the planned')
  expect([left.axis, left.table, left.denominator]).toEqual([chart.axis, chart.table, chart.denominator])
  expect(withoutSeries(chart, new Set())).toBe(chart)
})
