import { steppedPlace } from './list-keys.ts'

export interface TableColumn<Row> {
  /** Unique in the table; its cell is the slot `cell-KEY`. */
  readonly key: string
  readonly label: string
  /** Its CSS grid track: `120px`, `minmax(160px, 1fr)`. */
  readonly track: string
  /** Figures stand at the end. */
  readonly align?: 'end'
  readonly sortable?: boolean
  /** Given: it can be made wider and narrower, between these pixels. */
  readonly resize?: { readonly width: number; readonly least: number; readonly most: number }
  /** What the heading means, on hover. */
  readonly hint?: string
  /** The heading is read but not shown. */
  readonly labelHidden?: boolean
  /** Whether its cells are cut where they are too narrow; unless said, texts are and slots aren't. A cut is slow to draw. */
  readonly cut?: boolean
  /** What the cell says where no slot draws it: with one element a cell a long list scrolls faster. */
  readonly text?: (row: Row) => string
  /** Classes of such a cell. */
  readonly look?: string
  /** Such a cell shows the whole of its text on hover. */
  readonly tip?: boolean
}

/** What stands in the table, in its order: filtered, sorted and folded by its owner. */
export type TableLine<Row> = { readonly kind: 'row'; readonly id: string; readonly row: Row } | TableGroup

export interface TableGroup {
  readonly kind: 'group'
  readonly id: string
  readonly label: string
  /** Fainter, after the label: `20 of 22 assessed`. */
  readonly detail?: string
  readonly open: boolean
}

export interface TableSort {
  readonly key: string
  readonly descending: boolean
}

/** What a click on a heading asks for: another column starts ascending, the same one turns round. */
export function turnedSort(sort: TableSort | null, key: string): TableSort {
  return sort?.key === key ? { key, descending: !sort.descending } : { key, descending: false }
}

/** Where a key leads in a table of `count` lines of which `page` are in sight; null for keys that don't move. */
export function tableStep(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'j':
      return steppedPlace('ArrowDown', at, count, 'vertical')
    case 'k':
      return steppedPlace('ArrowUp', at, count, 'vertical')
    case 'PageDown':
      return Math.min(count - 1, Math.max(0, at) + page)
    case 'PageUp':
      return Math.max(0, at - page)
    default:
      return steppedPlace(key, at, count, 'vertical')
  }
}
