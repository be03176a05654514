import type { ChartDescription, ChartSeries } from './chart-description.ts'
import { fitted, textWidth } from './figure-shapes.ts'
import type { Drawn, Frame, Shape } from './figure-shapes.ts'

const row = { height: 22, bar: 14 } as const
const gap = 12
const widestLabel = 220

function text(x: number, y: number, of: string, more: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape {
  return { kind: 'text', x, y, text: of, size: 12, weight: 400, anchor: 'start', ink: 'text', ...more }
}

/** The pieces of one bar, a pixel apart; a value above zero is at least seen. */
function stack(series: readonly ChartSeries[], at: number, x: number, y: number, scale: number): Shape[] {
  const drawn: Shape[] = []
  let before = 0
  const total = series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
  for (const { values, fill } of series) {
    const value = values[at] ?? 0
    if (value <= 0) continue
    const start = before * scale
    before += value
    const space = before < total - 1e-9 ? 1 : 0
    const width = Math.max(0.5, before * scale - start - space)
    drawn.push({ kind: 'rect', x: x + start, y, width, height: row.bar, fill })
  }
  return drawn
}

/** Rows of bars with their labels at the left and their figures at the right. */
export function barPlot(chart: ChartDescription, frame: Frame): Drawn {
  const { rows, panels, figureHeads, axis } = chart
  const labelWidth = Math.min(widestLabel, Math.max(0, ...rows.map(({ label }) => textWidth(label, 12))))
  const figureWidths = figureHeads.map((head, at) =>
    Math.max(textWidth(head, 12), ...rows.map(({ figures }) => textWidth(figures[at] ?? '', 12))),
  )
  const figuresWidth = figureWidths.reduce((sum, one) => sum + one + gap, 0)
  const count = Math.max(1, panels.length)
  const panelWidth = (frame.width - labelWidth - figuresWidth - count * gap) / count
  const hasHeads = figureHeads.length > 0 || panels.some(({ heading }) => heading !== '')
  const top = frame.top + (hasHeads ? 20 : 0)
  const bottom = top + rows.length * row.height
  const shapes: Shape[] = []

  panels.forEach(({ heading, figure, series }, at) => {
    const left = frame.left + labelWidth + gap + at * (panelWidth + gap)
    const scale = panelWidth / axis.max
    if (heading !== '') {
      shapes.push(text(left, frame.top + 12, heading, { weight: 500 }))
      shapes.push(text(left + panelWidth, frame.top + 12, figure, { anchor: 'end' }))
    }
    axis.ticks.forEach(({ at: value, label }, place) => {
      const x = left + value * scale
      shapes.push({
        kind: 'line',
        points: [
          [x, top],
          [x, bottom],
        ],
        ink: 'line',
        width: 1,
        dashed: false,
      })
      const anchor = place === 0 ? 'start' : place === axis.ticks.length - 1 ? 'end' : 'middle'
      shapes.push(text(x, bottom + 14, label, { size: 11, anchor, ink: 'faint' }))
    })
    rows.forEach((_, line) => {
      const y = top + line * row.height + (row.height - row.bar) / 2
      shapes.push(...stack(series, line, left, y, scale))
    })
  })
  rows.forEach(({ label, figures }, line) => {
    const y = top + line * row.height + 15
    shapes.push(text(frame.left, y, fitted(label, 12, labelWidth + 1)))
    let right = frame.left + frame.width - figuresWidth
    figureWidths.forEach((width, at) => {
      right += gap + width
      if (line === 0) shapes.push(text(right, frame.top + 12, figureHeads[at] ?? '', { anchor: 'end', ink: 'muted' }))
      const weight = figureHeads[at] === '%' ? 600 : 400
      shapes.push(text(right, y, figures[at] ?? '', { anchor: 'end', weight }))
    })
  })
  return { shapes, bottom: bottom + 18 }
}
