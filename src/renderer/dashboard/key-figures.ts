import type { Coverage } from '../../core/coverage/compute.ts'
import { greatestReliance } from '../../core/coverage/capability-counts.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import { counted, printMean, printShare } from '../../core/report/printed-figures.ts'

export interface KeyFigure {
  readonly id: 'strength' | 'demand' | 'reliance' | 'unscored' | 'assessed'
  readonly label: string
  readonly figure: string
  readonly of: string
  readonly note: string
  /** What the term means. */
  readonly meaning: string
}

function unscoredOnly({ index, unscoredOnly: flags }: Coverage): number {
  return index.scope.listed.reduce((count, listed, at) => count + (listed === 1 ? (flags[at] ?? 0) : 0), 0)
}

function demandFigure({ metrics }: Coverage, sources: number): KeyFigure[] {
  if (sources === 0) return []
  const { total, weightedBreadth, weightedStrength } = metrics.demand
  return [
    {
      id: 'demand',
      label: 'Against your threats',
      figure: printShare(weightedBreadth * total, total),
      of: 'of demand',
      note:
        total === 0
          ? `${counted(sources, 'source')} without a technique in scope`
          : `${counted(sources, 'source')}, mean strength ${printMean(weightedStrength, total)}`,
      meaning: 'Breadth in which a technique weighs as much as the chosen threat sources use it',
    },
  ]
}

/** The figures under the headline, each with its unit or denominator. `sources` is the number of chosen threats. */
export function keyFigures(coverage: Coverage, sources: number): KeyFigure[] {
  const { metrics, progress } = coverage
  const { techniques, strength, depth } = metrics
  const reliance = greatestReliance(coverage)
  const alone = unscoredOnly(coverage)
  const open = progress.capabilities - progress.assessed
  return [
    {
      id: 'strength',
      label: 'Strength',
      figure: printMean(strength, techniques),
      of: `mean of ${techniques}`,
      note: 'Best mapping of each',
      meaning: 'Mean of the techniques’ strengths: the best mapping of each, weight × extent',
    },
    ...demandFigure(coverage, sources),
    {
      id: 'reliance',
      label: 'Single points of reliance',
      figure: String(depth['1']),
      of: `of ${techniques} techniques`,
      note:
        reliance === null
          ? 'None rests on one capability'
          : `${reliance.techniques} on ${capabilityLabel(reliance.capability.capability)}`,
      meaning: 'Techniques that exactly one capability in force covers',
    },
    {
      id: 'unscored',
      label: 'Unscored only',
      figure: String(alone),
      of: `of ${techniques} techniques`,
      note: alone === 0 ? 'Every covered one has a score' : 'Mitigated, with no score',
      meaning: 'Techniques covered only by mappings without a score',
    },
    {
      id: 'assessed',
      label: 'Assessed',
      figure: String(progress.assessed),
      of: `of ${progress.capabilities} capabilities`,
      note: open === 0 ? 'None is left' : '',
      meaning: 'Capabilities with a status, of those that map to a technique and can apply here',
    },
  ]
}
