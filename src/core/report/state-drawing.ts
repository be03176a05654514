import { html } from './markup.ts'
import type { Markup } from './markup.ts'
import { cellFills, paper, stateFills } from './palette.ts'
import type { StateCount, StatePiece } from './report-description.ts'
import { colourAt, strengthStops } from './scale.ts'

/** Patterns that the drawings of one document share: colour never says a thing alone. */
export function patternDefinitions(): Markup {
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M1.5 0v5" stroke="${stateFills.planned}" stroke-width="1.5" />
      </pattern>
      <pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="2" height="2" fill="${stateFills.unassessed}" />
        <rect x="2" y="2" width="2" height="2" fill="${stateFills.unassessed}" />
      </pattern>
      <pattern id="rust" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="${stateFills.gap}" />
        <path d="M.75 0v6" stroke="#fff" stroke-width="1.5" />
      </pattern>
      <pattern id="pale-stripes" width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M1 0v5" stroke="#fff" stroke-opacity=".75" stroke-width="1.5" />
      </pattern>
      <pattern id="hatch-light" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M.5 0v5" stroke="#fff" stroke-opacity=".55" />
      </pattern>
      <pattern id="hatch-dark" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M.5 0v5" stroke="#000" stroke-opacity=".5" />
      </pattern>
    </defs>
  </svg>`
}

const fills: Readonly<Record<StatePiece, string>> = {
  significant: colourAt(strengthStops, 1),
  partial: colourAt(strengthStops, 0.5),
  minimal: colourAt(strengthStops, 0.1),
  planned: 'url(#stripes)',
  unassessed: 'url(#dots)',
  gap: 'url(#rust)',
  noControl: paper.white,
}

/** Figures of drawings need no more than hundredths of a pixel. */
export function px(length: number): string {
  return String(Number(length.toFixed(2)))
}

function piece(kind: StatePiece, x: number, width: number, height: number): Markup {
  if (kind === 'noControl') {
    const inner = Math.max(width - 1, 0.25)
    return html`<rect
      x="${px(x + 0.5)}"
      y="0.5"
      width="${px(inner)}"
      height="${px(height - 1)}"
      fill="${fills[kind]}"
      stroke="${paper.lineControl}"
      stroke-width=".75"
    />`
  }
  return html`<rect x="${px(x)}" width="${px(width)}" height="${px(height)}" fill="${fills[kind]}" />`
}

/** A bar of states from 0 to all of `total`, its pieces a pixel apart. `label` says in words what it shows. */
export function stateBar(
  states: readonly StateCount[],
  total: number,
  size: readonly [number, number],
  label: string,
): Markup {
  const [width, height] = size
  const drawn: Markup[] = []
  let before = 0
  for (const { piece: kind, techniques } of states) {
    if (techniques === 0) continue
    const start = (before / total) * width
    before += techniques
    const end = (before / total) * width
    const gap = before < total ? 1 : 0
    drawn.push(piece(kind, start, Math.max(end - start - gap, 0.5), height))
  }
  return html`<svg
    class="bar"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${label}"
  >
    ${drawn}
  </svg>`
}

/** The same bar in words: `80 significant, 310 partial`. */
export function statesInWords(states: readonly StateCount[]): string {
  const words = states.filter(({ techniques }) => techniques > 0)
  return words.map(({ label, techniques }) => `${techniques} ${label.toLowerCase()}`).join(', ')
}

export function swatch(kind: StatePiece): Markup {
  return html`<svg class="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    ${piece(kind, 0, 12, 12)}
  </svg>`
}

/** Small signs for the legend of the matrix. */
export function cellSwatch(kind: 'gap' | 'planned' | 'unscored'): Markup {
  const inner = {
    gap: html`<rect
      x=".5"
      y=".5"
      width="15"
      height="11"
      fill="${cellFills.gapBackground}"
      stroke="${cellFills.gapLine}"
    />`,
    planned: html`<rect width="16" height="12" fill="${cellFills.plannedBackground}" /><rect
        width="16"
        height="12"
        fill="url(#pale-stripes)"
      />`,
    unscored: html`<rect width="16" height="12" fill="${fills.partial}" /><rect
        width="16"
        height="12"
        fill="url(#hatch-light)"
      />`,
  }[kind]
  return html`<svg class="swatch" viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">${inner}</svg>`
}
