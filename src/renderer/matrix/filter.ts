import type { Technique } from '../../core/attack/attack-version.ts'
import type { PlacedCell } from './layout.ts'
import type { Legend } from './legend.ts'

/** Whether a technique, by its place, is among what is asked for. */
export type PlaceTest = (place: number) => boolean

export interface MatrixFilter {
  /** Parts of ids and names, divided by commas: one of them is enough. */
  readonly text: string
  /** Entries of the legend: one of them is enough; empty for all. */
  readonly kinds: ReadonlySet<string>
  /** What else is asked: all of it (see `facets.ts`). */
  readonly tests: readonly PlaceTest[]
}

function soughtIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The places of the techniques in scope that match everything, or null where nothing is asked for. */
export function matchingPlaces(
  techniques: readonly Technique[],
  legend: Legend,
  filter: MatrixFilter,
): ReadonlySet<number> | null {
  const sought = soughtIn(filter.text)
  if (sought.length === 0 && filter.kinds.size === 0 && filter.tests.length === 0) return null
  const found = new Set<number>()
  techniques.forEach(({ id, name }, place) => {
    const kinds = legend.kinds[place] ?? null
    if (kinds === null) return
    if (filter.kinds.size > 0 && !kinds.some((kind) => filter.kinds.has(kind))) return
    const text = `${id} ${name}`.toLowerCase()
    if (sought.length > 0 && !sought.some((part) => text.includes(part))) return
    if (filter.tests.every((test) => test(place))) found.add(place)
  })
  return found
}

/** A head stands out also for the sub-techniques that are folded into it, or that it heads. */
export function isAside(matching: ReadonlySet<number> | null, cell: PlacedCell): boolean {
  if (matching === null || matching.has(cell.place)) return false
  const speaksForSubs = cell.folded || !cell.counted
  return !(speaksForSubs && cell.subs.some((sub) => matching.has(sub)))
}
