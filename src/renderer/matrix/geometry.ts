import { cellGap, type MatrixLayout, type PlacedCell } from './layout.ts'

/** A cell and where it stands: pixels from the corner of the first cell. */
export interface CellBox {
  readonly cell: PlacedCell
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A part of the matrix, in the same pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Geometry {
  readonly width: number
  readonly height: number
  readonly boxes: readonly CellBox[]
  /** By the key of the cell. */
  readonly byKey: ReadonlyMap<string, CellBox>
}

/** Pixels by which sub-techniques stand further right; at *Fit* only their words do. */
export const indents = { fit: 0, names: 10, read: 12 } as const

const known = new WeakMap<MatrixLayout, Geometry>()

/** Where every cell of a layout stands, without asking the page for it; the same for the same layout. */
export function geometryOf(layout: MatrixLayout): Geometry {
  const geometry = known.get(layout) ?? measured(layout)
  known.set(layout, geometry)
  return geometry
}

function measured(layout: MatrixLayout): Geometry {
  const indent = indents[layout.zoom]
  const height = layout.pitch - cellGap
  let left = 0
  const boxes = layout.tactics.flatMap(({ columns, width }) => {
    const start = left
    left += width + layout.tacticGap
    return columns.flatMap((column, at) => {
      const corner = start + at * (layout.cellWidth + cellGap)
      return column.map((cell): CellBox => {
        const inset = cell.kind === 'sub' ? indent : 0
        return { cell, x: corner + inset, y: cell.top, width: layout.cellWidth - inset, height }
      })
    })
  })
  const lowest = boxes.reduce((bottom, { y }) => Math.max(bottom, y), 0)
  const byKey = new Map(boxes.map((box) => [box.cell.key, box]))
  return { width: layout.width, height: lowest + layout.pitch, boxes, byKey }
}

/** Whether two areas have a pixel in common. */
export function meet(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** The cell at a point, the gaps below it and beside it counted to it; null where there is none. */
export function cellAt({ boxes }: Geometry, x: number, y: number): CellBox | null {
  const area = { x: x - cellGap, y: y - cellGap, width: 2 * cellGap, height: 2 * cellGap }
  return boxes.find((box) => meet(box, area)) ?? null
}
