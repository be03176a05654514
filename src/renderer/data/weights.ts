import type { Weights } from '../../core/assessment/assessment.ts'

/** Why these weights can't be used, as a sentence; empty where they can. */
export function weightsProblem(weights: Weights): string {
  const all = [weights.minimal, weights.partial, weights.significant, weights.unscored]
  if (!all.every((weight) => weight > 0 && weight <= 1)) return 'Each weight must be above 0 and at most 1.'
  const rises = weights.minimal <= weights.partial && weights.partial <= weights.significant
  return rises ? '' : 'Minimal can’t be above partial, nor partial above significant.'
}
