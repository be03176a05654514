import type { OverrideCategory, OverrideValue } from '../assessment/assessment.ts'
import type { Mapping, MappingSet } from '../mappings/mapping-set.ts'
import { byCodeUnits } from '../order.ts'
import type { Coverage } from './compute.ts'
import type { IndexedCapability } from './indexed.ts'
import { overrideWeight, weightOf } from './pairs.ts'

/** One line of the arithmetic behind a strength: weight × extent = contribution. */
export interface Contribution {
  readonly capability: IndexedCapability
  /** Place of the capability in the index. */
  readonly place: number
  readonly category: OverrideCategory
  /** The published mapping; null where only an override says so. */
  readonly mapping: Mapping | null
  readonly set: MappingSet | null
  readonly override: { readonly value: OverrideValue; readonly reasons: readonly string[] } | null
  readonly weight: number
  readonly extent: number
  readonly contribution: number
  /** True of the first row that reaches the technique's strength, when that is above 0. */
  readonly decides: boolean
}

/**
 * Why a technique has its strength: every mapping of it, greatest contribution first. An overridden mapping counts what
 * its override says; the published value stays in `mapping`. Capabilities that can't apply here stand with extent 0.
 */
export function explainTechnique(coverage: Coverage, technique: number): Contribution[] {
  const { index, deployment } = coverage
  const overrides = index.overrides[technique] ?? []
  const rows: Omit<Contribution, 'decides'>[] = []
  const answered = new Set<string>()
  const row = (
    place: number,
    category: OverrideCategory,
    published: { mapping: Mapping; set: MappingSet } | null,
  ): void => {
    const capability = index.capabilities[place]
    if (capability === undefined) return
    const override = overrides.find((one) => one.capability === capability.name && one.category === category)
    if (override !== undefined) answered.add(JSON.stringify([override.capability, override.category]))
    const weight =
      override === undefined
        ? weightOf(category, published?.mapping.value ?? null, index.weights)
        : overrideWeight(override.value, index.weights)
    const extent = deployment.extent[place] ?? 0
    rows.push({
      capability,
      place,
      category,
      mapping: published?.mapping ?? null,
      set: published?.set ?? null,
      override: override === undefined ? null : { value: override.value, reasons: override.reasons },
      weight,
      extent,
      contribution: weight * extent,
    })
  }
  for (const { capability, category, mapping, set } of index.mappings[technique] ?? []) {
    row(capability, category, { mapping, set })
  }
  for (const { capability, category } of overrides) {
    const place = index.capabilityPlace.get(capability)
    if (place !== undefined && !answered.has(JSON.stringify([capability, category]))) row(place, category, null)
  }
  const strength = coverage.strength[technique] ?? 0
  const sorted = rows.sort(
    (a, b) =>
      b.contribution - a.contribution ||
      b.weight - a.weight ||
      byCodeUnits(a.capability.name, b.capability.name) ||
      byCodeUnits(a.category, b.category),
  )
  return sorted.map((entry, at) => ({ ...entry, decides: at === 0 && strength > 0 }))
}
