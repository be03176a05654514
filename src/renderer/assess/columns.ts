import type { TableColumn } from '../ui/table.ts'
import type { AssessRow, RowGroup } from './rows.ts'

/** Pixels that a character of an id takes at most, on average. */
const characterWidth = 6.4
const longestShown = 50

/** Ids are never cut: their column is as wide as the longest that is listed. */
export function codeWidth(groups: readonly RowGroup[]): number {
  let longest = 8
  for (const { rows } of groups) for (const { code } of rows) longest = Math.max(longest, code.length)
  return Math.ceil(Math.min(longest, longestShown) * characterWidth)
}

export interface ColumnChoice {
  readonly codeWidth: number
  readonly owners: boolean
}

const narrowestLabel = 150

export function assessColumns(choice: ColumnChoice): readonly TableColumn<AssessRow>[] {
  return [
    { key: 'select', label: 'Selected', track: '24px', labelHidden: true },
    { key: 'status', label: 'Status', track: '140px' },
    { key: 'label', label: 'Capability', track: `minmax(${String(narrowestLabel)}px, 1fr)` },
    { key: 'code', label: 'Id', track: `${String(choice.codeWidth)}px` },
    { key: 'techniques', label: 'Techniques', track: '68px', align: 'end' },
    { key: 'alone', label: 'Alone', track: '40px', align: 'end' },
    ...(choice.owners ? [{ key: 'owner', label: 'Owner', track: '96px' }] : []),
    { key: 'note', label: 'Note', track: '16px', labelHidden: true },
  ]
}

/** Narrower than this the table scrolls sideways. */
export function leastWidth(choice: ColumnChoice): number {
  const gaps = (choice.owners ? 7 : 6) * 12
  return 24 + 140 + narrowestLabel + choice.codeWidth + 68 + 40 + (choice.owners ? 96 : 0) + 16 + gaps + 36
}
