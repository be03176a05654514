import type { Metrics, TechniqueResult } from '../coverage/coverage-result.ts'
import type { StateCount, StatePiece } from './report-description.ts'

export const statePieces: readonly { readonly piece: StatePiece; readonly label: string }[] = [
  { piece: 'significant', label: 'Significant' },
  { piece: 'partial', label: 'Partial' },
  { piece: 'minimal', label: 'Minimal' },
  { piece: 'planned', label: 'Planned' },
  { piece: 'unassessed', label: 'Unassessed' },
  { piece: 'gap', label: 'Gap' },
  { piece: 'noControl', label: 'No control' },
]

/**
 * A state bar's pieces over some listed techniques whose metrics are known: *covered* is split into its levels. The
 * pieces add up to the techniques in scope; excluded ones are in none.
 */
export function countStates(techniques: readonly TechniqueResult[], metrics: Metrics): StateCount[] {
  const covered = (level: string): number =>
    techniques.filter((technique) => technique.state === 'covered' && technique.level === level).length
  const counts: Readonly<Record<StatePiece, number>> = {
    significant: covered('significant'),
    partial: covered('partial'),
    minimal: covered('minimal'),
    planned: metrics.planned,
    unassessed: metrics.unassessed,
    gap: metrics.gap,
    noControl: metrics.noControl,
  }
  return statePieces.map(({ piece, label }) => ({ piece, label, techniques: counts[piece] }))
}
