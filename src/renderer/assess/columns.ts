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

export interface ColumnChoice {
  readonly columns: readonly TableColumn<AssessRow>[]
  /** Narrower than this, in pixels, the table scrolls sideways. */
  readonly leastWidth: number
}

const techniquesHint = 'Techniques in scope that the capability maps to'
const aloneHint = 'Techniques in scope that nothing else covers: without it they would be covered no more'

const gap = 12
const padding = 36
const widths = { select: 24, status: 140, label: 190, techniques: 68, alone: 40, owner: 104, note: 16 }

function leastOf(keys: readonly (keyof typeof widths | 'code')[], code: number): number {
  const sum = keys.reduce((all, key) => all + (key === 'code' ? code : widths[key]), 0)
  return sum + (keys.length - 1) * gap + padding
}

/**
 * What there is room for. Where even the ids don't fit beside the figures they stand behind them, so that what is read
 * first needs no scrolling.
 */
export function chooseColumns(available: number, code: number, owners: boolean): ColumnChoice {
  const px = (width: number): string => `${String(width)}px`
  const select = { key: 'select', label: 'Selected', track: px(widths.select), labelHidden: true }
  const status = { key: 'status', label: 'Status', track: px(widths.status) }
  const label = { key: 'label', label: 'Capability', track: `minmax(${px(widths.label)}, 1fr)` }
  const id = { key: 'code', label: 'Id', track: px(code) }
  const figures = [
    { key: 'techniques', label: 'Techniques', track: px(widths.techniques), align: 'end', hint: techniquesHint },
    { key: 'alone', label: 'Alone', track: px(widths.alone), align: 'end', hint: aloneHint },
  ] as const
  const owner = { key: 'owner', label: 'Owner', track: px(widths.owner) }
  const note = { key: 'note', label: 'Note', track: px(widths.note), labelHidden: true }
  const usual = leastOf(['select', 'status', 'label', 'code', 'techniques', 'alone', 'note'], code)
  if (usual > available) return { columns: [select, status, label, ...figures, note, id], leastWidth: usual }
  const full = usual + widths.owner + gap
  return owners && full <= available
    ? { columns: [select, status, label, id, ...figures, owner, note], leastWidth: full }
    : { columns: [select, status, label, id, ...figures, note], leastWidth: usual }
}
