import type { TechniqueResult } from '../coverage/coverage-result.ts'
import { html, nothing } from './markup.ts'
import type { Markup } from './markup.ts'
import { layoutMatrix } from './matrix-layout.ts'
import type { MatrixMeasures } from './matrix-layout.ts'
import { cellFills, paper, stateFills } from './palette.ts'
import { printHundredth, printStrength } from './printed-figures.ts'
import type { TacticFigure } from './report-description.ts'
import { colourAt, inkOn, inks, strengthStops } from './scale.ts'
import { px, stateBar, statesInWords } from './state-drawing.ts'
import { tacticName } from './tactic-names.ts'
import { levelWords, stateWords } from './vocabulary.ts'

const mapMeasures: MatrixMeasures = {
  width: 666,
  columnPitch: 10,
  rowPitch: 8.5,
  headerHeight: 11,
  tacticGap: 5,
  // Wide, so that one band is chosen over two that would be a little lower.
  bandGap: 60,
  bandHeight: 400,
  leastColumns: 2,
}

const matrixMeasures: MatrixMeasures = {
  width: 666,
  columnPitch: 47,
  rowPitch: 11.5,
  headerHeight: 24,
  tacticGap: 6,
  bandGap: 12,
  bandHeight: 880,
  leastColumns: 1,
}

/** Sizes of the families in a list sorted by id: a technique and the sub-techniques that follow it. */
function familySizes(techniques: readonly TechniqueResult[]): number[] {
  const sizes: number[] = []
  let family = ''
  for (const { id } of techniques) {
    const own = id.split('.')[0] ?? id
    if (own === family) sizes.push((sizes.pop() ?? 0) + 1)
    else sizes.push(1)
    family = own
  }
  return sizes
}

/** A cell in words, for whoever points at it. */
function cellTitle({ id, name, state, level, strength, unscoredOnly }: TechniqueResult): string {
  const unscored = unscoredOnly ? ', unscored only' : ''
  const how = state === 'covered' ? `${levelWords[level].toLowerCase()} ${printStrength(strength)}${unscored}` : ''
  return `${id} ${name}: ${stateWords[state].toLowerCase()}${how === '' ? '' : `, ${how}`}`
}

interface CellLook {
  readonly fill: string
  readonly ink: string
  readonly sign: string
  readonly outline: string
  readonly dashes: boolean
  /** Id of the pattern that lies over the fill. */
  readonly pattern: string
}

function lookOf(technique: TechniqueResult): CellLook {
  const hollow = { fill: paper.white, ink: paper.textMuted, outline: paper.lineControl, dashes: false, pattern: '' }
  switch (technique.state) {
    case 'covered': {
      const fill = colourAt(strengthStops, technique.strength)
      const ink = inkOn(fill)
      // Lines move away from the ink, so that one under a letter only adds contrast.
      const pattern = technique.unscoredOnly ? (ink === inks.dark ? 'hatch-light' : 'hatch-dark') : ''
      return { fill, ink, sign: printHundredth(technique.strength), outline: '', dashes: false, pattern }
    }
    case 'planned': {
      const { plannedBackground, plannedInk } = cellFills
      return {
        fill: plannedBackground,
        ink: plannedInk,
        sign: '+',
        outline: '',
        dashes: false,
        pattern: 'pale-stripes',
      }
    }
    case 'unassessed':
      return { ...hollow, sign: '?', dashes: true }
    case 'gap':
      return { ...hollow, fill: cellFills.gapBackground, ink: cellFills.gapInk, outline: cellFills.gapLine, sign: '0' }
    case 'no_control':
      return { ...hollow, outline: paper.lineStrong, sign: '–' }
    case 'excluded':
      return { ...hollow, outline: paper.lineStrong, sign: '×' }
  }
}

function box(x: number, y: number, width: number, height: number, look: CellLook): Markup {
  const { fill, outline, dashes, pattern } = look
  const inset = outline === '' ? 0 : 0.4
  const place = html`x="${px(x + inset)}" y="${px(y + inset)}" width="${px(width - 2 * inset)}"
  height="${px(height - 2 * inset)}" rx="1"`
  const stroke =
    outline === ''
      ? nothing
      : html` stroke="${outline}" stroke-width=".6"${dashes ? html` stroke-dasharray="1 1.5"` : nothing}`
  const over = pattern === '' ? nothing : html`<rect ${place} fill="url(#${pattern})" />`
  return html`<rect ${place} fill="${fill}" ${stroke} />${over}`
}

function matrixCell(technique: TechniqueResult, x: number, y: number): Markup {
  const look = lookOf(technique)
  const width = matrixMeasures.columnPitch - 1
  const height = matrixMeasures.rowPitch - 1
  const [family = '', member] = technique.id.split('.')
  const label = member === undefined ? family.slice(1) : `.${member}`
  const classes = `id${member === undefined ? ' parent' : ''}${technique.state === 'excluded' ? ' out' : ''}`
  const base = px(y + height - 2.7)
  return html`<g
    ><title>${cellTitle(technique)}</title>${box(x, y, width, height, look)}<text
      class="${classes}"
      x="${px(x + (member === undefined ? 3 : 5))}"
      y="${base}"
      fill="${look.ink}"
      >${label}</text
    ><text class="n" x="${px(x + width - 3)}" y="${base}" fill="${look.ink}">${look.sign}</text></g
  > `
}

