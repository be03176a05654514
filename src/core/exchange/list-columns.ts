import { headerDepth } from './list-table.ts'
import type { ListTable } from './list-table.ts'
import { meaningOf } from './status-words.ts'

/** What a column of a list can say. */
export type ListField =
  'id' | 'label' | 'framework' | 'status' | 'extent' | 'owner' | 'note' | 'evidence' | 'reviewed' | 'target' | 'effort'

export const listFields: readonly ListField[] = [
  'id',
  'label',
  'framework',
  'status',
  'extent',
  'owner',
  'note',
  'evidence',
  'reviewed',
  'target',
  'effort',
]

/** What each column says, in their order; null for one that is left aside. */
export type ListColumns = readonly (ListField | null)[]

const titles: Readonly<Record<ListField, readonly string[]>> = {
  id: ['id', 'capability', 'capability id', 'control', 'control id', 'control number', 'identifier', 'ref', 'key'],
  label: ['label', 'name', 'title', 'capability name', 'control name', 'control title', 'service', 'bezeichnung'],
  framework: ['framework', 'source', 'catalog', 'catalogue', 'standard', 'mapping framework', 'rahmenwerk'],
  status: [
    'status',
    'state',
    'deployed',
    'implemented',
    'implementation status',
    'deployment',
    'in place',
    'umgesetzt',
  ],
  extent: ['extent', 'share', 'coverage', 'degree', 'percent', 'percentage', '%', 'umfang', 'deployed %'],
  owner: ['owner', 'responsible', 'team', 'assignee', 'control owner', 'accountable', 'verantwortlich', 'besitzer'],
  note: ['note', 'notes', 'comment', 'comments', 'remark', 'remarks', 'description', 'bemerkung', 'kommentar', 'notiz'],
  evidence: ['evidence', 'evidences', 'link', 'links', 'proof', 'evidence link', 'evidence links', 'nachweis', 'url'],
  reviewed: [
    'reviewed',
    'reviewed at',
    'reviewed on',
    'reviewedat',
    'review date',
    'last review',
    'last reviewed',
    'geprüft',
  ],
  target: ['target', 'target date', 'due', 'due date', 'planned for', 'planned date', 'deadline', 'ziel', 'zieldatum'],
  effort: ['effort', 'effort days', 'person days', 'days', 'estimate', 'aufwand'],
}

const fieldOfTitle = new Map(
  Object.entries(titles).flatMap(([field, words]) => words.map((word) => [word, field as ListField] as const)),
)

/** `Control ID:` is read like `control id`. */
function foldedTitle(cell: string): string {
  return cell
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-:*()#.]+/g, ' ')
    .trim()
}

export function fieldOf(title: string): ListField | null {
  return fieldOfTitle.get(foldedTitle(title)) ?? null
}

/** Two columns that say the same: the first one counts until a person says otherwise. */
function eachOnce(fields: ListColumns): ListColumns {
  return fields.map((field, at) => (field !== null && fields.indexOf(field) < at ? null : field))
}

/**
 * Place of the row that names the columns, among the first ones: one that has an id or a label, and beside it another
 * column that is known unless it stands alone. Null where there is none.
 */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  const at = rows.slice(0, headerDepth).findIndex((cells) => {
    const fields = cells.map(fieldOf)
    if (!fields.includes('id') && !fields.includes('label')) return false
    const filled = cells.filter((cell) => cell.trim() !== '').length
    return filled === 1 || new Set(fields.filter((field) => field !== null)).size > 1
  })
  return at < 0 ? null : at
}

/** Share of a column's cells that are words of status, above which it is taken for the status. */
const mostlyWords = 0.6
const sampled = 200

function saysStatus(table: ListTable, column: number): boolean {
  const cells = table.lines.slice(0, sampled).flatMap(({ cells: all }) => {
    const cell = (all[column] ?? '').trim()
    return cell === '' ? [] : [cell]
  })
  const words = cells.filter((cell) => meaningOf(cell, new Map()) !== null)
  return cells.length > 0 && words.length >= cells.length * mostlyWords
}

/** What the columns seem to say: by their titles; without any, by what stands in them. */
export function guessColumns(table: ListTable): ListColumns {
  if (table.header !== null) return eachOnce(table.header.map(fieldOf))
  const columns = Array.from({ length: table.width }, (_, at) => at)
  if (table.width < 2) return columns.map(() => 'id' as const)
  const status = columns.find((column) => saysStatus(table, column)) ?? null
  const names = columns.filter((column) => column !== status)
  return columns.map((column) => {
    if (column === status) return 'status'
    return column === names[0] ? 'id' : column === names[1] ? 'label' : null
  })
}

/** The columns with one of them saying something else; what another column said before goes to it. */
export function withColumn(columns: ListColumns, at: number, field: ListField | null): ListColumns {
  return columns.map((before, column) => {
    if (column === at) return field
    return before === field ? null : before
  })
}
