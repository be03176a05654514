import type { ChartFill } from '../../core/report/chart-description.ts'
import { token } from '../theme/palette.ts'
import type { Theme } from '../theme/palette.ts'
import type { Paint } from './chart-config.ts'

type Drawing = (surface: CanvasRenderingContext2D, size: number) => void

/** A tile of `size` pixels, drawn as sharp as the screen is and repeated without end. */
function pattern(size: number, density: number, draw: Drawing): Paint {
  const tile = document.createElement('canvas')
  const side = Math.max(1, Math.round(size * density))
  tile.width = side
  tile.height = side
  const surface = tile.getContext('2d')
  if (surface === null) return 'transparent'
  surface.scale(side / size, side / size)
  draw(surface, size)
  const made = surface.createPattern(tile, 'repeat')
  if (made === null) return 'transparent'
  made.setTransform(new DOMMatrix().scale(size / side))
  return made
}

function stripes(line: string, ground: string): Drawing {
  return (surface, size) => {
    surface.fillStyle = ground
    surface.fillRect(0, 0, size, size)
    surface.fillStyle = line
    surface.fillRect(0, 0, 1.5, size)
  }
}

function dots(dot: string, ground: string): Drawing {
  return (surface, size) => {
    surface.fillStyle = ground
    surface.fillRect(0, 0, size, size)
    surface.fillStyle = dot
    surface.fillRect(0, 0, size / 2, size / 2)
    surface.fillRect(size / 2, size / 2, size / 2, size / 2)
  }
}

/** Slanted lines; drawn three times over, so that they meet at the edges of the tile. */
function slanted(line: string, ground: string): Drawing {
  return (surface, size) => {
    surface.fillStyle = ground
    surface.fillRect(0, 0, size, size)
    surface.strokeStyle = line
    surface.lineWidth = 1.2
    surface.beginPath()
    for (const shift of [-size, 0, size]) {
      surface.moveTo(shift - 1, size + 1)
      surface.lineTo(shift + size + 1, -1)
    }
    surface.stroke()
  }
}

function make(theme: Theme, density: number): Readonly<Record<ChartFill, Paint>> {
  const colour = (name: string): string => token(theme, name)
  const ground = colour('bg')
  return {
    significant: colour('strength-significant'),
    partial: colour('strength-partial'),
    minimal: colour('strength-minimal'),
    planned: pattern(5, density, stripes(colour('state-covered'), ground)),
    unassessed: pattern(4, density, dots(colour('state-unassessed'), ground)),
    gap: pattern(6, density, slanted(ground, colour('state-gap'))),
    hollow: ground,
    covered: colour('state-covered'),
  }
}

const made = new Map<string, Readonly<Record<ChartFill, Paint>>>()

/** The fills of a theme at a pixel ratio, made once. */
export function fillsOf(theme: Theme, density: number): Readonly<Record<ChartFill, Paint>> {
  const key = `${theme} ${density}`
  const known = made.get(key)
  if (known !== undefined) return known
  const fills = make(theme, density)
  made.set(key, fills)
  return fills
}
