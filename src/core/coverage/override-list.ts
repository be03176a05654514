import type { Override, OverrideValue } from '../assessment/assessment.ts'
import type { Coverage } from './compute.ts'
import type { CoverageIndex } from './coverage-index.ts'
import type { Note } from './coverage-result.ts'
import type { IndexedCapability } from './indexed.ts'
import { figureWithValue } from './override-effect.ts'
import type { ScorePlace } from './override-effect.ts'
import { publishedScore } from './published-score.ts'
import type { PublishedScore } from './published-score.ts'

/** An override of the document that counts, or one that this data doesn't know, which counts for nothing. */
export type ListedOverride =
  | {
      readonly kind: 'counted'
      readonly override: Override
      readonly capability: IndexedCapability
      /** Place of the technique, of the successor where ATT&CK has revoked the one that is written. */
      readonly technique: number
      readonly published: PublishedScore
      /** What holds: the higher one where several overrides met on one score. */
      readonly value: OverrideValue
      /** Strength of the technique with it and without it, 0–1. */
      readonly strength: number
      readonly withoutIt: number
    }
  | { readonly kind: 'unknown'; readonly override: Override; readonly note: Note }

function keyOf(values: { readonly [key: string]: unknown }): string {
  return JSON.stringify(['framework', 'capability', 'technique', 'category'].map((key) => values[key]))
}

/** The notes about overrides, by the override that they speak of. */
function overrideNotes(index: CoverageIndex): ReadonlyMap<string, Note> {
  const own = index.notes().filter((one) => one['category'] !== undefined && one['framework'] !== undefined)
  return new Map(own.map((one) => [keyOf(one), one]))
}

/** Place of the technique that an override speaks of, followed to its successor. */
function placeOf(index: CoverageIndex, override: Override, note: Note | undefined): number | undefined {
  return index.scope.place.get(note?.kind === 'moved' ? String(note['to']) : override.technique)
}

/** Every override of a document in its order, with what it does to its technique in this coverage. */
export function listOverrides(coverage: Coverage, overrides: readonly Override[]): ListedOverride[] {
  if (overrides.length === 0) return []
  const { index } = coverage
  const notes = overrideNotes(index)
  return overrides.flatMap((override): ListedOverride[] => {
    const note = notes.get(keyOf({ ...override }))
    const technique = placeOf(index, override, note)
    const name = `${override.framework}/${override.capability}`
    const capability = index.capabilities[index.capabilityPlace.get(name) ?? -1]
    if (technique === undefined || capability === undefined) {
      return note === undefined ? [] : [{ kind: 'unknown', override, note }]
    }
    const at = { capability: name, category: override.category }
    const resolved = (index.overrides[technique] ?? []).find((one) => isAt(one, at))
    return [
      {
        kind: 'counted',
        override,
        capability,
        technique,
        published: publishedScore(index, technique, at),
        value: resolved?.value ?? override.value,
        strength: coverage.strength[technique] ?? 0,
        withoutIt: figureWithValue(coverage, technique, at, null).strength,
      },
    ]
  })
}

function isAt(one: ScorePlace, at: ScorePlace): boolean {
  return one.capability === at.capability && one.category === at.category
}

/** The overrides of a document that speak of one score: more than one where revoked ids meet on it. */
export function overridesAt(
  index: CoverageIndex,
  overrides: readonly Override[],
  technique: number,
  at: ScorePlace,
): readonly Override[] {
  const own = overrides.filter(
    ({ framework, capability, category }) => `${framework}/${capability}` === at.capability && category === at.category,
  )
  if (own.length === 0) return []
  const notes = overrideNotes(index)
  return own.filter((override) => placeOf(index, override, notes.get(keyOf({ ...override }))) === technique)
}
