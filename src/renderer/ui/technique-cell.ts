import type { TechniqueResult, TechniqueState } from '../../core/coverage/coverage-result.ts'
import { strengthClass } from '../theme/scales.ts'
import { stateWords } from './words.ts'

/** What of a technique a cell shows. */
export type CellFacts = Pick<TechniqueResult, 'state' | 'strength' | 'unscoredOnly'>

export interface CellLook {
  /** Classes for fill, ink, pattern and outline. */
  readonly classes: string
  /** Strength × 100, or the sign of the state. */
  readonly sign: string
  /** The same in words, for a label: `covered, strength 0.50, unscored only`. */
  readonly words: string
}

const signs: Readonly<Record<Exclude<TechniqueState, 'covered'>, string>> = {
  planned: '+',
  unassessed: '?',
  gap: '0',
  no_control: '–',
  excluded: '×',
}

const patterns: Readonly<Record<Exclude<TechniqueState, 'covered'>, string>> = {
  planned: 'cell-planned',
  unassessed: 'cell-unassessed',
  gap: 'cell-gap',
  no_control: 'cell-no-control',
  excluded: 'cell-excluded',
}

/** A covered technique never reads 0, which is the sign of a gap. */
function strengthSign(strength: number): string {
  return String(Math.max(1, Math.round(strength * 100)))
}

/** How a cell looks that is coloured by strength. */
export function cellLook({ state, strength, unscoredOnly }: CellFacts): CellLook {
  const word = stateWords[state].toLowerCase()
  if (state !== 'covered') return { classes: patterns[state], sign: signs[state], words: word }
  return {
    classes: unscoredOnly ? `${strengthClass(strength)} cell-hatch` : strengthClass(strength),
    sign: strengthSign(strength),
    words: `${word}, strength ${strength.toFixed(2)}${unscoredOnly ? ', unscored only' : ''}`,
  }
}
