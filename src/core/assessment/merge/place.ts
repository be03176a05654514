import { isRecord } from '../../json-text.ts'
import { capabilityKey } from '../../mappings/frameworks.ts'

/** Names a place of an assessment that can differ between two versions of it, as the `at` of a conflict does. */
export type Place =
  /** A value of the whole: `name`, `attack`, `weights`, or a key that nobody knows. */
  | { readonly field: string }
  | { readonly scope: string }
  | { readonly exclusion: string }
  /** Hash of the published file of a mapping set. */
  | { readonly data: string }
  | { readonly framework: string; readonly capability: string }
  | { readonly framework: string; readonly capability: string; readonly technique: string; readonly category: string }
  /** Kind and id of a threat. */
  | { readonly threat: string; readonly id: string }

const shapes: readonly (readonly string[])[] = [
  ['field'],
  ['scope'],
  ['exclusion'],
  ['data'],
  ['framework', 'capability'],
  ['framework', 'capability', 'technique', 'category'],
  ['threat', 'id'],
]

/** Counts further conflicts at one place, from 2: `at` names a conflict once. */
const countKey = 'again'

/** The place that the `at` of a conflict names; null for one that only another program understands. */
export function readPlace(at: unknown): Place | null {
  if (!isRecord(at)) return null
  const keys = Object.keys(at).filter((key) => key !== countKey)
  const shape = shapes.find((names) => names.length === keys.length && names.every((name) => keys.includes(name)))
  if (shape === undefined) return null
  const texts: Record<string, string> = {}
  for (const key of shape) {
    const text = at[key]
    if (typeof text !== 'string') return null
    texts[key] = key === 'field' || key === 'scope' ? text : text.trim()
  }
  const { framework, capability } = texts
  const place =
    framework === undefined || capability === undefined
      ? texts
      : { ...texts, capability: capabilityKey(framework, capability) }
  // The keys are those of one of the shapes, in its order.
  return place as unknown as Place
}

/** One text for each place. */
export function placeKey(place: Place): string {
  return JSON.stringify(place)
}

/** What conflicts at the same place have in common, also at one that only another program understands. */
export function groundKey(at: unknown): string {
  const place = readPlace(at)
  if (place !== null) return placeKey(place)
  if (!isRecord(at)) return JSON.stringify(at)
  const rest = Object.entries(at).filter(([key]) => key !== countKey)
  const [only, ...others] = rest
  // What is no object was put into one to be counted.
  if (only?.[0] === 'at' && others.length === 0) return JSON.stringify(only[1])
  return JSON.stringify(Object.fromEntries(rest))
}

/** The `at` of the `count`-th conflict at one place. */
export function nextAt(at: unknown, count: number): unknown {
  return isRecord(at) ? { ...at, [countKey]: count } : { at, [countKey]: count }
}
