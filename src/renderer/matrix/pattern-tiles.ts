import type { Pattern, Swatch } from '../theme/swatch.ts'
import { cellRadius, type TileOf } from './cell-brush.ts'

/** Pixels from line to line, and how wide a line is, as in `patterns.css`. */
const steps: Readonly<Record<Pattern['kind'], { readonly step: number; readonly line: number }>> = {
  hatch: { step: 5, line: 1 },
  'back-hatch': { step: 5, line: 1 },
  stripes: { step: 5, line: 1.5 },
}

/**
 * Pattern and outline as pictures of a cell, each made once: an image is laid on a cell faster than lines are drawn on
 * it, and dots a good deal faster. `density` is how many pixels of the picture one of the page has.
 */
export function patternTiles(height: number, density: number): TileOf {
  const known = new Map<string, CanvasImageSource>()
  return ({ pattern, outline }, width) => {
    const lines = pattern === null ? '' : `${pattern.kind} ${pattern.colour}`
    const edge = outline === null ? '' : `${String(outline.dotted)} ${outline.colour}`
    const key = `${lines} ${edge} ${String(width)}`
    const found = known.get(key)
    if (found !== undefined) return found
    const tile = document.createElement('canvas')
    tile.width = Math.ceil(width * density)
    tile.height = Math.ceil(height * density)
    const surface = tile.getContext('2d')
    surface?.scale(density, density)
    if (surface !== null && pattern !== null) drawLines(surface, pattern, width, height)
    if (surface !== null && outline !== null) drawOutline(surface, outline, width, height)
    known.set(key, tile)
    return tile
  }
}

function drawOutline(
  surface: CanvasRenderingContext2D,
  { colour, dotted }: NonNullable<Swatch['outline']>,
  width: number,
  height: number,
): void {
  surface.strokeStyle = colour
  surface.lineWidth = 1
  surface.setLineDash(dotted ? [1, 1] : [])
  surface.beginPath()
  surface.roundRect(0.5, 0.5, width - 1, height - 1, cellRadius - 0.5)
  surface.stroke()
}

function drawLines(surface: CanvasRenderingContext2D, { kind, colour }: Pattern, width: number, height: number): void {
  const { step, line } = steps[kind]
  surface.strokeStyle = colour
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
}
