import { meet, type Area } from './geometry.ts'

/**
 * Pixels, about. Whenever one canvas changes, the page's thread hands on all there are, and copies what changed: many
 * small ones cost it as much as a few large ones.
 */
const side = { width: 448, height: 320 }

/** One of the pieces that the picture of the matrix is painted in. */
export interface Tile extends Area {
  /** Unique in a picture. */
  readonly key: string
}

/**
 * All tiles of a picture of the given size, row by row. `density` is how many pixels of the screen one of the page has:
 * tiles begin and end on pixels of the screen, so that no seam is seen and nothing is scaled.
 */
export function tilesOf(size: Pick<Area, 'width' | 'height'>, density: number): readonly Tile[] {
  const step = { x: Math.ceil(side.width * density) / density, y: Math.ceil(side.height * density) / density }
  const tiles: Tile[] = []
  for (let row = 0; row * step.y < size.height; row++) {
    for (let column = 0; column * step.x < size.width; column++) {
      const [x, y] = [column * step.x, row * step.y]
      const cut = { width: Math.min(step.x, size.width - x), height: Math.min(step.y, size.height - y) }
      const whole = {
        width: Math.ceil(cut.width * density) / density,
        height: Math.ceil(cut.height * density) / density,
      }
      tiles.push({ key: `${String(column)} ${String(row)}`, x, y, ...whole })
    }
  }
  return tiles
}

/** Pixels beyond the view, as far as a wheel turns within some frames. */
const near = { x: 320, y: 224 }

/** Which tiles show something of a view, and which are so near that they soon may, the nearest first. */
export function tilesAround(
  tiles: readonly Tile[],
  view: Area,
): { readonly seen: readonly Tile[]; readonly near: readonly Tile[] } {
  const around = {
    x: view.x - near.x,
    y: view.y - near.y,
    width: view.width + 2 * near.x,
    height: view.height + 2 * near.y,
  }
  const seen = tiles.filter((tile) => meet(tile, view))
  const close = tiles.filter((tile) => !meet(tile, view) && meet(tile, around))
  return { seen, near: close.sort((a, b) => distance(a, view) - distance(b, view)) }
}

function distance(tile: Area, view: Area): number {
  const across = Math.max(view.x - tile.x - tile.width, tile.x - view.x - view.width, 0)
  const down = Math.max(view.y - tile.y - tile.height, tile.y - view.y - view.height, 0)
  return across + down
}
