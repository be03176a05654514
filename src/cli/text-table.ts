import { inert } from './inert.ts'

export interface Column {
  readonly title: string
  /** Numbers stand to the right. */
  readonly right?: boolean
}

function pad(text: string, width: number, right: boolean): string {
  const gap = ' '.repeat(Math.max(0, width - Array.from(text).length))
  return right ? gap + text : text + gap
}

/** Lines of aligned columns, titles first; trailing blanks are left out. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(inert))]
  const widths = columns.map((_, at) =>
    cells.reduce((width, row) => Math.max(width, Array.from(row[at] ?? '').length), 0),
  )
  return cells.map((row) =>
    columns
      .map(({ right }, at) => pad(row[at] ?? '', widths[at] ?? 0, right === true))
      .join('  ')
      .trimEnd(),
  )
}

/** A share with its place for 0/0. */
export function percent(share: number, of: number): string {
  return of === 0 ? '–' : `${(share * 100).toFixed(1)} %`
}
