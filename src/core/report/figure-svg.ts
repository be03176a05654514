import type { ChartFill } from './chart-description.ts'
import type { Figure, Ink, Shape } from './figure-shapes.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'
import { paper, stateFills } from './palette.ts'
import { colourAt, strengthStops } from './scale.ts'
import { px } from './state-drawing.ts'

/** Colours of a figure on white. */
export const figureInks: Readonly<Record<Ink, string>> = {
  text: paper.text,
  muted: paper.textMuted,
  faint: paper.textFaint,
  line: paper.line,
  control: paper.lineControl,
}

const fills: Readonly<Record<ChartFill, string>> = {
  significant: colourAt(strengthStops, 1),
  partial: colourAt(strengthStops, 0.5),
  minimal: colourAt(strengthStops, 0.1),
  planned: 'url(#coverline-planned)',
  unassessed: 'url(#coverline-unassessed)',
  gap: 'url(#coverline-gap)',
  hollow: paper.white,
  covered: stateFills.planned,
}

const patterns = html`<defs>
  <pattern id="coverline-planned" width="5" height="5" patternUnits="userSpaceOnUse">
    <rect width="5" height="5" fill="${paper.white}" />
    <path d="M1.5 0v5" stroke="${stateFills.planned}" stroke-width="1.5" />
  </pattern>
  <pattern id="coverline-unassessed" width="4" height="4" patternUnits="userSpaceOnUse">
    <rect width="4" height="4" fill="${paper.white}" />
    <rect width="2" height="2" fill="${stateFills.unassessed}" />
    <rect x="2" y="2" width="2" height="2" fill="${stateFills.unassessed}" />
  </pattern>
  <pattern id="coverline-gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="${stateFills.gap}" />
    <path d="M.75 0v6" stroke="${paper.white}" stroke-width="1.5" />
  </pattern>
</defs>`

function colourOf(ink: Ink | ChartFill): string {
  return ink in figureInks ? figureInks[ink as Ink] : fills[ink as ChartFill]
}

function draw(shape: Shape): Markup {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, fill } = shape
      if (fill !== 'hollow') {
        return html`<rect
          x="${px(x)}"
          y="${px(y)}"
          width="${px(width)}"
          height="${px(height)}"
          fill="${fills[fill]}"
        />`
      }
      const [w, h] = [Math.max(width - 1, 0.25), Math.max(height - 1, 0.25)]
      return html`<rect
        x="${px(x + 0.5)}"
        y="${px(y + 0.5)}"
        width="${px(w)}"
        height="${px(h)}"
        fill="${fills.hollow}"
        stroke="${paper.lineControl}"
        stroke-width=".75"
      />`
    }
    case 'text': {
      const { x, y, text, size, weight, anchor, ink } = shape
      return html`<text
        x="${px(x)}"
        y="${px(y)}"
        font-size="${size}"
        font-weight="${weight}"
        text-anchor="${anchor}"
        fill="${figureInks[ink]}"
        >${text}</text
      >`
    }
    case 'line': {
      const points = shape.points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')
      return html`<polyline
        points="${points}"
        fill="none"
        stroke="${colourOf(shape.ink)}"
        stroke-width="${shape.width}"
        ${shape.dashed ? html` stroke-dasharray="3 3"` : ''}
      />`
    }
    case 'marker': {
      const { x, y, round, fill } = shape
      return round
        ? html`<circle cx="${px(x)}" cy="${px(y)}" r="4" fill="${fills[fill]}" stroke="${paper.white}" />`
        : html`<rect
            x="${px(x - 3.5)}"
            y="${px(y - 3.5)}"
            width="7"
            height="7"
            fill="${fills[fill]}"
            stroke="${paper.white}"
          />`
    }
  }
}

/** A figure as one SVG file: valid XML whatever its labels say, with a title and a sentence, asking for nothing. */
export function renderFigureSvg({ width, height, title, description, shapes }: Figure): string {
  const drawing = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${px(width)}"
    height="${px(height)}"
    viewBox="0 0 ${px(width)} ${px(height)}"
    role="img"
    font-family="Inter, system-ui, sans-serif"
  >
    <title>${title}</title>
    <desc>${description}</desc>
    ${patterns}
    <rect width="${px(width)}" height="${px(height)}" fill="${paper.white}" />
    ${shapes.map(draw)}
  </svg>`
  return `${drawing.markup}\n`
}
