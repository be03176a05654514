import type { Technique } from '../../core/attack/attack-version.ts'
import { amountText } from './amounts.ts'
import type { CellPart, MatrixCell } from './cells.ts'
import type { PlacedCell, Zoom } from './layout.ts'

/** What decides how all cells are written; replaced whole when anything in it changes. */
export interface FaceStyle {
  readonly zoom: Zoom
  /** Words and fills are painted below the cells (see `MatrixPicture`): on a screen. */
  readonly pictured: boolean
  /** At *Fit*, names stand beside ids. */
  readonly wide: boolean
  /** Words in place of numbers, where there is room. */
  readonly worded: boolean
  /** The assessment has threats, so that a demand says something. */
  readonly withDemand: boolean
  /** The id stands before the name wherever both have room. */
  readonly withIds: boolean
  /** Folded heads keep their number and show the share of their sub-techniques below it. */
  readonly annotated: boolean
}

/** What is true of one cell at the moment. */
export interface CellMarks {
  /** Tab leads here. */
  readonly tabStop: boolean
  /** The cell in the pane. */
  readonly selected: boolean
  /** Another cell of the technique in the pane. */
  readonly twin: boolean
  readonly picked: boolean
  /** A filter leaves it aside. */
  readonly aside: boolean
}

/** Everything that a cell shows and says. */
export interface CellFace {
  /** `picture`: an empty element over what `MatrixPicture` paints. `words`: they stand in the element. */
  readonly shape: 'picture' | 'words'
  /** Of the element; for kind, place and marks. */
  readonly classes: string
  /** Classes for fill, ink, pattern and outline. */
  readonly fill: string
  readonly text: string
  /** The number, sign or word at its end. */
  readonly number: string
  readonly label: string
  /** Its words are struck through, its sign isn't. */
  readonly struck: boolean
  /** Three parts in place of a number. */
  readonly parts: readonly CellPart[]
  /** The second line at *Read*. */
  readonly detail: { readonly id: string; readonly reached: string; readonly inForce: string } | null
  /** Of its sub-techniques, in percent; null where it isn't shown. */
  readonly share: number | null
}

const blank: MatrixCell = {
  classes: 's0',
  sign: '',
  word: '',
  label: '',
  struck: false,
  parts: [],
  reached: '',
  depth: 0,
  demand: 0,
  family: '',
  familyShare: 0,
  shared: false,
}

function textOf(cell: PlacedCell, { id, name }: Technique, { zoom, wide, withIds }: FaceStyle): string {
  if (zoom !== 'fit') return zoom === 'names' && withIds ? `${id} ${name}` : name
  if (cell.kind === 'sub') {
    const own = id.slice(id.indexOf('.'))
    return wide && withIds ? `${own} ${name}` : own
  }
  const number = id.replace(/^T/, '')
  return wide ? `${number} ${name}` : number
}

function numberOf(cell: PlacedCell, look: MatrixCell, { zoom, worded, annotated }: FaceStyle): string {
  if (cell.folded && !annotated) return look.family
  if (cell.folded && zoom !== 'fit' && look.family !== look.sign) return `${look.sign} ${look.family}`
  return worded && zoom !== 'fit' ? look.word.toLowerCase() : look.sign
}

function labelOf({ label, family }: MatrixCell, isAside: boolean): string {
  const subs = family === '' ? '' : `, ${family.replace('/', ' of ')} sub-techniques covered`
  return `${label}${subs}${isAside ? ', left aside by the filter' : ''}`
}

/** How a cell is written. `look` is that of its technique (see `matrixCells`). */
export function faceOf(
  cell: PlacedCell,
  technique: Technique | undefined,
  look: MatrixCell = blank,
  style: FaceStyle,
  marks: CellMarks,
): CellFace {
  const isParted = look.parts.length > 0 && style.zoom !== 'fit'
  const number = isParted ? '' : numberOf(cell, look, style)
  const isPicture = style.pictured
  // A point takes next to no room.
  const isLong = number.replace('.', '').length > 3
  const isAnnotated = style.annotated && cell.folded
  const plain = isParted ? 'matrix-parted' : look.classes
  const fill = marks.aside ? 'cell-aside' : plain
  const classes = [
    'matrix-cell',
    cell.kind === 'head' ? 'matrix-head' : 'matrix-sub',
    cell.gap && 'matrix-gap',
    !isPicture && look.shared && 'matrix-shared',
    !isPicture && isAnnotated && 'matrix-annotated',
    !isPicture && isLong && 'matrix-long',
    marks.selected && 'matrix-selected',
    marks.twin && 'matrix-twin',
    marks.picked && 'matrix-picked',
    !isPicture && fill,
  ]
  const inForce = `${String(look.depth)} in force`
  return {
    shape: isPicture ? 'picture' : 'words',
    classes: classes.filter((one) => one !== false).join(' '),
    fill,
    text: technique === undefined ? '' : textOf(cell, technique, style),
    number,
    label: labelOf(look, marks.aside),
    struck: look.struck,
    parts: isParted ? look.parts : [],
    detail:
      style.zoom === 'read' && cell.counted
        ? {
            id: technique?.id ?? '',
            reached: look.reached,
            inForce: style.withDemand ? `${inForce} · demand ${amountText(look.demand)}` : inForce,
          }
        : null,
    share: isAnnotated ? look.familyShare * 100 : null,
  }
}
