import type { StateCount, StatePiece } from '../../core/report/report-description.ts'

/** Fills of a state bar's pieces; see `patterns.css`. */
export const pieceClasses: Readonly<Record<StatePiece, string>> = {
  significant: 'bar-significant',
  partial: 'bar-partial',
  minimal: 'bar-minimal',
  planned: 'bar-planned',
  unassessed: 'bar-unassessed',
  gap: 'bar-gap',
  noControl: 'bar-no-control',
}

/** The pieces in words: `80 significant, 310 partial`; `no technique` of nothing. */
export function statesInWords(states: readonly StateCount[]): string {
  const words = states
    .filter(({ techniques }) => techniques > 0)
    .map(({ label, techniques }) => `${techniques} ${label.toLowerCase()}`)
  return words.length === 0 ? 'no technique' : words.join(', ')
}
