import type { ChartConfiguration, ChartDataset } from 'chart.js'
import type { ChartAxis, ChartFill, ChartPanel } from '../../core/report/chart-description.ts'
import { token } from '../theme/palette.ts'
import type { Theme } from '../theme/palette.ts'

export type Paint = string | CanvasPattern
export type BarConfiguration = ChartConfiguration<'bar', number[], string>
export type LineConfiguration = ChartConfiguration<'line', number[], string>

/** How the bars of a chart lie. */
export interface BarShape {
  /** `y`: bars lie in rows; `x`: they stand in columns. */
  readonly along: 'y' | 'x'
  /** Of a bar, in pixels. */
  readonly thickness: number
}

/** Numbers that a canvas draws as lines across, nothing else of the axis. */
function valueScale(axis: ChartAxis, theme: Theme, stacked: boolean) {
  const lines = axis.ticks.map(({ at }) => at)
  return {
    type: 'linear' as const,
    min: 0,
    max: axis.max,
    stacked,
    border: { display: false },
    grid: { color: token(theme, 'line'), drawTicks: false, lineWidth: 1 },
    ticks: { display: false },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = lines.map((value) => ({ value }))
    },
  }
}

/** A pixel between neighbours of a stack, and an outline where a fill alone could be missed. */
function edge(
  fill: ChartFill,
  stacked: boolean,
  theme: Theme,
): Pick<ChartDataset<'bar'>, 'borderColor' | 'borderWidth'> {
  const outlined = fill === 'hollow' || (fill === 'minimal' && theme === 'dark')
  if (outlined) return { borderColor: token(theme, 'line-control'), borderWidth: 1 }
  return { borderColor: token(theme, 'bg'), borderWidth: stacked ? { right: 1 } : 0 }
}

/** One field of bars as Chart.js draws it: without legend, title, labels, pointer and animation, which HTML brings. */
export function toChartConfig(
  panel: ChartPanel,
  rows: readonly string[],
  axis: ChartAxis,
  shape: BarShape,
  theme: Theme,
  paint: (fill: ChartFill) => Paint,
): BarConfiguration {
  const values = valueScale(axis, theme, true)
  const names = { type: 'category' as const, stacked: true, display: false }
  return {
    type: 'bar',
    data: {
      labels: [...rows],
      datasets: panel.series.map(({ label, fill, values: data }) => ({
        label,
        data: [...data],
        backgroundColor: paint(fill),
        barThickness: shape.thickness,
        borderSkipped: false,
        inflateAmount: 0,
        ...edge(fill, panel.series.length > 1 && shape.along === 'y', theme),
      })),
    },
    options: {
      indexAxis: shape.along,
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      // Half a pixel, so that the first and the last line stand whole on the canvas.
      layout: { padding: shape.along === 'y' ? { left: 0, right: 1 } : { top: 1 }, autoPadding: false },
      scales: shape.along === 'y' ? { x: values, y: names } : { x: names, y: values },
    },
  }
}

/** Lines differ in colour, marker and label. */
const markers = ['circle', 'rect', 'triangle'] as const

/**
 * Lines over rows that stand side by side at equal distances. Before a row in `broken` the line stops: the figures on
 * both sides weren't measured alike.
 */
export function toLineConfig(
  panel: ChartPanel,
  rows: readonly string[],
  axis: ChartAxis,
  broken: ReadonlySet<number>,
  theme: Theme,
  paint: (fill: ChartFill) => Paint,
): LineConfiguration {
  return {
    type: 'line',
    data: {
      labels: [...rows],
      datasets: panel.series.map(({ label, fill, values: data }, at) => ({
        label,
        data: [...data],
        borderColor: paint(fill),
        borderWidth: 1.5,
        pointBackgroundColor: paint(fill),
        pointBorderColor: token(theme, 'bg'),
        pointBorderWidth: 1,
        pointRadius: 4,
        pointStyle: markers[at % markers.length] ?? 'circle',
        segment: { borderColor: ({ p1DataIndex }) => (broken.has(p1DataIndex) ? 'transparent' : undefined) },
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 1 }, autoPadding: false },
      scales: { x: { type: 'category', offset: true, display: false }, y: valueScale(axis, theme, false) },
    },
  }
}
