import type { ListedFields } from '../assessment/listed-fields.ts'
import { evidenceOf } from './evidence-cell.ts'
import type { ListColumns, ListField } from './list-columns.ts'
import type { ListLine, ListTable } from './list-table.ts'
import { meaningOf } from './status-words.ts'
import type { StatusWords } from './status-words.ts'

/** One row of a list with its cells understood. */
export interface ListedRow {
  readonly row: number
  /** As written; each may be empty, but not both id and label. */
  readonly framework: string
  readonly id: string
  readonly label: string
  readonly fields: ListedFields
}

/** A row that can't be understood, and why, as a sentence. */
export interface ListFault {
  readonly row: number
  /** What it names, as written. */
  readonly name: string
  readonly what: string
}

export type ReadRow = { readonly ok: true; readonly row: ListedRow } | { readonly ok: false; readonly fault: ListFault }

/** A number of 0–1, also as a percentage or with a decimal comma; undefined where it is none. */
function shareOf(cell: string): number | undefined {
  const parts = /^(?<number>\d+(?:[.,]\d+)?(?:e-\d+)?|[.,]\d+)\s*(?<percent>%?)$/.exec(cell)?.groups
  if (parts === undefined) return undefined
  const value = Number((parts['number'] ?? '').replace(',', '.')) / (parts['percent'] === '%' ? 100 : 1)
  return value <= 1 ? value : undefined
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** An ISO date from `2026-11-24`, with or without a time, `2026/11/24` or `24.11.2026`; undefined where it is none. */
export function dateOf(cell: string): string | undefined {
  const iso = /^(?<y>\d{4})[-/](?<m>\d{1,2})[-/](?<d>\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(cell)?.groups
  const parts = iso ?? /^(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})$/.exec(cell)?.groups
  if (parts === undefined) return undefined
  const [year, month, day] = [Number(parts['y']), Number(parts['m']), Number(parts['d'])]
  if (!isDay(year, month, day)) return undefined
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

type Deployment = Pick<ListedFields, 'status' | 'extent'>

/** What status and extent say together, or what is wrong with them. */
function deploymentOf(word: string, extentCell: string, words: StatusWords): Deployment | string {
  const meaning = meaningOf(word, words) ?? (word === '' ? 'keep' : null)
  if (meaning === null) return `The status “${word}” has no meaning here yet.`
  const extent = extentCell === '' ? null : shareOf(extentCell)
  if (extent === undefined) return `The extent “${extentCell}” is no share such as 0.5 or 50%.`
  const isShare = extent !== null && extent > 0 && extent < 1
  if (meaning === 'partial' || (word === '' && isShare)) {
    if (extent !== null && !isShare) return 'The extent of a partial one lies between 0 and 1.'
    return extent === null ? { status: 'partial' } : { status: 'partial', extent }
  }
  if (word === '' && extent !== null) return { status: extent === 1 ? 'deployed' : 'not_deployed' }
  if (meaning === 'keep') return extent === null ? {} : 'An extent without a status says too little.'
  if (extent !== null && extent !== (meaning === 'deployed' ? 1 : 0)) return 'The extent doesn’t fit the status.'
  return { status: meaning }
}

/**
 * What an empty status cell means until a person says otherwise: a list without a status column names what is deployed;
 * where there is one, an empty cell says nothing.
 */
export function emptyStatusOf(columns: ListColumns): 'deployed' | 'keep' {
  return columns.includes('status') ? 'keep' : 'deployed'
}

/** Reads the rows of a table under these columns. Foreign texts are trimmed; those that we wrote stay as they are. */
export function rowReader(table: ListTable, columns: ListColumns, own: StatusWords): (line: ListLine) => ReadRow {
  const words: StatusWords = new Map([['', emptyStatusOf(columns)], ...own])
  const place = new Map(columns.flatMap((field, at) => (field === null ? [] : [[field, at] as const])))
  return ({ row, cells }) => {
    const raw = (field: ListField): string => cells[place.get(field) ?? -1] ?? ''
    const cell = (field: ListField): string => raw(field).trim()
    const text = table.guarded ? raw : cell
    const [id, label] = [cell('id'), cell('label')]
    const name = id === '' ? label : id
    const fault = (what: string): ReadRow => ({ ok: false, fault: { row, name, what } })
    if (name === '') return fault('The row names no capability.')
    const deployment = deploymentOf(cell('status'), cell('extent'), words)
    if (typeof deployment === 'string') return fault(deployment)
    const [reviewed, target, effort] = [text('reviewed'), text('target'), cell('effort')]
    const [reviewedAt, targetDate] = [dateIn(reviewed, table.guarded), dateIn(target, table.guarded)]
    if (reviewedAt === undefined) return fault(`The review date “${reviewed}” is no date such as 2026-11-24.`)
    if (targetDate === undefined) return fault(`The target date “${target}” is no date such as 2026-11-24.`)
    const days = /^[\d.,]+(e[+-]?\d+)?$/i.test(effort) ? Number(effort.replace(',', '.')) : NaN
    if (effort !== '' && !(days > 0 && Number.isFinite(days)))
      return fault(`The effort “${effort}” is no number above 0.`)
    const [owner, note, evidence] = [text('owner'), text('note'), evidenceOf(raw('evidence'), table.guarded)]
    const fields: ListedFields = {
      ...deployment,
      ...(owner === '' ? {} : { owner }),
      ...(note === '' ? {} : { note }),
      ...(evidence.length === 0 ? {} : { evidence }),
      ...(reviewedAt === '' ? {} : { reviewedAt }),
      ...(targetDate === '' ? {} : { target: targetDate }),
      ...(effort === '' ? {} : { effort: days }),
    }
    return { ok: true, row: { row, framework: cell('framework'), id, label, fields } }
  }
}

/** Our own tables give back whatever stood there. */
function dateIn(cell: string, guarded: boolean): string | undefined {
  return cell === '' || guarded ? cell : dateOf(cell)
}
