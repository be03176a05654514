import { figureInks } from '../../core/report/figure-svg.ts'
import type { Figure, Shape } from '../../core/report/figure-shapes.ts'
import { fillsOf } from './fills.ts'
import type { Paint } from './chart-config.ts'

const fontFamily = '"Inter Variable", system-ui, sans-serif'
/** Pixels of an image for each of the figure: sharp on a slide. */
const sharpness = 2
/** The longest side that browsers give a canvas. */
const longestSide = 16_000

function paintOf(name: string): Paint {
  const ink = Object.entries(figureInks).find(([one]) => one === name)?.[1]
  const fill = Object.entries(fillsOf('light', sharpness)).find(([one]) => one === name)?.[1]
  return ink ?? fill ?? figureInks.text
}

function paintShape(surface: CanvasRenderingContext2D, shape: Shape): void {
  switch (shape.kind) {
    case 'rect':
      surface.fillStyle = paintOf(shape.fill)
      surface.fillRect(shape.x, shape.y, shape.width, shape.height)
      if (shape.fill !== 'hollow') return
      surface.strokeStyle = figureInks.control
      surface.lineWidth = 0.75
      surface.strokeRect(
        shape.x + 0.5,
        shape.y + 0.5,
        Math.max(shape.width - 1, 0.25),
        Math.max(shape.height - 1, 0.25),
      )
      return
    case 'text':
      surface.font = `${String(shape.weight)} ${String(shape.size)}px ${fontFamily}`
      surface.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[shape.anchor]
      surface.fillStyle = figureInks[shape.ink]
      surface.fillText(shape.text, shape.x, shape.y)
      return
    case 'line':
      surface.strokeStyle = paintOf(shape.ink)
      surface.lineWidth = shape.width
      surface.setLineDash(shape.dashed ? [3, 3] : [])
      surface.beginPath()
      shape.points.forEach(([x, y], at) => {
        if (at === 0) surface.moveTo(x, y)
        else surface.lineTo(x, y)
      })
      surface.stroke()
      surface.setLineDash([])
      return
    case 'marker':
      surface.fillStyle = paintOf(shape.fill)
      surface.beginPath()
      if (shape.round) surface.arc(shape.x, shape.y, 4, 0, Math.PI * 2)
      else surface.rect(shape.x - 3.5, shape.y - 3.5, 7, 7)
      surface.fill()
  }
}

/**
 * A figure as a PNG image, in the light palette whatever the theme: it goes onto slides and paper. Null where it is longer
 * than an image may be.
 */
export async function paintFigure(figure: Figure): Promise<Blob | null> {
  if (Math.max(figure.width, figure.height) * sharpness > longestSide) return null
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(figure.width * sharpness)
  canvas.height = Math.round(figure.height * sharpness)
  const surface = canvas.getContext('2d')
  if (surface === null) return null
  surface.scale(sharpness, sharpness)
  surface.fillStyle = '#ffffff'
  surface.fillRect(0, 0, figure.width, figure.height)
  for (const shape of figure.shapes) paintShape(surface, shape)
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
}
