import type { ChartDescription, ChartFill } from './chart-description.ts'
import { listed } from './printed-figures.ts'

/** One entry of a chart's legend: a series, however many panels have it. */
export interface ChartLegendEntry {
  readonly id: string
  readonly label: string
  readonly fill: ChartFill
}

/** Every series of a chart once, in the order in which they are stacked. */
export function chartLegend({ panels }: ChartDescription): readonly ChartLegendEntry[] {
  const entries = new Map<string, ChartLegendEntry>()
  for (const { series } of panels) {
    for (const { id, label, fill } of series) if (!entries.has(id)) entries.set(id, { id, label, fill })
  }
  return [...entries.values()]
}

/**
 * The chart without some of its series. Axis, denominators and table stay as they were, so what is left is as long as
 * before and only begins elsewhere; the note names what is hidden.
 */
export function withoutSeries(chart: ChartDescription, hidden: ReadonlySet<string>): ChartDescription {
  const gone = chartLegend(chart).filter(({ id }) => hidden.has(id))
  if (gone.length === 0) return chart
  const words = `Hidden: ${listed(gone.map(({ label }) => label.toLowerCase()))}`
  return {
    ...chart,
    note: chart.note === '' ? words : `${chart.note}. ${words}`,
    panels: chart.panels.map((panel) => ({ ...panel, series: panel.series.filter(({ id }) => !hidden.has(id)) })),
  }
}
