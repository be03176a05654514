import { expect, test } from 'vitest'
import type { ChartDescription, ChartForm, ChartSeries } from '../../core/report/chart-description.ts'
import { markName, marksOf, steppedMark } from './marks.ts'

function series(id: string, values: readonly number[]): ChartSeries {
  const words = values.map((value) => `${value} of 9`)
  return { id, label: id, fill: 'covered', values, words, targets: values.map(() => null) }
}

function chartOf(form: ChartForm): ChartDescription {
  return {
    form,
    title: '',
    unit: '',
    denominator: '',
    note: '',
    sentence: '',
    figureHeads: [],
    rows: ['One', 'Two', 'Three'].map((label) => ({ id: label, label, short: label, words: `${label}!`, figures: [] })),
    panels: [
      { heading: '', figure: '', series: [series('Gap', [1, 0, 2]), series('Rest', [0, 0, 3])] },
      { heading: '', figure: '', series: [series('Gap', [4, 0, 5])] },
    ],
    axis: { max: 9, ticks: [] },
    table: { columns: [], rows: [] },
    empty: '',
  }
}

const bars = chartOf('bars')
const at = (row: number, panel: number, of: number) => ({ row, panel, series: of })

test('only what is drawn can be pointed at', () => {
  expect(marksOf(bars)).toEqual([[at(0, 0, 0), at(0, 1, 0)], [], [at(2, 0, 0), at(2, 0, 1), at(2, 1, 0)]])
  expect(marksOf(chartOf('lines')).map((row) => row.length)).toEqual([1, 1, 1])
})

test('arrows lead along a bar and over an empty row to the next, and stay at an end', () => {
  expect(steppedMark(bars, null, 'ArrowDown')).toEqual(at(0, 0, 0))
  expect(steppedMark(bars, at(0, 0, 0), 'ArrowRight')).toEqual(at(0, 1, 0))
  expect(steppedMark(bars, at(0, 1, 0), 'ArrowRight')).toEqual(at(0, 1, 0))
  expect(steppedMark(bars, at(0, 1, 0), 'ArrowDown')).toEqual(at(2, 1, 0))
  expect(steppedMark(bars, at(2, 0, 1), 'ArrowUp')).toEqual(at(0, 0, 0))
  expect(steppedMark(bars, at(0, 0, 0), 'ArrowUp')).toEqual(at(0, 0, 0))
  expect(steppedMark(bars, at(0, 0, 0), 'End')).toEqual(at(2, 1, 0))
  expect(steppedMark(bars, at(0, 0, 0), 'a')).toBeNull()
})

test('where rows stand side by side the arrows turn with them', () => {
  expect(steppedMark(chartOf('columns'), at(0, 0, 0), 'ArrowRight')).toEqual(at(2, 0, 0))
  expect(steppedMark(chartOf('lines'), at(0, 0, 0), 'ArrowRight')).toEqual(at(1, 0, 0))
})

test('a mark is called by its row, series and figure', () => {
  expect(markName(bars, at(2, 0, 1))).toBe('Three, rest: 3 of 9')
  expect(markName(chartOf('lines'), at(1, 0, 0))).toBe('Two!')
})
