import type { TechniqueState } from './coverage-result.ts'

/** States by their code in `Coverage.state`. */
export const stateNames: readonly TechniqueState[] = [
  'excluded',
  'covered',
  'planned',
  'unassessed',
  'gap',
  'no_control',
]
export const stateCode = { excluded: 0, covered: 1, planned: 2, unassessed: 3, gap: 4, noControl: 5 } as const

/** Strengths of every active technique, by technique place; numbers are in 0–1. */
export interface TechniqueFigures {
  readonly strength: Float64Array
  readonly protect: Float64Array
  readonly detect: Float64Array
  readonly respond: Float64Array
  readonly depth: Uint16Array
  /** A code of `stateNames`. */
  readonly state: Uint8Array
  /** 1 where strength is above 0 and no scored mapping reaches above 0. */
  readonly unscoredOnly: Uint8Array
}
