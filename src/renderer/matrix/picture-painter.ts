import type { CellBrush, CellPicture } from './cell-picture.ts'
import { cellGap, type MatrixLayout, type PlacedCell } from './layout.ts'

/** Every cell with the pixels of its corner from that of the first. */
export function cellCorners(
  layout: MatrixLayout,
): readonly { readonly cell: PlacedCell; readonly x: number; readonly y: number }[] {
  let left = 0
  return layout.tactics.flatMap(({ columns, width }) => {
    const start = left
    left += width + layout.tacticGap
    return columns.flatMap((column, at) =>
      column.map((cell) => ({ cell, x: start + at * (layout.cellWidth + cellGap), y: cell.top })),
    )
  })
}

/** Pixels from the top of the first row to the foot of the lowest. */
export function pictureHeight(layout: MatrixLayout): number {
  const bottoms = layout.tactics.flatMap(({ columns }) => columns.map((column) => column.at(-1)?.top ?? 0))
  return Math.max(0, ...bottoms) + layout.pitch
}

function isSame(a: CellPicture, b: CellPicture): boolean {
  return (
    a.x === b.x &&
    a.y === b.y &&
    a.fill === b.fill &&
    a.text === b.text &&
    a.number === b.number &&
    a.head === b.head &&
    a.struck === b.struck &&
    a.shared === b.shared &&
    a.share === b.share
  )
}

/** Keeps the picture of the matrix as it should be: only cells that changed are painted again. */
export class PicturePainter {
  #painted: ReadonlyMap<string, CellPicture> = new Map()
  readonly #brush: Pick<CellBrush, 'clear' | 'paint'>

  /** The brush's surface is empty. */
  constructor(brush: Pick<CellBrush, 'clear' | 'paint'>) {
    this.#brush = brush
  }

  /** `cells` by their keys. */
  paint(cells: ReadonlyMap<string, CellPicture>): void {
    for (const [key, was] of this.#painted) {
      const now = cells.get(key)
      if (now?.x !== was.x || now.y !== was.y) this.#brush.clear(was)
    }
    const changed = [...cells].filter(([key, now]) => {
      const was = this.#painted.get(key)
      return was === undefined || !isSame(was, now)
    })
    this.#painted = cells
    this.#brush.paint(changed.map(([, cell]) => cell))
  }
}
