import type { TableColumn } from '../ui/table.ts'
import type { AssessRow, RowGroup } from './rows.ts'

/** Pixels that a character of an id takes at 12 px: capitals and digits are wider than the rest. */
function characterWidth(character: string): number {
  if (character >= 'A' && character <= 'Z') return 8.6
  return character >= '0' && character <= '9' ? 7.6 : 6.3
}

function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

const widest = 340

/** Ids are never cut: their column is as wide as the longest that is listed. */
export function codeWidth(groups: readonly RowGroup[]): number {
  let width = 56
  for (const { rows } of groups) for (const { code } of rows) width = Math.max(width, textWidth(code))
  return Math.ceil(Math.min(width, widest))
}

/** In the order of the table. */
export const columnKeys = [
  'status',
  'label',
  'code',
  'extent',
  'techniques',
  'alone',
  'owner',
  'reviewed',
  'target',
  'effort',
  'evidence',
  'note',
] as const
export type ColumnKey = (typeof columnKeys)[number]

interface ColumnFacts {
  readonly label: string
  /** Pixels; that of the ids is the widest id instead. */
  readonly width: number
  readonly isFigure?: true
  readonly hint?: string
  /** What the row itself says; the rest is drawn by the table's slots. */
  readonly cell?: Pick<TableColumn<AssessRow>, 'text' | 'look' | 'tip'>
}

export const columnFacts: Readonly<Record<ColumnKey, ColumnFacts>> = {
  status: { label: 'Status', width: 140 },
  label: { label: 'Capability', width: 190, cell: { text: ({ label }) => label, look: 'font-medium', tip: true } },
  code: { label: 'Id', width: 56, cell: { text: ({ code }) => code, look: 'tabular text-small text-muted' } },
  extent: { label: 'In force', width: 72, isFigure: true, hint: 'Share of the scope in which it is in force' },
  techniques: {
    label: 'Techniques',
    width: 82,
    isFigure: true,
    hint: 'Techniques in scope that the capability maps to',
    cell: { text: ({ techniques }) => String(techniques) },
  },
  alone: {
    label: 'Alone',
    width: 56,
    isFigure: true,
    hint: 'Techniques in scope that nothing else covers: without it they would be covered no more',
  },
  owner: { label: 'Owner', width: 104 },
  reviewed: { label: 'Reviewed', width: 92 },
  target: { label: 'Target', width: 92 },
  effort: { label: 'Effort', width: 64, isFigure: true, hint: 'Person-days' },
  evidence: { label: 'Evidence', width: 76, isFigure: true, hint: 'Links and tickets on record' },
  note: { label: 'Note', width: 16 },
}

/** What a person chose of the columns. */
export interface ColumnTaste {
  /** Null: what there is room for. */
  readonly shown: ReadonlySet<ColumnKey> | null
  /** Pixels of those that were made wider or narrower. */
  readonly widths: Readonly<Partial<Record<ColumnKey, number>>>
}

export const usualTaste: ColumnTaste = { shown: null, widths: {} }

export interface ColumnChoice {
  readonly columns: readonly TableColumn<AssessRow>[]
  /** In their order. */
  readonly keys: readonly ColumnKey[]
  /** Narrower than this, in pixels, the table scrolls sideways. */
  readonly leastWidth: number
}

const gap = 12
const padding = 36
const selectWidth = 24
export const widthLimits = { least: 40, most: 800 }

/** What is listed, as far as columns depend on it. */
export interface ListedWidths {
  /** Pixels beside the pane. */
  readonly available: number
  /** By `codeWidth`. */
  readonly code: number
  /** Some capability has an owner. */
  readonly owners: boolean
}

function widthOf(key: ColumnKey, { widths }: ColumnTaste, code: number): number {
  return widths[key] ?? (key === 'code' ? code : columnFacts[key].width)
}

function leastOf(keys: readonly ColumnKey[], taste: ColumnTaste, code: number): number {
  return keys.reduce((sum, key) => sum + widthOf(key, taste, code) + gap, selectWidth) + padding
}

/**
 * What there is room for. Where even the ids don't fit beside the figures they stand behind them, so that what is read
 * first needs no scrolling.
 */
function keysThatFit({ available, code, owners }: ListedWidths, taste: ColumnTaste): readonly ColumnKey[] {
  const usual = ['status', 'label', 'code', 'techniques', 'alone', 'note'] as const
  if (leastOf(usual, taste, code) > available) return ['status', 'label', 'techniques', 'alone', 'note', 'code']
  const full = ['status', 'label', 'code', 'techniques', 'alone', 'owner', 'note'] as const
  return owners && leastOf(full, taste, code) <= available ? full : usual
}

/** The columns as chosen, or as there is room for them. The capability itself is always among them. */
export function chooseColumns(listed: ListedWidths, taste: ColumnTaste = usualTaste): ColumnChoice {
  const { shown } = taste
  const keys =
    shown === null ? keysThatFit(listed, taste) : columnKeys.filter((key) => key === 'label' || shown.has(key))
  const leastWidth = leastOf(keys, taste, listed.code)
  const fits = (key: ColumnKey): boolean =>
    taste.widths[key] === undefined &&
    (key === 'status' || key === 'techniques' || (key === 'code' && listed.code < widest))
  const column = (key: ColumnKey): TableColumn<AssessRow> => {
    const { label, isFigure, hint, cell } = columnFacts[key]
    const width = widthOf(key, taste, listed.code)
    const stretches = key === 'label' && taste.widths.label === undefined
    return {
      key,
      label,
      track: stretches ? `minmax(${String(width)}px, 1fr)` : `${String(width)}px`,
      ...(isFigure === undefined ? {} : { align: 'end' }),
      ...(hint === undefined ? {} : { hint }),
      ...cell,
      ...(fits(key) ? { cut: false } : key === 'status' ? { cut: true } : {}),
      ...(key === 'note' ? { labelHidden: true } : { sortable: true }),
      ...(key === 'note'
        ? {}
        : {
            resize: { width: stretches ? width + Math.max(0, listed.available - leastWidth) : width, ...widthLimits },
          }),
    }
  }
  const select = { key: 'select', label: 'Selected', track: `${String(selectWidth)}px`, labelHidden: true }
  return { columns: [select, ...keys.map(column)], keys, leastWidth }
}

/** With one column more, or one less. */
export function turnedColumn(keys: readonly ColumnKey[], key: ColumnKey): ReadonlySet<ColumnKey> {
  const shown = new Set(keys)
  if (!shown.delete(key)) shown.add(key)
  return shown
}

/** With a column so many pixels wide, within limits; null: as wide as usual. */
export function withWidth(taste: ColumnTaste, key: ColumnKey, width: number | null): ColumnTaste {
  const { [key]: _before, ...widths } = taste.widths
  if (width === null) return { ...taste, widths }
  const within = Math.round(Math.min(widthLimits.most, Math.max(widthLimits.least, width)))
  return { ...taste, widths: { ...widths, [key]: within } }
}
