import type { Coverage } from './compute.ts'
import { explainTechnique } from './explain.ts'
import type { Contribution } from './explain.ts'

/** One technique that a capability maps to, with what it says of it. */
export interface Reach {
  /** Technique place. */
  readonly technique: number
  /** This capability's own rows, the greatest contribution first; overridden to `none` are in it, with weight 0. */
  readonly rows: readonly Contribution[]
  /** The highest of the rows, 0–1. */
  readonly contribution: number
  /** True when it is in force and no other capability in force maps to the technique. */
  readonly alone: boolean
}

/** What a capability maps to, in order of technique id; also techniques that the assessment doesn't count. */
export function capabilityReach(coverage: Coverage, capability: number): Reach[] {
  const { index, deployment } = coverage
  const inForce = (deployment.extent[capability] ?? 0) > 0
  const name = index.capabilities[capability]?.name
  return index.mappings.flatMap((mappings, technique): Reach[] => {
    const maps =
      mappings.some((mapping) => mapping.capability === capability) ||
      (index.overrides[technique] ?? []).some((override) => override.capability === name)
    if (!maps) return []
    const rows = explainTechnique(coverage, technique).filter((row) => row.place === capability)
    const contribution = rows.reduce((highest, row) => Math.max(highest, row.contribution), 0)
    const alone = inForce && contribution > 0 && coverage.depth[technique] === 1
    return [{ technique, rows, contribution, alone }]
  })
}
