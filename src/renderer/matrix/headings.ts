import { levelOf } from '../../core/coverage/compute.ts'
import { stateCode } from '../../core/coverage/technique-figures.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { MatrixTactic } from './layout.ts'
import { tacticHeading } from './tactic-heading.ts'

/** What stands above a tactic. */
export interface TacticHeading {
  readonly text: string
  /** `11/46` */
  readonly figures: string
  /** The whole sentence. */
  readonly sentence: string
  /** Shares of the techniques in scope, strongest level first; what is missing to 1 isn't covered. */
  readonly bar: readonly { readonly level: 'significant' | 'partial' | 'minimal'; readonly share: number }[]
}

export function headingOf(coverage: Coverage, { tactic, at, width }: MatrixTactic): TacticHeading {
  const metrics = coverage.tacticMetrics[at]
  const covered = metrics?.covered ?? 0
  const inScope = metrics?.techniques ?? 0
  const counts = { significant: 0, partial: 0, minimal: 0, none: 0 }
  for (const place of coverage.index.tacticPlaces[at] ?? []) {
    if (coverage.state[place] === stateCode.covered) counts[levelOf(coverage.strength[place] ?? 0)]++
  }
  const levels = ['significant', 'partial', 'minimal'] as const
  return {
    text: tacticHeading(tactic, width),
    figures: `${String(covered)}/${String(inScope)}`,
    sentence: `${tactic.name}: ${String(covered)} of ${String(inScope)} techniques covered`,
    bar: levels.map((level) => ({ level, share: inScope === 0 ? 0 : counts[level] / inScope })),
  }
}
