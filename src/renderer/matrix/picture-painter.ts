import type { CellBrush } from './cell-brush.ts'
import { isSamePicture, type CellPicture } from './cell-picture.ts'

/** Keeps a picture of cells as it should be: only those that changed are painted again. */
export class PicturePainter {
  #painted: ReadonlyMap<string, CellPicture> = new Map()
  readonly #brush: Pick<CellBrush, 'clear' | 'paint'>

  /** The brush's surface is empty. */
  constructor(brush: Pick<CellBrush, 'clear' | 'paint'>) {
    this.#brush = brush
  }

  /** `cells` by their keys. */
  paint(cells: ReadonlyMap<string, CellPicture>): void {
    const isKept = (key: string, now: CellPicture | undefined): boolean => {
      const was = this.#painted.get(key)
      return was !== undefined && now !== undefined && isSamePicture(was, now)
    }
    for (const [key, was] of this.#painted) if (!isKept(key, cells.get(key))) this.#brush.clear(was)
    const changed = [...cells].filter(([key, now]) => !isKept(key, now))
    this.#painted = cells
    this.#brush.paint(changed.map(([, cell]) => cell))
  }
}
