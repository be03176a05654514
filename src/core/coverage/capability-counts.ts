import { byCodeUnits } from '../order.ts'
import type { Coverage } from './compute.ts'
import type { CoverageIndex } from './coverage-index.ts'
import type { IndexedCapability } from './indexed.ts'

/** Techniques in scope that each capability maps to, by capability place. */
export function techniqueCounts({ capabilities, pairs, scope }: CoverageIndex): Uint16Array {
  const counts = new Uint16Array(capabilities.length)
  for (let technique = 0; technique < scope.techniques.length; technique++) {
    if (scope.listed[technique] !== 1) continue
    const end = pairs.start[technique + 1] ?? 0
    for (let at = pairs.start[technique] ?? 0; at < end; at++) {
      const place = pairs.capability[at] ?? 0
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return counts
}

/** Techniques in scope that only this capability covers (depth 1), by capability place. */
export function aloneCounts({ index, depth, deployment }: Coverage): Uint16Array {
  const { capabilities, pairs, scope } = index
  const counts = new Uint16Array(capabilities.length)
  for (let technique = 0; technique < scope.techniques.length; technique++) {
    if (scope.listed[technique] !== 1 || depth[technique] !== 1) continue
    const end = pairs.start[technique + 1] ?? 0
    for (let at = pairs.start[technique] ?? 0; at < end; at++) {
      const place = pairs.capability[at] ?? 0
      if ((deployment.extent[place] ?? 0) > 0) counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return counts
}

/** A capability in force, and how many techniques in scope it alone covers. */
export interface Reliance {
  readonly capability: IndexedCapability
  readonly techniques: number
}

/** Every capability on which alone techniques in scope rest: the most first, of equal ones by name. */
export function reliances(coverage: Coverage): Reliance[] {
  const alone = aloneCounts(coverage)
  return coverage.index.capabilities
    .flatMap((capability, place): Reliance[] => {
      const techniques = alone[place] ?? 0
      return techniques === 0 ? [] : [{ capability, techniques }]
    })
    .sort((a, b) => b.techniques - a.techniques || byCodeUnits(a.capability.name, b.capability.name))
}

/** The capability on which alone the most techniques rest; of equal ones the first by name; null when none does. */
export function greatestReliance(coverage: Coverage): Reliance | null {
  const alone = aloneCounts(coverage)
  const most = alone.reduce((best, count) => Math.max(best, count), 0)
  const capability = coverage.index.capabilities[alone.indexOf(most)]
  return most === 0 || capability === undefined ? null : { capability, techniques: most }
}
