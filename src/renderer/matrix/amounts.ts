import type { Coverage } from '../../core/coverage/compute.ts'

/** A sum of weights, with one decimal where it isn't whole. */
export function amountText(amount: number): string {
  const rounded = Math.round(amount * 10) / 10
  if (rounded === 0 && amount > 0) return '0.1'
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1)
}

/** Demand of a technique, or what of it is left open: sums of the weights of the threats that use it. */
export function amountIn(coverage: Coverage, place: number, mode: 'demand' | 'exposure'): number {
  const demand = coverage.index.demand[place] ?? 0
  return mode === 'demand' ? demand : demand * (1 - (coverage.strength[place] ?? 0))
}

/** The largest demand or exposure among the techniques in scope: what the scale ends at. */
export function largestAmount(coverage: Coverage, mode: 'demand' | 'exposure'): number {
  let largest = 0
  coverage.index.scope.listed.forEach((listed, place) => {
    if (listed === 1) largest = Math.max(largest, amountIn(coverage, place, mode))
  })
  return largest
}
