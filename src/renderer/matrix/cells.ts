import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { familyOf } from '../../core/coverage/describe.ts'
import { categories } from '../../core/mappings/mapping-set.ts'
import { strengthClass } from '../theme/scales.ts'
import { cellLook } from '../ui/technique-cell.ts'
import { largestAmount } from './amounts.ts'
import { hundredths, letters, modeLook, type CellChoice } from './mode-look.ts'

/** One of the three parts of a wide cell, in the order protect, detect, respond; where nothing reaches, its letter. */
export interface CellPart {
  readonly letter: string
  readonly sign: string
  readonly classes: string
}

/** How a technique looks in the matrix. */
export interface MatrixCell {
  /** Classes for fill, ink, pattern and outline. */
  readonly classes: string
  /** The number, or the sign of the state. */
  readonly sign: string
  /** The same as a word, where the mode is about words and there is room. */
  readonly word: string
  /** The whole sentence, as it is read out. */
  readonly label: string
  /** Out of scope: its id or name is struck through. */
  readonly struck: boolean
  /** Only in the mode *category*. */
  readonly parts: readonly CellPart[]
  /** Letters of the categories in which something reaches it: `PD`. */
  readonly reached: string
  /** Capabilities in force. */
  readonly depth: number
  readonly demand: number
  /** Sub-techniques covered of those in scope, `5/5`: what a folded head shows. Empty without sub-techniques. */
  readonly family: string
  /** The same as a share, 0–1. */
  readonly familyShare: number
  /** Stands in more than one tactic. */
  readonly shared: boolean
}

function partsOf(coverage: Coverage, place: number, choice: CellChoice): readonly CellPart[] {
  if (choice.mode !== 'category' || coverage.state[place] === 0) return []
  return categories.map((category) => {
    const value = coverage[category][place] ?? 0
    return {
      letter: letters[category],
      sign: value > 0 ? hundredths(value) : letters[category],
      classes: strengthClass(value),
    }
  })
}

function cellOf(coverage: Coverage, place: number, choice: CellChoice, largest: number): MatrixCell {
  const technique = coverage.index.scope.techniques[place]
  const name = technique === undefined ? '' : `${technique.id} ${technique.name}`
  const state = stateNames[coverage.state[place] ?? 0] ?? 'no_control'
  const strength = coverage.strength[place] ?? 0
  const depth = coverage.depth[place] ?? 0
  const reached = categories
    .filter((category) => (coverage[category][place] ?? 0) > 0)
    .map((category) => letters[category])
    .join('')
  const subs = familyOf(coverage, place)
  const family = subs === null ? '' : `${String(subs.covered)}/${String(subs.inScope)}`
  const familyShare = subs === null || subs.inScope === 0 ? 0 : subs.covered / subs.inScope
  const tactics = technique?.tactics.length ?? 0
  const demand = coverage.index.demand[place] ?? 0
  const rest = { struck: state === 'excluded', reached, depth, demand, family, familyShare, shared: tactics > 1 }
  if (!choice.isListed(place)) {
    return { classes: 'matrix-heading', sign: '', word: '', label: `${name}, not counted itself`, parts: [], ...rest }
  }
  const { said, ...look } = modeLook(coverage, place, choice, largest)
  const { words } = cellLook({ state, strength, unscoredOnly: coverage.unscoredOnly[place] === 1 })
  const inForce = state === 'covered' ? `${String(depth)} ${depth === 1 ? 'capability' : 'capabilities'} in force` : ''
  const also = tactics > 1 ? `in ${String(tactics)} tactics` : ''
  const label = [name, words, said, inForce, also].filter((part) => part !== '').join(', ')
  return { ...look, label, parts: partsOf(coverage, place, choice), ...rest }
}

function isSameCell(a: MatrixCell, b: MatrixCell): boolean {
  return (
    a.label === b.label &&
    a.classes === b.classes &&
    a.sign === b.sign &&
    a.word === b.word &&
    a.reached === b.reached &&
    a.depth === b.depth &&
    a.demand === b.demand &&
    a.family === b.family &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, at) => part.classes === b.parts[at]?.classes && part.sign === b.parts[at].sign)
  )
}

/**
 * The look of each technique, by technique place. What looks as in `before` is the same object as there, so that only
 * cells that changed are drawn again.
 */
export function matrixCells(
  coverage: Coverage,
  choice: CellChoice,
  before: readonly MatrixCell[] = [],
): readonly MatrixCell[] {
  const { mode } = choice
  const largest = mode === 'demand' || mode === 'exposure' ? largestAmount(coverage, mode) : 0
  return coverage.index.scope.techniques.map((_, place) => {
    const cell = cellOf(coverage, place, choice, largest)
    const known = before[place]
    return known !== undefined && isSameCell(known, cell) ? known : cell
  })
}
