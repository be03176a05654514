import type { SnapshotFigures } from '../assessment/snapshot.ts'

/** A change of a figure, rounded as the figure is. */
export interface FigureChange {
  readonly direction: 'up' | 'down' | 'same'
  /** Without a sign: `6.5 points`, `0.04`, `12`. */
  readonly amount: string
}

export interface FigureChanges {
  readonly breadth: FigureChange
  readonly covered: FigureChange
  readonly strength: FigureChange
  readonly assessed: FigureChange
}

/**
 * Both ends are rounded first: the change is what a reader gets who subtracts the two printed figures.
 */
function change(then: number, now: number, digits: number, unit = ''): FigureChange {
  const scale = 10 ** digits
  const difference = Math.round(now * scale) - Math.round(then * scale)
  const amount = `${(Math.abs(difference) / scale).toFixed(digits)}${unit}`
  return { direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'same', amount }
}

/**
 * What changed of the figures of one assessment on one ATT&CK version: shares in points of a percent. Null where one of
 * them has nothing in scope, and so no shares.
 */
export function figureChanges(then: SnapshotFigures, now: SnapshotFigures): FigureChanges | null {
  if (then.techniques === 0 || now.techniques === 0) return null
  return {
    breadth: change(then.breadth * 100, now.breadth * 100, 1, ' points'),
    covered: change(then.covered, now.covered, 0),
    strength: change(then.strength, now.strength, 2),
    assessed: change(then.assessed, now.assessed, 0),
  }
}
