import { levelOf } from '../coverage/compute.ts'
import type { Coverage } from '../coverage/compute.ts'
import { stateNames } from '../coverage/technique-figures.ts'
import type { StateCount, StatePiece } from './report-description.ts'
import { statePieces } from './states.ts'

/** The pieces of a state bar over techniques given as places; only those in scope are counted. */
export function countPieces(coverage: Coverage, places: Iterable<number>): StateCount[] {
  const { listed } = coverage.index.scope
  const counts: Record<StatePiece, number> = {
    significant: 0,
    partial: 0,
    minimal: 0,
    planned: 0,
    unassessed: 0,
    gap: 0,
    noControl: 0,
  }
  for (const place of places) {
    if (listed[place] !== 1) continue
    const state = stateNames[coverage.state[place] ?? 0] ?? 'excluded'
    if (state === 'excluded') continue
    if (state !== 'covered') {
      counts[state === 'no_control' ? 'noControl' : state]++
      continue
    }
    const level = levelOf(coverage.strength[place] ?? 0)
    if (level !== 'none') counts[level]++
  }
  return statePieces.map(({ piece, label }) => ({ piece, label, techniques: counts[piece] }))
}
