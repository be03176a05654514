import type { OverrideCategory, OverrideValue } from '../../core/assessment/assessment.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { figureWithValue, type ScorePlace, type TechniqueFigure } from '../../core/coverage/override-effect.ts'
import { publishedMappings, publishedScore } from '../../core/coverage/published-score.ts'
import { frameworkName, frameworkRole } from '../../core/mappings/frameworks.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import type { PickEntry } from '../ui/picks.ts'

export const overrideCategories: readonly OverrideCategory[] = ['protect', 'detect', 'respond', 'unscored']
export const overrideValues: readonly OverrideValue[] = ['none', 'minimal', 'partial', 'significant']

/** Sets that publish a score, as a reader names them: `Azure 04.26.2025`. */
export function publishedBy(coverage: Coverage, technique: number, at: ScorePlace): string {
  const sets = publishedMappings(coverage.index, technique, at).map(
    ({ set }) => `${frameworkName(set.framework)} ${set.frameworkVersion}`,
  )
  return [...new Set(sets)].join(', ')
}

/** The category to start with: one that is published or overridden, else what the framework's mappings are. */
export function firstCategory(coverage: Coverage, technique: number, capability: string): OverrideCategory {
  const { index } = coverage
  const has = (category: OverrideCategory): boolean =>
    (index.overrides[technique] ?? []).some((one) => isAt(one, { capability, category })) ||
    publishedScore(index, technique, { capability, category }) !== null
  const framework = capability.slice(0, capability.indexOf('/'))
  return overrideCategories.find(has) ?? (frameworkRole(framework) === 'scored' ? 'protect' : 'unscored')
}

/** What the choice changes at once: the technique before and after, and why nothing changes where nothing does. */
export interface ChoiceEffect {
  readonly before: TechniqueFigure
  readonly after: TechniqueFigure
  readonly sentence: string
}

export function effectOfChoice(
  coverage: Coverage,
  technique: number,
  at: ScorePlace,
  value: OverrideValue | null,
): ChoiceEffect {
  const own = (coverage.index.overrides[technique] ?? []).find((one) => isAt(one, at))
  const before = figureWithValue(coverage, technique, at, own?.value ?? null)
  const after = figureWithValue(coverage, technique, at, value)
  return { before, after, sentence: effectSentence(coverage, at, before, after) }
}

function effectSentence(coverage: Coverage, at: ScorePlace, before: TechniqueFigure, after: TechniqueFigure): string {
  if (before.strength !== after.strength) {
    const difference = after.strength - before.strength
    return `${difference > 0 ? 'Gains' : 'Loses'} ${Math.abs(difference).toFixed(2)}.`
  }
  if (at.category !== 'unscored' && before[at.category] !== after[at.category]) {
    return `Only ${at.category} changes: ${before[at.category].toFixed(2)} becomes ${after[at.category].toFixed(2)}.`
  }
  const place = coverage.index.capabilityPlace.get(at.capability) ?? -1
  if (before.state !== after.state) return 'The strength stays; the state changes.'
  if ((coverage.deployment.extent[place] ?? 0) === 0) return 'No change now: the capability isn’t in force.'
  return 'No change now: another mapping decides.'
}

/** Every technique of the version; those that the capability maps to stand first. */
export function techniquePicks(coverage: Coverage, capability: string | null): PickEntry[] {
  const { index } = coverage
  const place = index.capabilityPlace.get(capability ?? '')
  const maps = index.scope.techniques.map(
    (_, at) =>
      place !== undefined &&
      ((index.mappings[at] ?? []).some((mapping) => mapping.capability === place) ||
        (index.overrides[at] ?? []).some((one) => one.capability === capability)),
  )
  const picks = index.scope.techniques.map(({ id, name }, at): PickEntry & { maps: boolean } => {
    const isMapped = maps[at] === true
    return { value: id, code: id, label: name, maps: isMapped, ...(isMapped ? { detail: 'mapped' } : {}) }
  })
  return [...picks.filter((pick) => pick.maps), ...picks.filter((pick) => !pick.maps)]
}

/** Every capability of the chosen supply sets; those that map to the technique stand first. */
export function capabilityPicks(coverage: Coverage, technique: number | null): PickEntry[] {
  const { index } = coverage
  const mapped = new Set<string>()
  if (technique !== null) {
    for (const { capability } of index.mappings[technique] ?? []) mapped.add(index.capabilities[capability]?.name ?? '')
    for (const { capability } of index.overrides[technique] ?? []) mapped.add(capability)
  }
  const picks = index.capabilities.map(({ name, framework, capability }): PickEntry => ({
    value: name,
    label: capabilityLabel(capability),
    detail: `${frameworkName(framework)} ${capability.id}${mapped.has(name) ? ' · mapped' : ''}`,
  }))
  return [...picks.filter(({ value }) => mapped.has(value)), ...picks.filter(({ value }) => !mapped.has(value))]
}

/** The value to start with: what holds now; where nothing is published, the least that would be something. */
export function firstValue(index: CoverageIndex, technique: number, at: ScorePlace): OverrideValue {
  const own = (index.overrides[technique] ?? []).find((one) => isAt(one, at))
  if (own !== undefined) return own.value
  const published = publishedScore(index, technique, at)
  return published === null ? 'minimal' : published === 'unscored' ? 'partial' : published
}

function isAt(one: ScorePlace, at: ScorePlace): boolean {
  return one.capability === at.capability && one.category === at.category
}
