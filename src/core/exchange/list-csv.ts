import { brokenQuotes, layoutOf, markerColumn, parseLines, unguard, withoutMark } from './csv.ts'
import type { CsvLayout } from './csv.ts'
import { findHeader } from './list-columns.ts'
import { headerDepth, listLimits } from './list-table.ts'
import type { ListLine, ListTable } from './list-table.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'

/** Stands in no text, so every line is one cell. */
const nothing = '\u001f'
const problemsShown = 20

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

/**
 * The separators of a list: those that make a header of one of the first lines; without a header those of the first
 * line, if they cut every line into as many cells. `Identity, access` in a list of names is one cell.
 */
function layoutOfList(text: string): CsvLayout {
  const first = layoutOf(text)
  const start = (delimiter: string): readonly (readonly string[])[] =>
    parseLines(text, { ...first, delimiter }, headerDepth).data
  const delimiters = [first.delimiter, ...[',', ';', '\t'].filter((one) => one !== first.delimiter)]
  const named = delimiters.find((delimiter) => findHeader(start(delimiter)) !== null)
  if (named !== undefined) return { ...first, delimiter: named }
  const widths = new Set(
    start(first.delimiter)
      .filter(isFilled)
      .map((cells) => cells.length),
  )
  return first.delimiter === '\t' || widths.size <= 1 ? first : { ...first, delimiter: nothing }
}

/** Checks the cells of a list against its limits and fills every line up to one width. */
export function tableOf(
  rows: readonly ListLine[],
  guarded: boolean,
  sheets: { readonly sheet: string | null; readonly otherSheets: readonly string[] },
  file: string,
): Parsed<ListTable> {
  const problem = (where: string, what: string, mend: string): Problem => ({ file, where, what, mend })
  const headerAt = findHeader(rows.slice(0, headerDepth).map(({ cells }) => cells))
  const header = headerAt === null ? null : (rows[headerAt]?.cells ?? null)
  const lines = (headerAt === null ? rows : rows.slice(headerAt + 1)).filter(({ cells }) => isFilled(cells))
  if (lines.length === 0) {
    return refused([problem('', 'The list is empty.', 'It needs at least one row that names a capability.')])
  }
  if (lines.length > listLimits.rows) {
    return refused([problem('', 'The list has more than 250,000 rows.', 'Split it into several lists.')])
  }
  const width = header?.length ?? lines.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width > listLimits.columns) {
    return refused([problem('', 'The list has more than 200 columns.', 'Leave out the columns that aren’t needed.')])
  }
  const problems: Problem[] = []
  const filled = lines.map(({ row, cells }): ListLine => {
    const where = `row ${String(row)}`
    if (cells.length > width && isFilled(cells.slice(width))) {
      const what = `It has ${String(cells.length)} cells under ${String(width)} column names.`
      problems.push(problem(where, what, 'Name every column, or put quotes round a text with a separator in it.'))
    } else if (cells.some((cell) => cell.length > listLimits.cell)) {
      problems.push(problem(where, 'A cell has more than 32,000 characters.', 'Shorten it.'))
    }
    return { row, cells: Array.from({ length: width }, (_, at) => cells[at] ?? '') }
  })
  if (problems.length > 0) return refused(problems.slice(0, problemsShown))
  return parsed({ header, width, lines: filled, guarded, ...sheets })
}

/**
 * Reads a list separated by comma, semicolon or tab, or one name a line. Its header may stand below a title; it needs
 * none. A table that we wrote gives its texts back without their guard.
 */
export function readCsvList(text: string, file: string): Parsed<ListTable> {
  const bare = withoutMark(text)
  const layout = layoutOfList(bare)
  const read = parseLines(bare, layout, listLimits.rows + headerDepth + 1)
  const broken = layout.delimiter === nothing ? [] : brokenQuotes(read, file)
  if (broken.length > 0) return refused(broken)
  const guarded = read.data[0]?.at(-1) === markerColumn
  const rows = read.data.map((cells, at): ListLine => {
    // The marker's own column stands in no list.
    const own = guarded ? cells.slice(0, Math.max(0, (read.data[0]?.length ?? 1) - 1)).map(unguard) : cells
    return { row: at + 1, cells: own }
  })
  return tableOf(rows, guarded, { sheet: null, otherSheets: [] }, file)
}
