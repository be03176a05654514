import type { TableSort } from '../ui/table.ts'
import { statusOrder } from '../ui/words.ts'
import { isDay } from '../../core/assessment/days.ts'
import { extentOf } from '../../core/coverage/deployment.ts'
import { columnKeys, type ColumnKey } from './columns.ts'
import { statusOf, type Entries } from './facet.ts'
import type { AssessRow, RowGroup } from './rows.ts'

/**
 * What rows are sorted by, as it was when the order was asked for: a mark that moved its row away would take it from
 * under the hand.
 */
export interface SortBasis {
  readonly entries: Entries
  /** Techniques that a capability alone covers, by capability place. */
  readonly alone: Uint16Array
}

const collator = new Intl.Collator('en', { numeric: true })

export function isColumnKey(key: string): key is ColumnKey {
  return columnKeys.some((one) => one === key)
}

/** What a column says of a row, to be compared; null where it says nothing. */
function valueOf(key: ColumnKey, row: AssessRow, { entries, alone }: SortBasis): string | number | null {
  const entry = entries[row.place]
  switch (key) {
    case 'status':
      return statusOrder.indexOf(statusOf(entries, row))
    case 'label':
      return row.label
    case 'code':
      return row.code
    case 'extent':
      return entry === undefined ? null : extentOf(entry, 'current') || null
    case 'techniques':
      return row.techniques
    case 'alone':
      return alone[row.place] ?? 0
    case 'owner':
      return entry?.owner ?? null
    case 'reviewed':
      return dayIn(entry?.reviewedAt)
    case 'target':
      return dayIn(entry?.target)
    case 'effort':
      return entry?.effort ?? null
    case 'evidence':
      return entry?.evidence?.length ?? null
    case 'note':
      return entry?.note ?? null
  }
}

function dayIn(text: string | undefined): string | null {
  return text !== undefined && isDay(text) ? text : null
}

function compared(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

/**
 * Where each row stands by a sort, by capability place. What says nothing stands last whichever way it turns; equal rows
 * keep their order.
 */
export function rowRanks(groups: readonly RowGroup[], sort: TableSort, basis: SortBasis): Int32Array | null {
  const { key, descending } = sort
  if (!isColumnKey(key)) return null
  const rows = groups.flatMap((group) => group.rows)
  const sorted = rows
    .map((row) => ({ row, value: valueOf(key, row, basis) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
      return descending ? compared(b.value, a.value) : compared(a.value, b.value)
    })
  const ranks = new Int32Array(rows.reduce((most, { place }) => Math.max(most, place + 1), 0))
  sorted.forEach(({ row }, rank) => {
    ranks[row.place] = rank
  })
  return ranks
}

function inOrder(rows: readonly AssessRow[], ranks: Int32Array): readonly AssessRow[] {
  return rows.toSorted((a, b) => (ranks[a.place] ?? 0) - (ranks[b.place] ?? 0))
}

/** The groups with their rows in order, or, `flat`, all rows as one group without a heading. */
export function orderedGroups(
  groups: readonly RowGroup[],
  ranks: Int32Array | null,
  flat: boolean,
): readonly RowGroup[] {
  if (flat) {
    const rows = groups.flatMap((group) => group.rows)
    if (rows.length === 0) return []
    const all: RowGroup = { id: 'all', framework: '', label: '', mapped: true, rows }
    return [ranks === null ? all : { ...all, rows: inOrder(rows, ranks) }]
  }
  return ranks === null ? groups : groups.map((group) => ({ ...group, rows: inOrder(group.rows, ranks) }))
}

/** What a click on a heading asks for: up, down, and back to the list's own order. */
export function nextSort(before: TableSort | null, next: TableSort | null): TableSort | null {
  return before !== null && before.key === next?.key && before.descending ? null : next
}
