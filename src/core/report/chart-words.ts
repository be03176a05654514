import type { Metrics } from '../coverage/coverage-result.ts'
import { counted, printShare } from './printed-figures.ts'

export const nothingInScope = 'No technique is in scope, so there is nothing to measure.'

/** The denominator of figures over techniques. */
export function inScope({ techniques }: Metrics): string {
  return `of ${counted(techniques, 'technique')} in scope`
}

/** A part of a whole: `31 of 113, 27.4%`. */
export function partWords(part: number, whole: number): string {
  return `${part} of ${whole}, ${printShare(part, whole)}`
}
