import type { OverrideCategory } from '../assessment/assessment.ts'
import type { Capability, Mapping, MappingSet } from '../mappings/mapping-set.ts'

/** A supply capability of the chosen sets; one over all sets of its framework. */
export interface IndexedCapability {
  readonly framework: string
  readonly key: string
  /** `framework/key` */
  readonly name: string
  /** As the newest chosen set that has it spells and labels it. */
  readonly capability: Capability
  readonly set: MappingSet
  /** True with at least one published mapping: only then it is in progress. */
  readonly mapped: boolean
}

/** One published mapping after rebase. */
export interface IndexedMapping {
  readonly set: MappingSet
  /** Place in `capabilities`. */
  readonly capability: number
  readonly mapping: Mapping
  /** What it counts as: its category, or unscored. */
  readonly category: OverrideCategory
}
