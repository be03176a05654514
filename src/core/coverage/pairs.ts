import type { OverrideCategory, OverrideValue, Weights } from '../assessment/assessment.ts'
import type { ScoreValue } from '../mappings/mapping-set.ts'
import type { IndexedMapping } from './indexed.ts'
import type { ResolvedOverride } from './overrides.ts'

/**
 * Every (technique, capability) that has at least one mapping after overrides, grouped by technique: technique `t` owns
 * the pairs from `start[t]` up to `start[t + 1]`. Weights are 0 where a pair has no mapping of that kind.
 */
export interface Pairs {
  readonly start: Int32Array
  readonly capability: Int32Array
  readonly protect: Float64Array
  readonly detect: Float64Array
  readonly respond: Float64Array
  readonly unscored: Float64Array
}

type PairWeights = Record<OverrideCategory, number>

/** Weight of a mapping: that of its value, or the unscored one. */
export function weightOf(category: OverrideCategory, value: ScoreValue | null, weights: Weights): number {
  return category === 'unscored' || value === null ? weights.unscored : weights[value]
}

/** Weight of an override's value: also for an unscored mapping its value gives the weight. */
export function overrideWeight(value: OverrideValue, weights: Weights): number {
  return value === 'none' ? 0 : weights[value]
}

/**
 * Lays out the pairs. Of several published mappings of one triple the highest weight counts; an override replaces them
 * all; a pair whose every mapping is overridden to `none` is no pair.
 */
export function layPairs(
  mappings: readonly (readonly IndexedMapping[])[],
  overrides: readonly (readonly ResolvedOverride[])[],
  capabilityPlace: ReadonlyMap<string, number>,
  weights: Weights,
): Pairs {
  const start = new Int32Array(mappings.length + 1)
  const rows: [capability: number, weights: PairWeights][] = []
  mappings.forEach((list, technique) => {
    const pairs = new Map<number, PairWeights>()
    const pairOf = (capability: number): PairWeights => {
      const pair = pairs.get(capability) ?? { protect: 0, detect: 0, respond: 0, unscored: 0 }
      pairs.set(capability, pair)
      return pair
    }
    for (const { capability, category, mapping } of list) {
      const pair = pairOf(capability)
      pair[category] = Math.max(pair[category], weightOf(category, mapping.value, weights))
    }
    for (const { capability, category, value } of overrides[technique] ?? []) {
      const place = capabilityPlace.get(capability)
      if (place !== undefined) pairOf(place)[category] = overrideWeight(value, weights)
    }
    for (const [capability, pair] of [...pairs].sort(([a], [b]) => a - b)) {
      if (pair.protect + pair.detect + pair.respond + pair.unscored > 0) rows.push([capability, pair])
    }
    start[technique + 1] = rows.length
  })
  const column = (category: OverrideCategory): Float64Array => {
    const values = new Float64Array(rows.length)
    rows.forEach(([, pair], at) => {
      values[at] = pair[category]
    })
    return values
  }
  return {
    start,
    capability: Int32Array.from(rows.map(([capability]) => capability)),
    protect: column('protect'),
    detect: column('detect'),
    respond: column('respond'),
    unscored: column('unscored'),
  }
}
