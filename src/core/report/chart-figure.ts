import type { ChartDescription, ChartPanel } from './chart-description.ts'
import { chartLegend } from './chart-legend.ts'
import { barPlot } from './figure-bars.ts'
import { columnPlot, linePlot } from './figure-columns.ts'
import { textWidth, wrapped } from './figure-shapes.ts'
import type { Drawn, Figure, Frame, Shape } from './figure-shapes.ts'

const width = 760
const margin = 24
const inner = width - 2 * margin

function heading(chart: ChartDescription): Drawn {
  const counts = `${chart.unit}, ${chart.denominator}`
  const detail = chart.note === '' ? counts : `${counts}. ${chart.note}`
  const lines = wrapped(detail, 12, inner)
  const title: Shape = {
    kind: 'text',
    x: margin,
    y: margin + 14,
    text: chart.title,
    size: 16,
    weight: 600,
    anchor: 'start',
    ink: 'text',
  }
  return {
    shapes: [
      title,
      ...lines.map((text, at): Shape => ({
        ...title,
        y: margin + 36 + at * 16,
        text,
        size: 12,
        weight: 400,
        ink: 'muted',
      })),
    ],
    bottom: margin + 32 + lines.length * 16,
  }
}

function legend(chart: ChartDescription, top: number): Drawn {
  if (!chart.panels.some(({ series }: ChartPanel) => series.length > 1)) return { shapes: [], bottom: top }
  const shapes: Shape[] = []
  let x = margin
  let y = top + 6
  for (const { label, fill } of chartLegend(chart)) {
    const needs = 18 + textWidth(label, 12)
    if (x > margin && x + needs > width - margin) {
      x = margin
      y += 18
    }
    shapes.push(
      { kind: 'rect', x, y, width: 12, height: 12, fill },
      { kind: 'text', x: x + 18, y: y + 10, text: label, size: 12, weight: 400, anchor: 'start', ink: 'muted' },
    )
    x += needs + 16
  }
  return { shapes, bottom: y + 18 }
}

/**
 * A chart with its title, unit, denominator and legend, to be drawn on white: a slide and paper are. `about` stands at the
 * foot and says what it is of: a figure travels without its screen.
 */
export function chartFigure(chart: ChartDescription, about: string): Figure {
  const head = heading(chart)
  const keys = legend(chart, head.bottom)
  const frame: Frame = { left: margin, top: keys.bottom + 10, width: inner }
  const plot = { bars: barPlot, columns: columnPlot, lines: linePlot }[chart.form](chart, frame)
  const foot = wrapped(about, 11, inner).map((text, at): Shape => {
    const y = plot.bottom + 28 + at * 15
    return { kind: 'text', x: margin, y, text, size: 11, weight: 400, anchor: 'start', ink: 'faint' }
  })
  return {
    width,
    height: plot.bottom + 20 + foot.length * 15 + margin,
    title: chart.title,
    description: `${chart.sentence} ${about}`.trim(),
    shapes: [...head.shapes, ...keys.shapes, ...plot.shapes, ...foot],
  }
}
