/** One row of a list: its cells as text, and where it stands in the file. */
export interface ListLine {
  /** Counted from 1, as a spreadsheet shows it. */
  readonly row: number
  readonly cells: readonly string[]
}

/** A list as it stands in its file, before anything is said of its columns. Every line has `width` cells. */
export interface ListTable {
  /** Titles as written; null where the list has none. */
  readonly header: readonly string[] | null
  readonly width: number
  readonly lines: readonly ListLine[]
  /** True of a table that we wrote ourselves: its texts come back exactly, blanks and all. */
  readonly guarded: boolean
  /** Of a workbook: the sheet that was read, and those that weren't. */
  readonly sheet: string | null
  readonly otherSheets: readonly string[]
}

export const listLimits = { rows: 250_000, columns: 200, cell: 32_000 } as const

/** Rows at the top of a list among which its header is looked for: titles and dates may stand above it. */
export const headerDepth = 20
