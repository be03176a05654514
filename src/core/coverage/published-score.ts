import type { ScoreValue } from '../mappings/mapping-set.ts'
import { scoreValues } from '../mappings/mapping-set.ts'
import type { CoverageIndex } from './coverage-index.ts'
import type { IndexedMapping } from './indexed.ts'
import type { ScorePlace } from './override-effect.ts'

/** What is published of a score: the highest value, `unscored` for unscored mappings, null where there is nothing. */
export type PublishedScore = ScoreValue | 'unscored' | null

/** Every published mapping of a capability to a technique in a category, over all chosen sets, after rebase. */
export function publishedMappings(index: CoverageIndex, technique: number, at: ScorePlace): readonly IndexedMapping[] {
  const place = index.capabilityPlace.get(at.capability)
  return (index.mappings[technique] ?? []).filter(
    ({ capability, category }) => capability === place && category === at.category,
  )
}

/** The highest published value of a score over all chosen sets. */
export function publishedScore(index: CoverageIndex, technique: number, at: ScorePlace): PublishedScore {
  const published = publishedMappings(index, technique, at)
  if (at.category === 'unscored') return published.length > 0 ? 'unscored' : null
  return [...scoreValues].reverse().find((level) => published.some(({ mapping }) => mapping.value === level)) ?? null
}
