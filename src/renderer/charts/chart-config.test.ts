import { expect, test } from 'vitest'
import type { ChartFill, ChartPanel, ChartSeries } from '../../core/report/chart-description.ts'
import { toChartConfig, toLineConfig } from './chart-config.ts'

function seriesOf(label: string, fill: ChartFill, values: readonly number[]): ChartSeries {
  return { id: fill, label, fill, values, words: values.map(String), targets: values.map(() => null) }
}

const panel: ChartPanel = {
  heading: '',
  figure: '',
  series: [seriesOf('Covered', 'covered', [40, 60]), seriesOf('Rest', 'hollow', [60, 40])],
}
const axis = { max: 100, ticks: [0, 50, 100].map((at) => ({ at, label: String(at) })) }

function configOf(along: 'x' | 'y', theme: 'light' | 'dark' = 'light'): ReturnType<typeof toChartConfig> {
  return toChartConfig(panel, ['a', 'b'], axis, { along, thickness: 14 }, theme, (fill) => `fill ${fill}`)
}

test('a description becomes bars with its values, fills and axis, and nothing else is drawn', () => {
  const { data, options, plugins } = configOf('y')
  expect(data.labels).toEqual(['a', 'b'])
  expect(data.datasets.map(({ data: values, backgroundColor }) => [values, backgroundColor])).toEqual([
    [[40, 60], 'fill covered'],
    [[60, 40], 'fill hollow'],
  ])
  expect(options).toMatchObject({ indexAxis: 'y', animation: false, maintainAspectRatio: false, events: [] })
  expect(options?.scales?.['x']).toMatchObject({ min: 0, max: 100, stacked: true, ticks: { display: false } })
  expect(options?.scales?.['y']).toMatchObject({ display: false, stacked: true })
  expect(plugins).toBeUndefined()
})

test('columns stand on the other axis', () => {
  expect(configOf('x').options?.scales?.['y']).toMatchObject({ min: 0, max: 100 })
})

test('hollow pieces have an outline, others a gap of a pixel', () => {
  const [filled, hollow] = configOf('y').data.datasets
  expect(filled?.borderWidth).toEqual({ right: 1 })
  expect(hollow?.borderWidth).toBe(1)
  expect(hollow?.borderColor).not.toBe(filled?.borderColor)
})

test('another theme has other lines', () => {
  const line = (theme: 'light' | 'dark'): unknown => configOf('y', theme).options?.scales?.['x']?.grid?.color
  expect(line('light')).not.toBe(line('dark'))
})

test('a description isn’t handed out to be changed', () => {
  const { data } = configOf('y')
  data.datasets[0]?.data.push(1)
  expect(panel.series[0]?.values).toEqual([40, 60])
})

test('lines keep their values, differ in marker, and stop where they are broken', () => {
  const { data, options } = toLineConfig(panel, ['a', 'b'], axis, new Set([1]), 'light', (fill) => `fill ${fill}`)
  expect(data.datasets.map(({ data: values, pointStyle }) => [values, pointStyle])).toEqual([
    [[40, 60], 'circle'],
    [[60, 40], 'rect'],
  ])
  expect(options).toMatchObject({ animation: false, events: [] })
  const { segment } = data.datasets[0] ?? {}
  const colourAfter = (p1DataIndex: number): unknown =>
    typeof segment === 'object' && typeof segment.borderColor === 'function'
      ? Reflect.apply(segment.borderColor, undefined, [{ p1DataIndex }])
      : 'no colour'
  expect(colourAfter(1)).toBe('transparent')
  expect(colourAfter(0)).toBeUndefined()
})
