import type { Assessment, Override, OverrideCategory, OverrideValue, Weights } from '../../assessment/assessment.ts'
import { capabilityKey, frameworkRole } from '../../mappings/frameworks.ts'
import type { Mapping, MappingSet, ScoreValue } from '../../mappings/mapping-set.ts'
import { byCodeUnits } from '../../order.ts'
import type { OverrideResult } from '../coverage-result.ts'
import type { Follow } from './follow-technique.test-twin.ts'
import { grouped } from './grouped.test-twin.ts'

/** One mapping that counts, after rebase and overrides: capability → technique with what it weighs. */
export interface Link {
  /** `framework/key` */
  readonly capability: string
  readonly technique: string
  readonly category: OverrideCategory
  readonly weight: number
}

/** What the analyst's overrides say about one (capability, technique, category) once those that met are merged. */
export interface MergedOverride extends OverrideResult {
  readonly technique: string
}

interface PublishedLink {
  readonly capability: string
  readonly technique: string
  readonly category: OverrideCategory
  /** Null for an unscored mapping. */
  readonly value: ScoreValue | null
}

export function capabilityName(framework: string, id: string): string {
  return `${framework}/${capabilityKey(framework, id)}`
}

/** *Supply and demand*: only frameworks that defend are coverage. */
export function supplySets(sets: readonly MappingSet[]): readonly MappingSet[] {
  return sets.filter((set) => frameworkRole(set.framework) !== 'demand')
}

/** Every capability of the chosen supply sets, also those with non-mappable rows only. */
export function supplyCapabilities(sets: readonly MappingSet[]): Set<string> {
  return new Set(
    supplySets(sets).flatMap((set) => set.capabilities.map((one) => capabilityName(set.framework, one.key))),
  )
}

/** *Duplicate mappings*, last part: a scored framework's mapping without a category or a value counts as unscored. */
export function publishedCategory(framework: string, mapping: Mapping): OverrideCategory {
  const complete = mapping.category !== null && mapping.value !== null
  return frameworkRole(framework) === 'scored' && complete ? mapping.category : 'unscored'
}

/** The chosen supply sets' mappings on the assessment's ATT&CK version: moved ones moved, dropped ones gone. */
function publishedLinks(sets: readonly MappingSet[], follow: Follow): PublishedLink[] {
  const links: PublishedLink[] = []
  for (const set of supplySets(sets)) {
    for (const capability of set.capabilities) {
      for (const mapping of capability.mappings) {
        const followed = follow(mapping.technique)
        if (followed.outcome === 'dropped') continue
        const category = publishedCategory(set.framework, mapping)
        links.push({
          capability: capabilityName(set.framework, capability.key),
          technique: followed.technique,
          category,
          value: category === 'unscored' ? null : mapping.value,
        })
      }
    }
  }
  return links
}

const valuesFromLow: readonly OverrideValue[] = ['none', 'minimal', 'partial', 'significant']

function higherValue<V extends OverrideValue>(a: V, b: V): V {
  return valuesFromLow.indexOf(a) >= valuesFromLow.indexOf(b) ? a : b
}

function triple(of: { capability: string; technique: string; category: string }): string {
  return JSON.stringify([of.capability, of.technique, of.category])
}

/** An override counts where a chosen supply set has its capability and its technique leads somewhere. */
function overrideTechnique(override: Override, capabilities: ReadonlySet<string>, follow: Follow): string | undefined {
  if (!capabilities.has(capabilityName(override.framework, override.capability))) return undefined
  const followed = follow(override.technique)
  return followed.outcome === 'dropped' ? undefined : followed.technique
}

/** The highest published value of a triple over all chosen sets: a value, `unscored`, or null where there is none. */
function publishedValue(links: readonly PublishedLink[]): OverrideResult['published'] {
  if (links.length === 0) return null
  const values = links.map((link) => link.value).filter((value) => value !== null)
  return values.length === 0 ? 'unscored' : values.reduce((a, b) => higherValue(a, b))
}

/** *Technique ids inside an assessment*: overrides that meet on one triple after following: the higher value holds. */
function mergedOverrides(
  assessment: Assessment,
  published: readonly PublishedLink[],
  capabilities: ReadonlySet<string>,
  follow: Follow,
): MergedOverride[] {
  const publishedByTriple = grouped(published, triple)
  const merged = new Map<string, MergedOverride>()
  for (const override of assessment.overrides) {
    const technique = overrideTechnique(override, capabilities, follow)
    if (technique === undefined) continue
    const capability = capabilityName(override.framework, override.capability)
    const key = triple({ capability, technique, category: override.category })
    const met = merged.get(key)?.value ?? 'none'
    merged.set(key, {
      technique,
      capability,
      category: override.category,
      published: publishedValue(publishedByTriple.get(key) ?? []),
      value: higherValue(met, override.value),
    })
  }
  return [...merged.values()].sort(
    (a, b) => byCodeUnits(a.capability, b.capability) || byCodeUnits(a.category, b.category),
  )
}

/** *Strength*, the weights: a score value's own, or `unscored`. */
function publishedWeight(value: ScoreValue | null, weights: Weights): number {
  return value === null ? weights.unscored : weights[value]
}

/** *Override*: it replaces every published mapping of its triple, or adds one; `none` is no mapping at all. */
export function supplyLinks(
  assessment: Assessment,
  sets: readonly MappingSet[],
  follow: Follow,
): { readonly links: readonly Link[]; readonly overrides: readonly MergedOverride[] } {
  const published = publishedLinks(sets, follow)
  const overrides = mergedOverrides(assessment, published, supplyCapabilities(sets), follow)
  const overridden = new Set(overrides.map(triple))
  const untouched = published
    .filter((link) => !overridden.has(triple(link)))
    .map(({ capability, technique, category, value }) => ({
      capability,
      technique,
      category,
      weight: publishedWeight(value, assessment.weights),
    }))
  const set = overrides.flatMap(({ capability, technique, category, value }) =>
    value === 'none' ? [] : [{ capability, technique, category, weight: assessment.weights[value] }],
  )
  return { links: [...untouched, ...set], overrides }
}
