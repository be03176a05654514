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

/** What each piece means. */
export const pieceMeanings: Readonly<Record<StatePiece, string>> = {
  significant: 'Covered with a strength of at least 0.75',
  partial: 'Covered with a strength from 0.25 up to 0.75',
  minimal: 'Covered with a strength below 0.25',
  planned: 'Not covered now, but by what is planned',
  unassessed: 'Not covered, and some capability that maps to it isn’t assessed',
  gap: 'Capabilities map to it, and none of them is deployed',
  noControl: 'No capability of the chosen sets maps to it',
}
