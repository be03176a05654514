import { expect, test } from 'vitest'
import type { ChartPanel } from '../../core/report/chart-description.ts'
import { toChartConfig } from './chart-config.ts'

const panel: ChartPanel = {
  heading: '',
  figure: '',
  series: [
    { label: 'Covered', fill: 'covered', values: [40, 60] },
    { label: 'Rest', fill: 'hollow', values: [60, 40] },
  ],
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
