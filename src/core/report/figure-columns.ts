import type { ChartDescription } from './chart-description.ts'
import { fitted } from './figure-shapes.ts'
import type { Drawn, Frame, Shape } from './figure-shapes.ts'

const plotHeight = 220
const axisWidth = 40
const column = 36
const endWidth = 110

function text(x: number, y: number, of: string, more: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape {
  return { kind: 'text', x, y, text: of, size: 11, weight: 400, anchor: 'middle', ink: 'faint', ...more }
}

function gridLines({ axis }: ChartDescription, left: number, right: number, yOf: (value: number) => number): Shape[] {
  return axis.ticks.flatMap(({ at, label }): Shape[] => [
    {
      kind: 'line',
      points: [
        [left, yOf(at)],
        [right, yOf(at)],
      ],
      ink: 'line',
      width: 1,
      dashed: false,
    },
    text(left - 8, yOf(at) + 4, label, { anchor: 'end' }),
  ])
}

/** Columns with their figure above and their label below. */
export function columnPlot(chart: ChartDescription, frame: Frame): Drawn {
  const { rows, panels, axis } = chart
  const left = frame.left + axisWidth
  const right = frame.left + frame.width
  const top = frame.top + 16
  const yOf = (value: number): number => top + plotHeight * (1 - value / axis.max)
  const step = (right - left) / Math.max(1, rows.length)
  const shapes = gridLines(chart, left, right, yOf)
  rows.forEach(({ label, figures }, at) => {
    const middle = left + (at + 0.5) * step
    let before = 0
    for (const { values, fill } of panels.flatMap(({ series }) => series)) {
      const value = values[at] ?? 0
      if (value <= 0) continue
      const y = yOf(before + value)
      shapes.push({ kind: 'rect', x: middle - column / 2, y, width: column, height: yOf(before) - y, fill })
      before += value
    }
    const figure = figures[0] ?? ''
    shapes.push(text(middle, yOf(before) - 5, figure, { size: 12, weight: 600, ink: 'text' }))
    shapes.push(text(middle, top + plotHeight + 16, fitted(label, 11, step)))
  })
  return { shapes, bottom: top + plotHeight + 20 }
}

/** Lines over rows at equal distances, each with its last figure; they stop where the chart says so. */
export function linePlot(chart: ChartDescription, frame: Frame): Drawn {
  const { rows, panels, axis, figureHeads } = chart
  const left = frame.left + axisWidth
  const right = frame.left + frame.width - endWidth
  const { top } = frame
  const yOf = (value: number): number => top + plotHeight * (1 - value / axis.max)
  const step = (right - left) / Math.max(1, rows.length)
  const xOf = (at: number): number => left + (at + 0.5) * step
  const shapes = gridLines(chart, left, right, yOf)
  rows.forEach(({ short, broken }, at) => {
    // As many days as have room for about ten letters.
    const isNamed = step >= 64 || at === 0 || at === rows.length - 1
    if (isNamed) shapes.push(text(xOf(at), top + plotHeight + 16, short))
    if (broken === undefined) return
    const x = left + at * step
    shapes.push({
      kind: 'line',
      points: [
        [x, top],
        [x, top + plotHeight],
      ],
      ink: 'control',
      width: 1,
      dashed: true,
    })
  })
  panels[0]?.series.forEach(({ label, fill, values }, place) => {
    const runs: [number, number][][] = []
    values.forEach((value, at) => {
      if (at === 0 || rows[at]?.broken !== undefined) runs.push([])
      runs.at(-1)?.push([xOf(at), yOf(value)])
    })
    for (const points of runs)
      if (points.length > 1) shapes.push({ kind: 'line', points, ink: fill, width: 1.5, dashed: false })
    for (const [x, y] of runs.flat()) shapes.push({ kind: 'marker', x, y, round: place === 0, fill })
    const figure = rows.at(-1)?.figures[figureHeads.indexOf(label)] ?? ''
    const y = yOf(values.at(-1) ?? 0) + 4
    shapes.push(text(right + 6, y, `${figure} ${label}`.trim(), { size: 12, anchor: 'start', ink: 'text' }))
  })
  return { shapes, bottom: top + plotHeight + 20 }
}
