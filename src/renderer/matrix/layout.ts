import type { Tactic } from '../../core/attack/attack-version.ts'
import type { Family, TacticFamilies } from './families.ts'

export type Zoom = 'fit' | 'names' | 'read'

export interface PlacedCell {
  /** Unique in the matrix: a technique stands once in each of its tactics. */
  readonly key: string
  /** Technique place. */
  readonly place: number
  readonly kind: 'head' | 'sub'
  /** False of a heading whose own technique isn't counted here. */
  readonly counted: boolean
  /** Sub-techniques of the family that are hidden now; of a head, how many could be. */
  readonly subs: readonly number[]
  readonly folded: boolean
  /** Stands below another family. */
  readonly gap: boolean
  /** Top edge, in pixels from the first row. */
  readonly top: number
}

export interface MatrixTactic {
  readonly tactic: Tactic
  readonly at: number
  /** Pixels, over all its columns. */
  readonly width: number
  readonly columns: readonly (readonly PlacedCell[])[]
}

export interface MatrixLayout {
  readonly zoom: Zoom
  readonly cellWidth: number
  /** From row to row; a cell is 1 less. */
  readonly pitch: number
  /** Pixels between tactics. */
  readonly tacticGap: number
  readonly width: number
  readonly tactics: readonly MatrixTactic[]
  /** The whole matrix stands in the given box, without scrolling. */
  readonly fits: boolean
}

export interface LayoutBox {
  readonly width: number
  /** For the rows, without the headers. */
  readonly height: number
  /** At *Names* and *Read*: what the cells show takes more room than a name and a number. */
  readonly roomy?: boolean
  /** At *Names*: the id stands before the name. */
  readonly withIds?: boolean
}

/** Pixels between cells, families (on top of the gap between cells) and tactics. */
export const cellGap = 1
export const familyGap = 2
export const tacticGap = 7
/** Before anything has to scroll. */
const tightTacticGap = 5

/** From here a name stands beside the id at *Fit*. */
const nameFrom = 90
/** From here a cell has room for larger words. */
const tallFrom = { pitch: 16, width: 60 }

export function isWide({ zoom, cellWidth }: MatrixLayout): boolean {
  return zoom === 'fit' && cellWidth >= nameFrom
}

export function isTall({ pitch, cellWidth }: MatrixLayout): boolean {
  return pitch >= tallFrom.pitch && cellWidth >= tallFrom.width
}

/** Pixels between the headers and the first row. */
export const headerGap = 3

interface Steps {
  readonly pitch: number
  readonly gap: number
}

const smallestPitch = 10
/** What *Fit* tries, the best first. */
const steps: readonly Steps[] = [
  ...[20, 19, 18, 17, 16, 15, 14, 13, 12, 11, smallestPitch].map((pitch) => ({ pitch, gap: tacticGap })),
  { pitch: smallestPitch, gap: tightTacticGap },
]
const smallestWidth = 50
/** Pixels of `T1578.001`. */
const idWidth = 56
const steady = { names: { width: 148, more: 48, pitch: 19 }, read: { width: 228, more: 36, pitch: 40 } } as const

type IsFolded = (head: number) => boolean
type Row = Omit<PlacedCell, 'gap' | 'top'>

function rowsOf(family: Family, tacticAt: number, isFolded: IsFolded): readonly Row[] {
  const row = (place: number, kind: 'head' | 'sub'): Row => ({
    key: `${String(tacticAt)}-${String(place)}`,
    place,
    kind,
    counted: kind === 'sub' || family.headListed,
    subs: kind === 'head' ? family.subs : [],
    folded: kind === 'head' && family.subs.length > 0 && isFolded(family.head),
  })
  const head = row(family.head, 'head')
  return head.folded ? [head] : [head, ...family.subs.map((sub) => row(sub, 'sub'))]
}

