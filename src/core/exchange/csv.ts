import Papa from 'papaparse'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'

/** A table of text: every row has as many cells as the header. */
export interface TextTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface ReadTable extends TextTable {
  /** True of a table that `printGuardedCsv` wrote: its guard was taken off again. */
  readonly guarded: boolean
}

/** What of papaparse's answer is used: its published types and ours agree on it. */
export interface ParsedLines {
  readonly data: readonly (readonly string[])[]
  readonly errors: readonly { readonly type: string; readonly message: string; readonly row?: number | undefined }[]
}

/**
 * Name of the last, empty column of every table we write. It marks the file as ours, so that reading may take the guard
 * off: in a foreign file a leading apostrophe is somebody's text.
 */
export const markerColumn = 'coverline_guard_1'
const byteOrderMark = '\ufeff'
const longestRows = 250_000

/** What a spreadsheet could take for a formula (OWASP, *CSV injection*), also after white space and in full width. */
const formulaStart = /^\s*[=+\-@\t\r\n＝＋－＠]/

/** Text with a leading apostrophe keeps it through a round trip because it is given a second one. */
function guard(cell: string): string {
  return formulaStart.test(cell) || cell.startsWith("'") ? `'${cell}` : cell
}

export function unguard(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}

/**
 * A table as RFC 4180 text (CRLF, quotes only where needed) that opens in a spreadsheet without running anything.
 * `parseGuardedCsv` gives the same table back. With `bom`, spreadsheets read it as UTF-8 without being told.
 */
export function printGuardedCsv(table: TextTable, options: { readonly bom?: boolean } = {}): string {
  const lines = [
    [...table.header.map(guard), markerColumn],
    ...table.rows.map((row) => [...row.map((cell) => guard(cell)), '']),
  ]
  const text = Papa.unparse(lines, { delimiter: ',', newline: '\r\n' })
  return `${options.bom === true ? byteOrderMark : ''}${text}\r\n`
}

export interface CsvLayout {
  readonly delimiter: string
  readonly newline: '\r\n' | '\n' | '\r'
}

/** The header line's own separators: those inside quotes are text. */
export function layoutOf(text: string): CsvLayout {
  const counts = new Map<string, number>([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  let quoted = false
  let end = text.length
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\r' || character === '\n')) {
      end = at
      break
    } else if (!quoted) {
      const count = counts.get(character)
      if (count !== undefined) counts.set(character, count + 1)
    }
  }
  const [delimiter] = [...counts].reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))
  if (text.startsWith('\r\n', end)) return { delimiter, newline: '\r\n' }
  return { delimiter, newline: text.startsWith('\r', end) ? '\r' : '\n' }
}

export function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text
}

/** The cells of a text; at most so many rows. */
export function parseLines(text: string, layout: CsvLayout, rows: number): ParsedLines {
  // A line break inside a quoted cell must not be taken for the file's own, which papaparse would guess.
  return Papa.parse(text, { ...layout, preview: rows })
}

/** The first quoted cells that are broken, as problems. */
export function brokenQuotes({ errors }: ParsedLines, file: string): Problem[] {
  return errors
    .filter((error) => error.type === 'Quotes')
    .slice(0, 20)
    .map(({ row, message }) => ({
      file,
      where: row === undefined ? '' : `row ${row + 1}`,
      what: `A quoted cell is broken: ${message}.`,
      mend: 'Save the table again as CSV.',
    }))
}

/**
 * Reads a table separated by comma, semicolon or tab, with its first line as the header. In one that carries our
 * marker exactly one guarding apostrophe is taken off each cell. Blank lines are left out; short rows are filled up
 * with empty cells; a row that is longer than the header is refused.
 */
export function parseGuardedCsv(text: string, file: string): Parsed<ReadTable> {
  const problem = (where: string, what: string, mend: string): Problem => ({ file, where, what, mend })
  const bare = withoutMark(text)
  const lines = parseLines(bare, layoutOf(bare), longestRows + 2)
  const broken = brokenQuotes(lines, file)
  if (broken.length > 0) return refused(broken)
  const { data } = lines
  const [first, ...body] = data
  if (first === undefined || first.every((cell) => cell === '')) {
    return refused([problem('row 1', 'The table has no header.', 'Give its columns names in the first line.')])
  }
  if (body.length > longestRows) {
    return refused([problem('', `The table has more than ${longestRows} rows.`, 'Split it into several files.')])
  }
  const guarded = first.at(-1) === markerColumn
  const header = guarded ? first.slice(0, -1) : first
  const width = first.length
  const filled = body.filter((row) => row.length > 1 || row[0] !== '')
  const problems = filled.flatMap((row, at) =>
    row.length > width
      ? [problem(`row ${at + 2}`, `It has ${row.length} cells under ${width} column names.`, 'Name every column.')]
      : [],
  )
  if (problems.length > 0) return refused(problems.slice(0, 20))
  const rows = filled.map((row) => header.map((_, column) => row[column] ?? ''))
  if (!guarded) return parsed({ header, rows, guarded })
  return parsed({ header: header.map(unguard), rows: rows.map((row) => row.map(unguard)), guarded })
}
