import type { Conflict } from '../../core/assessment/assessment.ts'
import { placeWords, valueFields } from '../../core/assessment/merge/difference-words.ts'
import { placeKey, readPlace } from '../../core/assessment/merge/place.ts'
import type { Pieces } from '../../core/assessment/merge/pieces.ts'
import { isSame } from '../../core/assessment/merge/merge-values.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'

/** One field of a contested place on every side; null where a side doesn't have it. */
export interface SideField {
  readonly label: string
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
  readonly contested: boolean
}

export interface ConflictRow {
  /** Text of the conflict's `at`. */
  readonly id: string
  readonly at: unknown
  readonly title: string
  /** Where it stands: framework and id, or what kind of thing it is. */
  readonly detail: string
  /** Whether there is a version before both. */
  readonly hasBase: boolean
  readonly fields: readonly SideField[]
  /** Labels of the fields in which the sides differ. */
  readonly contested: readonly string[]
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function capabilityName(index: CoverageIndex | null, framework: string, capability: string): string {
  const at = index?.capabilityPlace.get(`${framework}/${capability}`)
  const found = at === undefined ? undefined : index?.capabilities[at]
  return found === undefined ? capability : capabilityLabel(found.capability)
}

function techniqueName(index: CoverageIndex | null, technique: string): string {
  const name = index?.attack.techniques.find(({ id }) => id === technique)?.name
  return name === undefined ? technique : `${technique} ${name}`
}

function namesOf(at: unknown, index: CoverageIndex | null): { title: string; detail: string } {
  const place = readPlace(at)
  if (place === null) return { title: JSON.stringify(at), detail: 'written by another program' }
  if ('technique' in place) {
    const label = capabilityName(index, place.framework, place.capability)
    const technique = techniqueName(index, place.technique)
    return { title: `Override of ${label}`, detail: `${technique}, ${place.category}` }
  }
  if ('framework' in place) {
    const detail = `${frameworkName(place.framework)} · ${place.capability}`
    return { title: capabilityName(index, place.framework, place.capability), detail }
  }
  if ('threat' in place) return { title: capitalised(placeWords(place)), detail: 'threat' }
  if ('exclusion' in place) return { title: techniqueName(index, place.exclusion), detail: 'excluded technique' }
  if ('data' in place) return { title: `Published file of ${place.data}`, detail: 'data of a mapping set' }
  return { title: capitalised(placeWords(place)), detail: 'scope' in place ? 'scope' : 'whole assessment' }
}

function textsOf(value: unknown): ReadonlyMap<string, string> {
  return new Map(valueFields(value).map(({ label, text }) => [label === '' ? 'value' : label, text]))
}

function fieldsOf(base: unknown, ours: unknown, theirs: unknown): SideField[] {
  const [before, left, right] = [textsOf(base), textsOf(ours), textsOf(theirs)]
  return [...new Set([...left.keys(), ...right.keys(), ...before.keys()])].map((key) => {
    const [one, other] = [left.get(key) ?? null, right.get(key) ?? null]
    return {
      label: capitalised(key),
      base: before.get(key) ?? null,
      ours: one,
      theirs: other,
      contested: one !== other,
    }
  })
}

/** A conflict as a person reads it. `ours` is what the document says now: it may have been edited since the merge. */
export function conflictRow(conflict: Conflict, pieces: Pieces, index: CoverageIndex | null): ConflictRow {
  const { at, base, theirs } = conflict
  const place = readPlace(at)
  const ours = place === null ? conflict.ours : (pieces.places.get(placeKey(place))?.value ?? null)
  const fields = fieldsOf(base, ours, theirs)
  const contested = fields.filter((field) => field.contested).map(({ label }) => label)
  return {
    id: JSON.stringify(at),
    at,
    ...namesOf(at, index),
    hasBase: base !== null && !isSame(base, ours) && !isSame(base, theirs),
    fields,
    contested,
  }
}
