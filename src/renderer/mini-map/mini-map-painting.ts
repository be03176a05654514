import { token, type Theme } from '../theme/palette.ts'
import type { MapSign } from '../../core/report/coverage-map.ts'
import { miniCell, type MiniMapLayout } from './mini-map.ts'

/** What a small map is painted on: the part of a canvas context that it needs. */
export type MapSurface = Pick<CanvasRenderingContext2D, 'fillRect' | 'strokeRect' | 'clearRect'> & {
  fillStyle: CanvasRenderingContext2D['fillStyle']
  strokeStyle: CanvasRenderingContext2D['strokeStyle']
  lineWidth: number
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Hollow states have an edge, and each has its own mark: none is told by its colour alone. */
function paintCell(surface: MapSurface, sign: MapSign, box: Box, theme: Theme): void {
  const colour = (name: string): string => token(theme, name)
  const fill = (name: string, { x, y, width, height }: Box = box): void => {
    surface.fillStyle = colour(name)
    surface.fillRect(x, y, width, height)
  }
  const outline = (): void => {
    surface.strokeStyle = colour('line-control')
    surface.lineWidth = 1
    surface.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1)
  }
  const middle = { x: box.x + Math.floor(box.width / 2), y: box.y + Math.floor(box.height / 2) }
  switch (sign) {
    case '3':
      fill('strength-significant')
      return
    case '2':
      fill('strength-partial')
      return
    case '1':
      fill('strength-minimal')
      if (theme === 'dark') outline()
      return
    case '+':
      fill('bg')
      for (let x = box.x; x < box.x + box.width; x += 2) fill('state-covered', { ...box, x, width: 1 })
      return
    case '?':
      fill('strength-none')
      outline()
      fill('state-unassessed', { ...middle, width: 1, height: 1 })
      return
    case '0':
      fill('state-gap')
      fill('ink-light', { x: box.x + 1, y: middle.y, width: Math.max(1, box.width - 2), height: 1 })
      return
    case '-':
      outline()
      return
    case 'x':
      fill('line-control', { x: box.x, y: middle.y, width: box.width, height: 1 })
  }
}

/** Paints the whole map; `changed` has, per tactic, the places of cells to outline. */
export function paintMiniMap(
  surface: MapSurface,
  columns: readonly string[],
  changed: readonly (readonly number[])[],
  layout: MiniMapLayout,
  theme: Theme,
): void {
  surface.clearRect(-2, -2, layout.width + 4, layout.height + 4)
  const box = (tactic: number, at: number): Box => ({
    ...miniCell(layout, tactic, at),
    width: layout.across - 1,
    height: layout.down - 1,
  })
  columns.forEach((signs, tactic) => {
    for (let at = 0; at < signs.length; at++) paintCell(surface, signs[at] as MapSign, box(tactic, at), theme)
  })
  // Last, so that no neighbour lies over an outline.
  surface.strokeStyle = token(theme, 'focus')
  surface.lineWidth = 1.5
  changed.forEach((places, tactic) => {
    for (const at of places) {
      const { x, y, width, height } = box(tactic, at)
      surface.strokeRect(x - 0.75, y - 0.75, width + 1.5, height + 1.5)
    }
  })
}
