import { familyOf } from '../../core/coverage/describe.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { stateNames } from '../../core/coverage/technique-figures.ts'
import { categories, type Category } from '../../core/mappings/mapping-set.ts'
import { changeClass, demandClass, strengthClass } from '../theme/scales.ts'
import { cellLook } from '../ui/technique-cell.ts'
import { stateWords } from '../ui/words.ts'
import { amountIn, amountText } from './amounts.ts'
import type { CategoryChoice, MatrixMode } from './matrix-choice.ts'

/** What decides how cells look. */
export interface CellChoice {
  readonly mode: MatrixMode
  readonly category: CategoryChoice
  /** Heads that aren't counted by themselves: a heading without a number. */
  readonly isListed: (place: number) => boolean
  /** Change of strength since a snapshot, by technique place (see `strengthChange`); null where none is chosen. */
  readonly change: Float64Array | null
}

export interface ModeLook {
  /** Classes for fill, ink, pattern and outline. */
  readonly classes: string
  /** The number, or the sign of the state. */
  readonly sign: string
  /** The same as a word, where the mode is about words and there is room. */
  readonly word: string
  /** What the mode adds to the sentence. */
  readonly said: string
}

export const letters: Readonly<Record<Category, string>> = { protect: 'P', detect: 'D', respond: 'R' }

export function hundredths(strength: number): string {
  return String(strength > 0 ? Math.max(1, Math.round(strength * 100)) : 0)
}

/** The category that is shown alone: the chosen one, or the strongest (of equals the first). */
export function shownCategory(coverage: Coverage, place: number, choice: CategoryChoice): Category {
  if (choice !== 'best') return choice
  const strengthOf = (category: Category): number => coverage[category][place] ?? 0
  return categories.reduce((best, category) => (strengthOf(category) > strengthOf(best) ? category : best))
}

function depthClass(depth: number): string {
  return depth === 0 ? 's0' : strengthClass([0, 0.1, 0.5, 1][Math.min(depth, 3)] ?? 1)
}

/** `+50`, `−10`; a change that rounds to nothing keeps its sign. */
export function changeText(change: number): string {
  if (change === 0) return '0'
  return `${change < 0 ? '\u2212' : '+'}${hundredths(Math.abs(change))}`
}

function changeLook(change: number): ModeLook {
  if (Number.isNaN(change)) {
    return { classes: 'cell-no-control', sign: '', word: '', said: 'wasn’t in scope in the snapshot' }
  }
  const classes = change < 0 ? `${changeClass(change)} cell-back-hatch` : changeClass(change)
  const said = change === 0 ? 'strength as in the snapshot' : `strength ${changeText(change)} since the snapshot`
  return { classes, sign: change === 0 ? '' : changeText(change), word: '', said }
}

/** How many of its sub-techniques are covered; a technique without any shows nothing. */
function subsLook(coverage: Coverage, place: number, byState: ModeLook): ModeLook {
  if (coverage.index.scope.techniques[place]?.parent !== undefined) return byState
  const subs = familyOf(coverage, place)
  if (subs === null || subs.inScope === 0) return { classes: 's0', sign: '', word: '', said: 'no sub-techniques' }
  const { covered, inScope } = subs
  const sign = `${String(covered)}/${String(inScope)}`
  return { classes: strengthClass(covered / inScope), sign, word: '', said: '' }
}

/** How a technique looks in a mode. `strongest` is what the scale of demand ends at. */
export function modeLook(coverage: Coverage, place: number, choice: CellChoice, strongest: number): ModeLook {
  const state = stateNames[coverage.state[place] ?? 0] ?? 'no_control'
  const strength = coverage.strength[place] ?? 0
  const plain = cellLook({ state, strength, unscoredOnly: coverage.unscoredOnly[place] === 1 })
  const byStrength = { classes: plain.classes, sign: plain.sign, word: '', said: '' }
  const stateClasses = state === 'covered' ? 'cell-covered' : plain.classes
  const byState = { classes: stateClasses, sign: plain.sign, word: stateWords[state], said: '' }
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
    case 'state':
      return byState
    case 'subs':
      return subsLook(coverage, place, { ...byState, word: '' })
    case 'change':
      return changeLook(choice.change?.[place] ?? Number.NaN)
    case 'demand':
    case 'exposure': {
      const amount = amountIn(coverage, place, choice.mode)
      const said = `${choice.mode} ${amountText(amount)}`
      return { classes: demandClass(amount, strongest), sign: amountText(amount), word: '', said }
    }
  }
}
