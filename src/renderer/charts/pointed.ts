import type { ChartMark } from './marks.ts'

/** What pointer or keys stand on: a value, or a row where nothing is drawn. */
export type PointedAt = Omit<ChartMark, 'series'> & { readonly series: number | null }

/** How a place is written on its element, so that one listener serves all of a chart. */
export function pointedText({ row, panel, series }: PointedAt): string {
  return `${String(row)} ${String(panel)} ${series === null ? '' : String(series)}`.trim()
}

export function parsePointed(text: string | undefined): PointedAt | null {
  const match = /^(\d+) (\d+)(?: (\d+))?$/.exec(text ?? '')
  if (match === null) return null
  return { row: Number(match[1]), panel: Number(match[2]), series: match[3] === undefined ? null : Number(match[3]) }
}
