import { reachByFramework } from '../coverage/by-framework.ts'
import type { Coverage } from '../coverage/compute.ts'
import type { Metrics } from '../coverage/coverage-result.ts'
import { frameworkName } from '../mappings/frameworks.ts'
import { categories } from '../mappings/mapping-set.ts'
import type { ChartAxis, ChartDescription, ChartFill, ChartRow, ChartSeries } from './chart-description.ts'
import { counted, listed, printMean, printShare } from './printed-figures.ts'
import type { StateCount, StatePiece } from './report-description.ts'
import { countPieces } from './state-pieces.ts'
import { tacticName } from './tactic-names.ts'
import { categoryWords } from './vocabulary.ts'

const pieceFills: Readonly<Record<StatePiece, ChartFill>> = {
  significant: 'significant',
  partial: 'partial',
  minimal: 'minimal',
  planned: 'planned',
  unassessed: 'unassessed',
  gap: 'gap',
  noControl: 'hollow',
}

function shareAxisWith(lines: readonly number[]): ChartAxis {
  return { max: 100, ticks: lines.map((at) => ({ at, label: at === 100 ? '100%' : String(at) })) }
}

const shareAxis = shareAxisWith([0, 25, 50, 75, 100])
/** Where a chart has little width. */
export const shortShareAxis = shareAxisWith([0, 50, 100])

/** Percent for a bar's length; what is printed is always rounded by `printShare`. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100
}

interface TacticRow {
  readonly id: string
  readonly name: string
  readonly metrics: Metrics
  readonly states: readonly StateCount[]
}

/** Tactics with a technique in scope, in matrix order, and the names of the others. */
function tacticRows(coverage: Coverage): { readonly rows: readonly TacticRow[]; readonly without: readonly string[] } {
  const { attack, tacticPlaces } = coverage.index
  const all = attack.tactics.flatMap(({ id, name }, at): TacticRow[] => {
    const metrics = coverage.tacticMetrics[at]
    return metrics === undefined ? [] : [{ id, name, metrics, states: countPieces(coverage, tacticPlaces[at] ?? []) }]
  })
  return {
    rows: all.filter(({ metrics }) => metrics.techniques > 0),
    without: all.filter(({ metrics }) => metrics.techniques === 0).map(({ name }) => name),
  }
}

function withoutNote(without: readonly string[]): string {
  return without.length === 0 ? '' : `No technique in scope: ${listed(without)}`
}

const nothingInScope = 'No technique is in scope, so there is nothing to measure.'

function inScope({ techniques }: Metrics): string {
  return `of ${counted(techniques, 'technique')} in scope`
}

function extremes(rows: readonly TacticRow[], share: (metrics: Metrics) => number): string {
  const sorted = [...rows].sort((a, b) => share(b.metrics) - share(a.metrics))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return nothingInScope
  const of = (row: TacticRow): string => `${row.name} ${printShare(share(row.metrics), 1)}`
  return `highest ${of(first)}, lowest ${of(last)}.`
}

/** States of the techniques of each tactic, *covered* split into its levels. */
export function coverageByTactic(coverage: Coverage): ChartDescription {
  const { rows, without } = tacticRows(coverage)
  const labels = rows[0]?.states ?? []
  const out = coverage.metrics.excluded
  const excluded = out === 0 ? '' : `, ${out} excluded left out`
  return {
    title: 'Coverage by tactic',
    unit: 'Share of techniques by state',
    denominator: `${inScope(coverage.metrics)}${excluded}`,
    note: withoutNote(without),
    sentence: `Stacked bars of coverage by tactic: ${extremes(rows, ({ breadth }) => breadth)}`,
    figureHeads: ['Covered', '%', 'Strength'],
    rows: rows.map(({ id, name, metrics, states }): ChartRow => {
      const { covered, techniques } = metrics
      const pieces = states.filter((state) => state.techniques > 0)
      return {
        id,
        label: name,
        short: tacticName(id, name).short,
        words: `${name}: ${pieces.map((state) => `${state.techniques} ${state.label.toLowerCase()}`).join(', ')}`,
        figures: [`${covered}/${techniques}`, printShare(covered, techniques), printMean(metrics.strength, techniques)],
      }
    }),
    panels: [
      {
        heading: '',
        figure: '',
        series: labels.map(({ piece, label }, at) => ({
          label,
          fill: pieceFills[piece],
          values: rows.map(({ states, metrics }) => percent(states[at]?.techniques ?? 0, metrics.techniques)),
        })),
      },
    ],
    axis: shareAxis,
    table: {
      columns: ['Tactic', 'In scope', 'Covered', '%', ...labels.map(({ label }) => label), 'Strength'],
      rows: rows.map(({ name, metrics, states }) => [
        name,
        String(metrics.techniques),
        String(metrics.covered),
        printShare(metrics.covered, metrics.techniques),
        ...states.map(({ techniques }) => String(techniques)),
        printMean(metrics.strength, metrics.techniques),
      ]),
    },
    empty: rows.length === 0 ? nothingInScope : '',
  }
}

/** The smallest round end of an axis of percents that holds all values. */
function percentAxis(values: readonly number[]): ChartAxis {
  const largest = Math.max(0, ...values)
  const max = [10, 20, 40, 60, 80].find((end) => largest <= end) ?? 100
  return {
    max,
    ticks: [0, max / 2, max].map((at) => ({ at, label: at === max ? `${max}%` : String(at) })),
  }
}

