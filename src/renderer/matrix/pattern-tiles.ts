import type { Pattern } from '../theme/swatch.ts'
import type { TileOf } from './cell-picture.ts'

/** Pixels from line to line, and how wide a line is, as in `patterns.css`. */
const steps: Readonly<Record<Pattern['kind'], { readonly step: number; readonly line: number }>> = {
  hatch: { step: 5, line: 1 },
  'back-hatch': { step: 5, line: 1 },
  stripes: { step: 5, line: 1.5 },
}

/**
 * Patterns as pictures of one cell, each made once: an image is laid on a cell faster than lines are drawn on it.
 * `density` is how many pixels of the picture one of `size` has.
 */
export function patternTiles(size: { readonly width: number; readonly height: number }, density: number): TileOf {
  const known = new Map<string, CanvasImageSource>()
  return (pattern) => {
    const key = `${pattern.kind} ${pattern.colour}`
    const found = known.get(key)
    if (found !== undefined) return found
    const tile = drawn(pattern, size, density)
    known.set(key, tile)
    return tile
  }
}

function drawn(
  { kind, colour }: Pattern,
  { width, height }: { readonly width: number; readonly height: number },
  density: number,
): HTMLCanvasElement {
  const tile = document.createElement('canvas')
  tile.width = Math.ceil(width * density)
  tile.height = Math.ceil(height * density)
  const surface = tile.getContext('2d')
  if (surface === null) return tile
  surface.scale(density, density)
  surface.strokeStyle = colour
  const { step, line } = steps[kind]
  surface.lineWidth = line
  surface.beginPath()
  if (kind === 'stripes') {
    for (let x = line / 2; x < width; x += step) {
      surface.moveTo(x, 0)
      surface.lineTo(x, height)
    }
  } else {
    // Measured across the lines, which lie at 45 degrees.
    const across = step * Math.SQRT2
    const first = (line / 2) * Math.SQRT2
    for (let x = first; x < width + height; x += across) {
      const [from, to] = kind === 'hatch' ? [0, height] : [height, 0]
      surface.moveTo(x, from)
      surface.lineTo(x - height, to)
    }
  }
  surface.stroke()
  return tile
}
