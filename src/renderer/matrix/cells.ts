import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { familyOf } from '../../core/coverage/describe.ts'
import { categories, type Category } from '../../core/mappings/mapping-set.ts'
import { demandClass, strengthClass } from '../theme/scales.ts'
import { cellLook } from '../ui/technique-cell.ts'
import { stateWords } from '../ui/words.ts'

export type MatrixMode = 'strength' | 'category' | 'depth' | 'state' | 'demand' | 'exposure'
/** Which category a cell shows where there is room for one only. */
export type CategoryChoice = 'best' | Category

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
}

export interface CellChoice {
  readonly mode: MatrixMode
  readonly category: CategoryChoice
  /** Heads that aren't counted by themselves: a heading without a number. */
  readonly isListed: (place: number) => boolean
}

const letters: Readonly<Record<Category, string>> = { protect: 'P', detect: 'D', respond: 'R' }

function hundredths(strength: number): string {
  return String(strength > 0 ? Math.max(1, Math.round(strength * 100)) : 0)
}

/** A sum of weights, with one decimal where it isn't whole. */
export function amountText(amount: number): string {
  const rounded = Math.round(amount * 10) / 10
  if (rounded === 0 && amount > 0) return '0.1'
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1)
}

/** The category that is shown alone: the chosen one, or the strongest (of equals the first). */
export function shownCategory(coverage: Coverage, place: number, choice: CategoryChoice): Category {
  if (choice !== 'best') return choice
  const strengthOf = (category: Category): number => coverage[category][place] ?? 0
  return categories.reduce((best, category) => (strengthOf(category) > strengthOf(best) ? category : best))
}

type Look = Pick<MatrixCell, 'classes' | 'sign' | 'word'>

function depthClass(depth: number): string {
  return depth === 0 ? 's0' : strengthClass([0, 0.1, 0.5, 1][Math.min(depth, 3)] ?? 1)
}

function modeLook(coverage: Coverage, place: number, choice: CellChoice, strongest: number): Look & { said: string } {
  const state = stateNames[coverage.state[place] ?? 0] ?? 'no_control'
  const strength = coverage.strength[place] ?? 0
  const plain = cellLook({ state, strength, unscoredOnly: coverage.unscoredOnly[place] === 1 })
  const byStrength = { classes: plain.classes, sign: plain.sign, word: '', said: '' }
  // What is out of scope shows no figure, in no mode.
  if (state === 'excluded') return { ...byStrength, word: choice.mode === 'state' ? stateWords[state] : '' }
  switch (choice.mode) {
    case 'strength':
      return byStrength
    case 'category': {
      const category = shownCategory(coverage, place, choice.category)
      const value = coverage[category][place] ?? 0
      const letter = choice.category === 'best' && value === 0 ? '' : letters[category]
      const said = categories.map((one) => `${one} ${(coverage[one][place] ?? 0).toFixed(2)}`).join(', ')
      return { classes: strengthClass(value), sign: `${letter}${hundredths(value)}`, word: '', said }
    }
    case 'depth': {
      const depth = coverage.depth[place] ?? 0
      return { classes: depthClass(depth), sign: String(depth), word: '', said: '' }
    }
    case 'state': {
      const classes = state === 'covered' ? 'cell-covered' : plain.classes
      return { classes, sign: plain.sign, word: stateWords[state], said: '' }
    }
    case 'demand':
    case 'exposure': {
      const amount = amountIn(coverage, place, choice.mode)
      return {
        classes: demandClass(amount, strongest),
        sign: amountText(amount),
        word: '',
        said: `${choice.mode} ${amountText(amount)}`,
      }
    }
  }
}

/** Demand of a technique, or what of it is left open: sums of the weights of the threats that use it. */
export function amountIn(coverage: Coverage, place: number, mode: 'demand' | 'exposure'): number {
  const demand = coverage.index.demand[place] ?? 0
  return mode === 'demand' ? demand : demand * (1 - (coverage.strength[place] ?? 0))
}

/** The largest demand or exposure among the techniques in scope: what the scale ends at. */
export function largestAmount(coverage: Coverage, mode: 'demand' | 'exposure'): number {
  let largest = 0
  coverage.index.scope.listed.forEach((listed, place) => {
    if (listed === 1) largest = Math.max(largest, amountIn(coverage, place, mode))
  })
  return largest
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
  const rest = { struck: state === 'excluded', reached, depth, demand: coverage.index.demand[place] ?? 0, family }
  if (!choice.isListed(place)) {
    return { classes: 'matrix-heading', sign: '', word: '', label: `${name}, not counted itself`, parts: [], ...rest }
  }
  const { said, ...look } = modeLook(coverage, place, choice, largest)
  const { words } = cellLook({ state, strength, unscoredOnly: coverage.unscoredOnly[place] === 1 })
  const inForce = state === 'covered' ? `${String(depth)} ${depth === 1 ? 'capability' : 'capabilities'} in force` : ''
  const label = [name, words, said, inForce].filter((part) => part !== '').join(', ')
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
