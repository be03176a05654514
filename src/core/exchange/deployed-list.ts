import { statuses } from '../assessment/assessment.ts'
import type { Status } from '../assessment/assessment.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { parseGuardedCsv } from './csv.ts'

/** One row of a list of capabilities that are in force, before it is matched with the bundled data. */
export interface DeployedRow {
  /** Where it stands, e.g. `row 3`. */
  readonly where: string
  /** Empty where the row doesn't say; then `name` may also be written `framework/id`. */
  readonly framework: string
  /** Id or label of the capability. */
  readonly name: string
  readonly status: Status
  /** Only of `partial`, in (0, 1). */
  readonly extent?: number
  readonly owner: string
  readonly note: string
}

export interface DeployedList {
  readonly rows: readonly DeployedRow[]
  /** Column titles that mean nothing here. */
  readonly unusedColumns: readonly string[]
}

const columnNames: Readonly<Record<string, keyof Columns>> = {
  id: 'name',
  capability: 'name',
  'capability id': 'name',
  label: 'label',
  name: 'label',
  framework: 'framework',
  status: 'status',
  extent: 'extent',
  owner: 'owner',
  note: 'note',
  notes: 'note',
}

interface Columns {
  name?: number
  label?: number
  framework?: number
  status?: number
  extent?: number
  owner?: number
  note?: number
}

function titleOf(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
}

function columnOf(cell: string): keyof Columns | undefined {
  const title = titleOf(cell)
  return Object.hasOwn(columnNames, title) ? columnNames[title] : undefined
}

/**
 * Reads a CSV list: a header names its columns (`id` or `label`, and as wanted `framework`, `status`, `extent`, `owner`,
 * `note`); a list of one column needs none. A row without a status is deployed, or partial where it has an extent
 * below 1.
 */
export function readDeployedList(text: string, file: string): Parsed<DeployedList> {
  const table = parseGuardedCsv(text, file)
  if (!table.ok) return table
  const { header, rows } = table.value
  const titles = header.map(columnOf)
  const hasHeader = titles.includes('name') || titles.includes('label')
  const problem = (where: string, what: string, mend: string): Problem => ({ file, where, what, mend })
  if (!hasHeader && header.length > 1) {
    const mend = 'Name the columns in the first row: id, and as needed framework, status, extent, owner, note.'
    return refused([problem('row 1', 'The list has no column called id or label.', mend)])
  }
  const problems: Problem[] = []
  const columns: Columns = hasHeader ? {} : { name: 0 }
  titles.forEach((title, at) => {
    if (!hasHeader || title === undefined) return
    if (columns[title] === undefined) columns[title] = at
    else problems.push(problem('row 1', `Two columns mean the same: ${header[at]?.trim() ?? ''}.`, 'Keep one of them.'))
  })
  const body = (hasHeader ? rows : [header, ...rows]).map((cells, at) => ({
    cells,
    where: `row ${String(at + (hasHeader ? 2 : 1))}`,
  }))
  const read = body.flatMap(({ cells, where }) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const row = readRow(cells, columns, where)
    if (!('what' in row)) return row
    problems.push(problem(where, row.what, row.mend))
    return []
  })
  if (problems.length > 0) return refused(problems.slice(0, 200))
  const unused = hasHeader ? header.filter((cell, at) => titles[at] === undefined && cell.trim() !== '') : []
  return parsed({ rows: read, unusedColumns: unused.map((cell) => cell.trim()) })
}

function readRow(
  cells: readonly string[],
  columns: Columns,
  where: string,
): DeployedRow | { readonly what: string; readonly mend: string } {
  const cell = (column: keyof Columns): string => (cells[columns[column] ?? -1] ?? '').trim()
  const id = cell('name')
  const name = id === '' ? cell('label') : id
  if (name === '') return { what: 'The row names no capability.', mend: 'Give its id or its label.' }
  const status = readStatus(cell('status'))
  if (status === undefined) {
    return { what: `The status ${cell('status')} is unknown.`, mend: `Write one of ${statuses.join(', ')}.` }
  }
  const extent = readExtent(cell('extent'))
  if (extent === undefined) {
    return { what: `The extent ${cell('extent')} is no share of 1.`, mend: 'Write a number such as 0.5, or 50%.' }
  }
  const row = { where, framework: cell('framework'), name, owner: cell('owner'), note: cell('note') }
  const isShare = extent !== null && extent > 0 && extent < 1
  if (status === 'partial' || (status === null && isShare)) {
    if (extent !== null && !isShare) {
      return { what: 'The extent of a partial one lies between 0 and 1.', mend: 'Write a number such as 0.5.' }
    }
    return { ...row, status: 'partial', extent: extent ?? 0.5 }
  }
  const implied = status ?? (extent === 0 ? 'not_deployed' : 'deployed')
  if (extent !== null && extent !== (implied === 'deployed' ? 1 : 0)) {
    return { what: `The extent doesn't fit the status ${implied}.`, mend: 'Leave it empty, or write partial.' }
  }
  return { ...row, status: implied }
}

/** `Not deployed` is read like `not_deployed`; null where there is none, undefined where it is no status. */
function readStatus(cell: string): Status | null | undefined {
  if (cell === '') return null
  return statuses.find((status) => status === cell.toLowerCase().replace(/[\s-]+/g, '_'))
}

/** A number in 0–1, also as a percentage or with a decimal comma; null where there is none, undefined if unreadable. */
function readExtent(cell: string): number | null | undefined {
  if (cell === '') return null
  const parts = /^(?<number>\d+(?:[.,]\d+)?|[.,]\d+)\s*(?<percent>%?)$/.exec(cell)?.groups
  if (parts === undefined) return undefined
  const value = Number((parts['number'] ?? '').replace(',', '.')) / (parts['percent'] === '%' ? 100 : 1)
  return value <= 1 ? value : undefined
}

/** `azure/a,AC-2`: every one of them deployed. */
export function deployedNames(list: string): DeployedRow[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ where: '', framework: '', name, status: 'deployed', owner: '', note: '' }))
}
