import type { Assessment } from '../assessment/assessment.ts'
import type { Coverage } from './compute.ts'

/**
 * strength(t) in `after` less strength(t) in `before`, in −1…1, by the technique places of `after`; not a number for a
 * technique that only one of the two has in scope (coverage model, *Comparison*). Both are of one ATT&CK version: the
 * same deployment gives other figures on another one.
 */
export function strengthChange(before: Coverage, after: Coverage): Float64Array {
  const { scope } = after.index
  return Float64Array.from(scope.techniques, ({ id }, place) => {
    const then = before.index.scope.place.get(id) ?? -1
    if (before.index.scope.listed[then] !== 1 || scope.listed[place] !== 1) return Number.NaN
    return (after.strength[place] ?? 0) - (before.strength[then] ?? 0)
  })
}

/** What of an assessment its figures depend on, besides its marks. */
export type FigureBasis = 'scope' | 'weights' | 'threats' | 'mapping sets' | 'overrides'

/** What differs between two versions of an assessment, so that a change of a figure needn't come of a mark. */
export function differingBasis(before: Assessment, after: Assessment): readonly FigureBasis[] {
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
  const parts: readonly (readonly [FigureBasis, boolean])[] = [
    ['scope', differs(before.scope, after.scope)],
    ['weights', differs(before.weights, after.weights)],
    ['threats', differs(before.threats, after.threats)],
    ['mapping sets', differs(before.mappingSets, after.mappingSets)],
    ['overrides', differs(before.overrides, after.overrides)],
  ]
  return parts.flatMap(([part, isOther]) => (isOther ? [part] : []))
}
