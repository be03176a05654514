import type { CellFace } from './cell-face.ts'
import type { CellPart } from './cells.ts'
import type { CellBox } from './geometry.ts'

/** Everything that is painted of a cell. Pixels, from the corner of the first cell. */
export interface CellPicture {
  readonly x: number
  readonly y: number
  readonly width: number
  /** Classes for fill, ink, pattern and outline. */
  readonly fill: string
  readonly text: string
  readonly number: string
  /** Heads are heavier; at *Fit* they begin further left than sub-techniques. */
  readonly head: boolean
  /** The words are struck through, the sign isn't. */
  readonly struck: boolean
  /** Stands in other tactics too: it has a notch. */
  readonly shared: boolean
  /** Of its sub-techniques covered, in percent, as a bar at the foot; null where it isn't shown. */
  readonly share: number | null
  /** Stand in place of the number. */
  readonly parts: readonly CellPart[]
  /** The second line at *Read*. */
  readonly detail: CellFace['detail']
}

/** What is painted of a cell with this face. */
export function pictureOf({ cell, x, y, width }: CellBox, face: CellFace, shared: boolean): CellPicture {
  const { fill, text, number, struck, share, parts, detail } = face
  const isAside = fill === 'cell-aside'
  const ownParts = isAside ? parts.map((part) => ({ ...part, classes: fill })) : parts
  return { x, y, width, fill, text, number, head: cell.kind === 'head', struck, shared, share, parts: ownParts, detail }
}

function haveSameParts(a: readonly CellPart[], b: readonly CellPart[]): boolean {
  return a.length === b.length && a.every(({ sign, classes }, at) => sign === b[at]?.sign && classes === b[at].classes)
}

/** Whether two pictures look alike and stand in the same place. */
export function isSamePicture(a: CellPicture, b: CellPicture): boolean {
  return (
    a.x === b.x &&
    a.y === b.y &&
    a.width === b.width &&
    a.fill === b.fill &&
    a.text === b.text &&
    a.number === b.number &&
    a.head === b.head &&
    a.struck === b.struck &&
    a.shared === b.shared &&
    a.share === b.share &&
    a.detail?.id === b.detail?.id &&
    a.detail?.reached === b.detail?.reached &&
    a.detail?.inForce === b.detail?.inForce &&
    haveSameParts(a.parts, b.parts)
  )
}