/** Flows families into columns of at most `height`; only a family that is taller than a column is broken. */
function flow(
  families: readonly (readonly Row[])[],
  pitch: number,
  height: number,
): readonly (readonly PlacedCell[])[] {
  const columns: PlacedCell[][] = []
  let column: PlacedCell[] = []
  let bottom = 0
  const turn = (): void => {
    column = []
    columns.push(column)
    bottom = 0
  }
  turn()
  const longest = Math.max(1, Math.floor(height / pitch))
  for (const family of families) {
    const gap = column.length > 0 ? familyGap : 0
    if (column.length > 0 && bottom + gap + family.length * pitch > height) turn()
    family.forEach((row, at) => {
      if (column.length >= longest && bottom + pitch > height) turn()
      const isBelow = at === 0 && column.length > 0
      if (isBelow) bottom += familyGap
      column.push({ ...row, gap: isBelow, top: bottom })
      bottom += pitch
    })
  }
  return columns
}

/** How many columns `flow` would make of families with so many rows. */
function columnCount(lengths: readonly number[], pitch: number, height: number): number {
  const longest = Math.max(1, Math.floor(height / pitch))
  let columns = 1
  let bottom = 0
  for (const length of lengths) {
    const gap = bottom > 0 ? familyGap : 0
    if (bottom > 0 && bottom + gap + length * pitch > height) {
      columns++
      bottom = 0
    } else bottom += gap
    const whole = bottom === 0 ? Math.max(0, Math.ceil(length / longest) - 1) : 0
    columns += whole
    bottom += (length - whole * longest) * pitch
  }
  return columns
}

/** The least height at which families still flow into as few columns as at the given height: they come out even. */
function evenHeight(lengths: readonly number[], pitch: number, height: number): number {
  const fewest = columnCount(lengths, pitch, height)
  const tallest = Math.max(...lengths) * pitch
  if (fewest === 1 || tallest > height) return height
  let low = tallest
  let high = height
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (columnCount(lengths, pitch, middle) <= fewest) high = middle
    else low = middle + 1
  }
  return high
}

function laidOut(
  zoom: Zoom,
  tactics: readonly { readonly source: TacticFamilies; readonly columns: readonly (readonly PlacedCell[])[] }[],
  cellWidth: number,
  pitch: number,
  fits: boolean,
  gap = tacticGap,
): MatrixLayout {
  const placed = tactics.map(({ source, columns }) => ({
    tactic: source.tactic,
    at: source.at,
    width: columns.length * (cellWidth + cellGap) - cellGap,
    columns,
  }))
  const width = placed.reduce((sum, tactic) => sum + tactic.width, 0) + Math.max(0, placed.length - 1) * gap
  return { zoom, cellWidth, pitch, tacticGap: gap, width, tactics: placed, fits }
}

/**
 * Where every cell stands. *Names* and *Read* have one column a tactic and cells of one size; *Fit* takes the largest
 * rows with which the matrix stands in the box and its columns are wide enough for id and number.
 */
export function layMatrix(
  tactics: readonly TacticFamilies[],
  zoom: Zoom,
  box: LayoutBox,
  isFolded: IsFolded,
): MatrixLayout {
  const sources = tactics.map((source) => ({
    source,
    families: source.families.map((family) => rowsOf(family, source.at, isFolded)),
  }))
  if (zoom !== 'fit') {
    const { width, more, pitch } = steady[zoom]
    const single = sources.map(({ source, families }) => ({ source, columns: flow(families, pitch, Infinity) }))
    const wide = (box.roomy === true ? more : 0) + (zoom === 'names' && box.withIds === true ? idWidth : 0)
    return laidOut(zoom, single, width + wide, pitch, false)
  }
  const height = Math.max(Math.floor(box.height), smallestPitch)
  const lengths = sources.map(({ families }) => families.map((rows) => rows.length))
  const widthAt = ({ pitch, gap }: Steps): number => {
    const columns = lengths.reduce((sum, own) => sum + columnCount(own, pitch, height), 0)
    const gaps = Math.max(0, sources.length - 1) * gap + (columns - sources.length) * cellGap
    return columns === 0 ? smallestWidth : Math.floor((box.width - gaps) / columns)
  }
  const fitting = steps.find((step) => widthAt(step) >= smallestWidth)
  const { pitch, gap } = fitting ?? { pitch: smallestPitch, gap: tacticGap }
  const packed = sources.map(({ source, families }, at) => ({
    source,
    columns: flow(families, pitch, evenHeight(lengths[at] ?? [], pitch, height)),
  }))
  if (fitting === undefined) return laidOut(zoom, packed, smallestWidth, pitch, false)
  return laidOut(zoom, packed, widthAt(fitting), pitch, true, gap)
}
