import type { Status } from '../assessment/assessment.ts'
import type { Category } from '../mappings/mapping-set.ts'
import type { StatePiece } from './report-description.ts'

/** How a piece of a bar is filled; each has its own colour, and a pattern or an outline where colour isn't enough. */
export type ChartFill = 'significant' | 'partial' | 'minimal' | 'planned' | 'unassessed' | 'gap' | 'hollow' | 'covered'

/** The list of what a value counts: where a reader of the chart goes on. */
export type ChartTarget =
  | {
      readonly list: 'techniques'
      /** ATT&CK id of a tactic; absent: all. */
      readonly tactic?: string
      /** Of a state bar. */
      readonly piece?: StatePiece
      /** Those that this category reaches. */
      readonly category?: Category
      /** Capabilities in force; 3 means three and more. */
      readonly depth?: 0 | 1 | 2 | 3
    }
  | {
      readonly list: 'capabilities'
      readonly framework: string
      /** Name of a group; null: those in none; absent: all. */
      readonly group?: string | null
      readonly status?: Status
    }
  | { readonly list: 'snapshots' }

/** One piece of every bar, or one line: everything in it is parallel to the chart's rows. */
export interface ChartSeries {
  /** Unique in its panel; several panels may share it. */
  readonly id: string
  readonly label: string
  readonly fill: ChartFill
  /** In the unit of the axis. */
  readonly values: readonly number[]
  /** What each value says beside its label: `31 of 113, 27.4%`. */
  readonly words: readonly string[]
  /** Null where there is no list. */
  readonly targets: readonly (ChartTarget | null)[]
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
  /** Of lines: why the line is broken before this row; absent where it goes on. */
  readonly broken?: string
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

/** `bars` lie in rows, `columns` stand, `lines` go from row to row. */
export type ChartForm = 'bars' | 'columns' | 'lines'

/** What a chart shows, before anything draws it. */
export interface ChartDescription {
  readonly form: ChartForm
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
