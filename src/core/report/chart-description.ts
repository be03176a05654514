/** How a piece of a bar is filled; each has its own colour, and a pattern or an outline where colour isn't enough. */
export type ChartFill = 'significant' | 'partial' | 'minimal' | 'planned' | 'unassessed' | 'gap' | 'hollow' | 'covered'

/** One piece of every bar: values are parallel to the chart's rows, in the unit of its axis. */
export interface ChartSeries {
  readonly label: string
  readonly fill: ChartFill
  readonly values: readonly number[]
}

/** One field of bars; several stand side by side on the same rows and the same axis. */
export interface ChartPanel {
  /** Empty where the chart's title says it. */
  readonly heading: string
  /** Its figure over all rows, in words. */
  readonly figure: string
  /** Stacked in this order, from 0. */
  readonly series: readonly ChartSeries[]
}

export interface ChartRow {
  readonly id: string
  readonly label: string
  /** Where there is little room. */
  readonly short: string
  /** All that the row's bars show, as one line. */
  readonly words: string
  /** In words, under `figureHeads`. */
  readonly figures: readonly string[]
}

export interface ChartAxis {
  /** Where it ends; it begins at 0. */
  readonly max: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
}

export interface ChartTable {
  /** The first one names the row. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What a chart shows, before anything draws it. */
export interface ChartDescription {
  readonly title: string
  readonly unit: string
  /** Of what its figures are a part: `693 techniques in scope`. */
  readonly denominator: string
  /** What was left out; empty where nothing was. */
  readonly note: string
  /** The chart in one sentence, for who can’t see it. */
  readonly sentence: string
  readonly figureHeads: readonly string[]
  readonly rows: readonly ChartRow[]
  readonly panels: readonly ChartPanel[]
  readonly axis: ChartAxis
  /** The same numbers, unrounded counts where there are some. */
  readonly table: ChartTable
  /** Why there is nothing to draw; empty where there is. */
  readonly empty: string
}
