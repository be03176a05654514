import { byFrameworkOrder } from '../mappings/framework-order.ts'
import type { Coverage } from './compute.ts'

/** What one framework's chosen sets reach by themselves, in techniques in scope. */
export interface FrameworkReach {
  readonly framework: string
  readonly covered: number
  /** Covered ones, and those that one of its applicable capabilities could cover. */
  readonly attainable: number
  /** |T|, the same for all. */
  readonly techniques: number
}

/**
 * Breadth and attainable breadth of each supply framework as if only its own chosen sets existed. A pair belongs to one
 * capability and so to one framework, and neither scope nor extents depend on the others: so one pass over the pairs is
 * the same as a computation for each. In the order in which screens list frameworks.
 */
export function reachByFramework(coverage: Coverage): FrameworkReach[] {
  const { index, deployment } = coverage
  const { pairs, capabilities } = index
  const { listed } = index.scope
  const names = [...new Set(capabilities.map(({ framework }) => framework))].sort(byFrameworkOrder)
  const placeOf = new Map(names.map((name, at) => [name, at]))
  const frameworkOf = Uint16Array.from(capabilities, ({ framework }) => placeOf.get(framework) ?? 0)
  const covered = new Uint32Array(names.length)
  const attainable = new Uint32Array(names.length)
  let techniques = 0
  for (let t = 0; t < listed.length; t++) {
    if (listed[t] !== 1) continue
    techniques++
    // 1: an applicable capability maps to it, 2: one in force does.
    const best = new Uint8Array(names.length)
    for (let at = pairs.start[t] ?? 0; at < (pairs.start[t + 1] ?? 0); at++) {
      const k = pairs.capability[at] ?? 0
      if (deployment.applicable[k] === 0) continue
      const f = frameworkOf[k] ?? 0
      best[f] = Math.max(best[f] ?? 0, (deployment.extent[k] ?? 0) > 0 ? 2 : 1)
    }
    best.forEach((reach, f) => {
      if (reach > 0) attainable[f] = (attainable[f] ?? 0) + 1
      if (reach === 2) covered[f] = (covered[f] ?? 0) + 1
    })
  }
  return names.map((framework, f) => ({
    framework,
    covered: covered[f] ?? 0,
    attainable: attainable[f] ?? 0,
    techniques,
  }))
}
