import type { Coverage } from '../coverage/compute.ts'
import type { Metrics } from '../coverage/coverage-result.ts'
import { categories } from '../mappings/mapping-set.ts'
import { percent, percentAxis, shareAxis } from './chart-axis.ts'
import type { ChartDescription, ChartFill, ChartRow } from './chart-description.ts'
import { inScope, nothingInScope, partWords } from './chart-words.ts'
import { listed, printMean, printShare } from './printed-figures.ts'
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
    form: 'bars',
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
          id: piece,
          label,
          fill: pieceFills[piece],
          values: rows.map(({ states, metrics }) => percent(states[at]?.techniques ?? 0, metrics.techniques)),
          words: rows.map(({ states, metrics }) => partWords(states[at]?.techniques ?? 0, metrics.techniques)),
          targets: rows.map(({ id }) => ({ list: 'techniques', tactic: id, piece })),
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

/** Breadth of each category by tactic: three fields of one colour on one axis. */
export function categoriesByTactic(coverage: Coverage): ChartDescription {
  const { metrics, index } = coverage
  const { rows, without } = tacticRows(coverage)
  const shares = categories.map((category) => rows.map(({ metrics: of }) => of.categories[category].breadth * 100))
  const { pairs } = index
  const scored = [pairs.protect, pairs.detect, pairs.respond].some((weights) => weights.some((weight) => weight > 0))
  const none = 'Only scored mappings say protect, detect or respond, and the chosen sets have none.'
  return {
    form: 'bars',
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
      series: [
        {
          id: category,
          label: categoryWords[category],
          fill: 'covered',
          values: shares[at] ?? [],
          words: rows.map(({ metrics: of }) => partWords(of.categories[category].covered, of.techniques)),
          targets: rows.map(({ id }) => ({ list: 'techniques', tactic: id, category })),
        },
      ],
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
