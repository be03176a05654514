import type { Coverage } from './compute.ts'
import type { IndexedCapability } from './indexed.ts'

/** A capability in force, and how many techniques in scope it alone covers. */
export interface Reliance {
  readonly capability: IndexedCapability
  readonly techniques: number
}

/** The capability on which alone the most techniques rest; of equal ones the first by name; null when none does. */
export function greatestReliance(coverage: Coverage): Reliance | null {
  const { index, deployment, depth } = coverage
  const { pairs, capabilities } = index
  const alone = new Uint32Array(capabilities.length)
  index.scope.listed.forEach((listed, t) => {
    if (listed !== 1 || depth[t] !== 1) return
    for (let at = pairs.start[t] ?? 0; at < (pairs.start[t + 1] ?? 0); at++) {
      const k = pairs.capability[at] ?? 0
      if ((deployment.extent[k] ?? 0) > 0) alone[k] = (alone[k] ?? 0) + 1
    }
  })
  const most = alone.reduce((best, count) => Math.max(best, count), 0)
  const capability = capabilities[alone.indexOf(most)]
  return most === 0 || capability === undefined ? null : { capability, techniques: most }
}