/** One cell of the small map: too small for a number, so a dash stands for a gap and a dot for unassessed. */
function mapCell(technique: TechniqueResult, x: number, y: number): Markup {
  const width = mapMeasures.columnPitch - 1
  const height = mapMeasures.rowPitch - 1
  const look = lookOf(technique)
  const dash = (colour: string): Markup =>
    html`<path d="M${px(x + 2.5)} ${px(y + height / 2)}h${px(width - 5)}" stroke="${colour}" stroke-width="1.6" />`
  switch (technique.state) {
    case 'gap':
      return html`${box(x, y, width, height, { ...look, fill: stateFills.gap, outline: '' })}${dash(paper.white)}`
    case 'unassessed': {
      const dot = html`<circle
        cx="${px(x + width / 2)}"
        cy="${px(y + height / 2)}"
        r="1.4"
        fill="${paper.textFaint}"
      />`
      return html`${box(x, y, width, height, { ...look, dashes: false })}${dot}`
    }
    case 'excluded': {
      const cross = html`<path
        d="M${px(x + 3)} ${px(y + 2.5)}l${px(width - 6)} ${px(height - 5)}m0 ${px(5 - height)}l${px(6 - width)} ${px(height - 5)}"
        stroke="${paper.textFaint}"
        stroke-width=".8"
      />`
      return html`${box(x, y, width, height, look)}${cross}`
    }
    case 'no_control':
      return box(x, y, width, height, { ...look, outline: paper.lineControl })
    case 'covered':
    case 'planned':
      return box(x, y, width, height, look)
  }
}

/** The whole as one small map, tactics side by side. */
export function coverageMap(tactics: readonly TacticFigure[], label: string): Markup {
  // Too small to tell families apart, so columns are filled to the end.
  const bands = layoutMatrix(
    tactics.map(({ techniques }) => techniques.map(() => 1)),
    mapMeasures,
  )
  let top = 0
  const drawn = bands.map((band) => {
    const y = top
    top += band.height + mapMeasures.bandGap
    return band.tactics.map(({ tactic, x, cells }) => {
      const own = tactics[tactic]
      if (own === undefined) return nothing
      const { columnPitch, rowPitch, headerHeight } = mapMeasures
      const boxes = own.techniques.map((technique, at) => {
        const { column, row } = cells[at] ?? { column: 0, row: 0 }
        return mapCell(technique, x + column * columnPitch, y + headerHeight + row * rowPitch)
      })
      return html`<text class="tiny" x="${px(x)}" y="${px(y + 7)}">${tacticName(own.id, own.name).tiny}</text>${boxes} `
    })
  })
  const height = px(Math.max(0, top - mapMeasures.bandGap))
  return html`<svg class="map" viewBox="0 0 ${mapMeasures.width} ${height}" role="img" aria-label="${label}">
    ${drawn}
  </svg>`
}

/** Every listed technique with its id and number, once in each of its tactics; a drawing for each band. */
export function matrixDrawings(tactics: readonly TacticFigure[]): Markup[] {
  const { width, columnPitch, rowPitch, headerHeight } = matrixMeasures
  const sizes = tactics.map(({ techniques }) => familySizes(techniques))
  return layoutMatrix(sizes, matrixMeasures).map((band) => {
    const names: string[] = []
    const drawn = band.tactics.map(({ tactic, x, columns, cells }) => {
      const own = tactics[tactic]
      if (own === undefined) return nothing
      const { covered, techniques: inScope } = own.metrics
      names.push(`${own.name}: ${covered} of ${inScope} covered`)
      const space = columns * columnPitch - 1
      const narrow = columns === 1
      const name = narrow ? tacticName(own.id, own.name).tiny : tacticName(own.id, own.name).short
      const bar = stateBar(own.states, inScope, [space, 3], statesInWords(own.states))
      const boxes = own.techniques.map((technique, at) => {
        const { column, row } = cells[at] ?? { column: 0, row: 0 }
        return matrixCell(technique, x + column * columnPitch, headerHeight + row * rowPitch)
      })
      return html`<g data-tactic="${own.id}"
        ><title>${own.name}</title><text class="tactic" x="${px(x)}" y="9">${name}</text
        ><text class="count" x="${px(x + space)}" y="${narrow ? 17 : 9}">${covered}/${inScope}</text
        ><g transform="translate(${px(x)} 19)">${bar}</g> ${boxes}</g
      >`
    })
    return html`<svg
      class="matrix"
      viewBox="0 0 ${width} ${px(band.height)}"
      role="img"
      aria-label="${names.join('; ')}"
    >
      ${drawn}
    </svg>`
  })
}