/** Breadth of each category by tactic: three fields of one colour on one axis. */
export function categoriesByTactic(coverage: Coverage): ChartDescription {
  const { metrics, index } = coverage
  const { rows, without } = tacticRows(coverage)
  const shares = categories.map((category) => rows.map(({ metrics: of }) => of.categories[category].breadth * 100))
  const { pairs } = index
  const scored = [pairs.protect, pairs.detect, pairs.respond].some((weights) => weights.some((weight) => weight > 0))
  const none = 'Only scored mappings say protect, detect or respond, and the chosen sets have none.'
  return {
    title: 'Protect, detect, respond',
    unit: 'Share of techniques covered so',
    denominator: inScope(metrics),
    note: withoutNote(without),
    sentence: `Bars by tactic for each category; over all: ${listed(
      categories.map((category) => {
        const { covered } = metrics.categories[category]
        return `${category} ${printShare(covered, metrics.techniques)}`
      }),
    )}.`,
    figureHeads: [],
    rows: rows.map(({ id, name, metrics: of }): ChartRow => {
      const parts = categories.map((category) => `${category} ${of.categories[category].covered}`)
      return {
        id,
        label: name,
        short: tacticName(id, name).short,
        words: `${name}: ${parts.join(', ')} of ${of.techniques}`,
        figures: [],
      }
    }),
    panels: categories.map((category, at) => ({
      heading: categoryWords[category],
      figure: printShare(metrics.categories[category].covered, metrics.techniques),
      series: [{ label: categoryWords[category], fill: 'covered', values: shares[at] ?? [] }],
    })),
    axis: percentAxis(shares.flat()),
    table: {
      columns: ['Tactic', 'In scope', ...categories.flatMap((category) => [categoryWords[category], '%'])],
      rows: rows.map(({ name, metrics: of }) => [
        name,
        String(of.techniques),
        ...categories.flatMap((category) => {
          const { covered } = of.categories[category]
          return [String(covered), printShare(covered, of.techniques)]
        }),
      ]),
    },
    empty: rows.length === 0 ? nothingInScope : scored ? '' : none,
  }
}

/** A round end of an axis of counts, and where its lines stand. */
export function countAxis(largest: number): ChartAxis {
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000].find((one) => largest <= one * 4) ?? 10000
  const lines = Math.max(1, Math.ceil(largest / step))
  return {
    max: lines * step,
    ticks: Array.from({ length: lines + 1 }, (_, at) => ({ at: at * step, label: String(at * step) })),
  }
}

/** How many capabilities in force stand behind each technique. */
export function depthHistogram({ metrics }: Coverage): ChartDescription {
  const { depth, techniques } = metrics
  const bins = [
    { id: '0', count: depth['0'], words: 'no capability in force' },
    { id: '1', count: depth['1'], words: 'one capability in force: a single point of reliance' },
    { id: '2', count: depth['2'], words: 'two capabilities in force' },
    { id: '3+', count: depth['3+'], words: 'three or more capabilities in force' },
  ]
  const counts = bins.map(({ count }) => count)
  const hollow: ChartSeries = { label: 'None', fill: 'hollow', values: counts.map((n, at) => (at === 0 ? n : 0)) }
  const inForce: ChartSeries = { label: 'In force', fill: 'covered', values: counts.map((n, at) => (at === 0 ? 0 : n)) }
  return {
    title: 'Depth',
    unit: 'By capabilities in force',
    denominator: inScope(metrics),
    note: '',
    sentence: `Techniques by capabilities in force: ${bins.map(({ id, count }) => `${id}: ${count}`).join(', ')}.`,
    figureHeads: [],
    rows: bins.map(({ id, count, words }) => ({
      id,
      label: id,
      short: id,
      words: `${count} of ${techniques} with ${words}`,
      figures: [String(count)],
    })),
    panels: [{ heading: '', figure: '', series: [hollow, inForce] }],
    axis: countAxis(Math.max(...counts)),
    table: {
      columns: ['Capabilities in force', 'Techniques', '%'],
      rows: bins.map(({ id, count }) => [id, String(count), printShare(count, techniques)]),
    },
    empty: techniques === 0 ? nothingInScope : '',
  }
}

/** Breadth and attainable breadth of each framework alone. */
export function coverageByFramework(coverage: Coverage): ChartDescription {
  const { metrics } = coverage
  const reach = reachByFramework(coverage)
  const { techniques } = metrics
  return {
    title: 'By framework',
    unit: 'Each alone, covered filled and attainable outlined',
    denominator: inScope(metrics),
    note: '',
    sentence: `Bars by framework: ${listed(
      reach.map(
        ({ framework, covered, attainable }) =>
          `${frameworkName(framework)} covers ${covered} of ${attainable} attainable`,
      ),
    )}.`,
    figureHeads: ['Covered', 'Attainable'],
    rows: reach.map(({ framework, covered, attainable }) => ({
      id: framework,
      label: frameworkName(framework),
      short: frameworkName(framework),
      words: `${frameworkName(framework)} alone: ${covered} covered, ${attainable} attainable, of ${techniques}`,
      figures: [String(covered), String(attainable)],
    })),
    panels: [
      {
        heading: '',
        figure: '',
        series: [
          { label: 'Covered', fill: 'covered', values: reach.map(({ covered }) => percent(covered, techniques)) },
          {
            label: 'Attainable',
            fill: 'hollow',
            values: reach.map(({ covered, attainable }) => percent(attainable - covered, techniques)),
          },
        ],
      },
    ],
    axis: shortShareAxis,
    table: {
      columns: ['Framework', 'Covered', '%', 'Attainable', '%', 'In scope'],
      rows: reach.map(({ framework, covered, attainable }) => [
        frameworkName(framework),
        String(covered),
        printShare(covered, techniques),
        String(attainable),
        printShare(attainable, techniques),
        String(techniques),
      ]),
    },
    empty: techniques === 0 ? nothingInScope : reach.length === 0 ? 'No set of capabilities is chosen.' : '',
  }
}
