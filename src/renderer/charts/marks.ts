import type { ChartDescription, ChartSeries } from '../../core/report/chart-description.ts'

/** One value of a chart, by its places: what pointer and keys stand on. */
export interface ChartMark {
  readonly row: number
  readonly panel: number
  readonly series: number
}

/** What can be pointed at in each row, in reading order. Nothing is drawn of a zero; a line has one place a row. */
export function marksOf({ form, rows, panels }: ChartDescription): readonly (readonly ChartMark[])[] {
  return rows.map((_, row) => {
    if (form === 'lines') return panels[0]?.series.length ? [{ row, panel: 0, series: 0 }] : []
    return panels.flatMap((panel, at) =>
      panel.series.flatMap(({ values }, series) => ((values[row] ?? 0) > 0 ? [{ row, panel: at, series }] : [])),
    )
  })
}

export function isSameMark(a: ChartMark | null, b: ChartMark | null): boolean {
  return a === b || (a !== null && a.row === b?.row && a.panel === b.panel && a.series === b.series)
}

export function seriesAt({ panels }: ChartDescription, { panel, series }: ChartMark): ChartSeries | undefined {
  return panels[panel]?.series[series]
}

/** How a mark is called. */
export function markName(chart: ChartDescription, mark: ChartMark): string {
  const row = chart.rows[mark.row]
  const series = seriesAt(chart, mark)
  if (chart.form === 'lines' || series === undefined) return row?.words ?? ''
  return `${row?.label ?? ''}, ${series.label.toLowerCase()}: ${series.words[mark.row] ?? ''}`
}

type Move = 'row' | 'within'

const moves: Readonly<Record<string, readonly [across: Move, by: 1 | -1]>> = {
  ArrowDown: ['row', 1],
  ArrowUp: ['row', -1],
  ArrowRight: ['within', 1],
  ArrowLeft: ['within', -1],
}
const other: Readonly<Record<Move, Move>> = { row: 'within', within: 'row' }

function order({ panel, series }: ChartMark): number {
  return panel * 100 + series
}

function nearest(marks: readonly ChartMark[], to: ChartMark): ChartMark | undefined {
  const distance = (mark: ChartMark): number => Math.abs(order(mark) - order(to))
  return [...marks].sort((a, b) => distance(a) - distance(b))[0]
}

/**
 * Where a key leads from a mark: along the row and from row to row, as they lie on the screen; null for another key.
 * At an end one stays.
 */
export function steppedMark(chart: ChartDescription, from: ChartMark | null, key: string): ChartMark | null {
  const rows = marksOf(chart)
  const all = rows.flat()
  const first = all[0]
  if (first === undefined) return null
  if (key === 'Home') return first
  if (key === 'End') return all.at(-1) ?? null
  const move = moves[key]
  if (move === undefined) return null
  if (from === null) return first
  const [wanted, by] = move
  const across = chart.form === 'bars' ? wanted : other[wanted]
  if (across === 'within') {
    const row = rows[from.row] ?? []
    const at = row.findIndex((mark) => isSameMark(mark, from))
    return row[at + by] ?? from
  }
  for (let row = from.row + by; row >= 0 && row < rows.length; row += by) {
    const next = nearest(rows[row] ?? [], from)
    if (next !== undefined) return next
  }
  return from
}
