import type { PlacedCell } from './layout.ts'

/** Techniques that were picked to do something with, by place. A range grows and shrinks from its anchor. */
export interface Picking {
  readonly places: ReadonlySet<number>
  readonly range: {
    /** Keys of cells: a technique may stand in several tactics. */
    readonly anchor: string
    readonly end: string
    /** What was picked when the range began. */
    readonly before: ReadonlySet<number>
  } | null
}

export const nothingPicked: Picking = { places: new Set(), range: null }

/** Picks all of the given techniques, or none of them where all are picked already. */
export function togglePicked({ places }: Picking, some: readonly number[]): Picking {
  const next = new Set(places)
  if (some.every((place) => places.has(place))) for (const place of some) next.delete(place)
  else for (const place of some) next.add(place)
  return { places: next, range: null }
}

/** Picks the cells from `from` to `to` in the given order; from the end of the last range on, that range changes. */
export function pickRange({ places, range }: Picking, order: readonly PlacedCell[], from: string, to: string): Picking {
  const { anchor, before } = range?.end === from ? range : { anchor: from, before: places }
  const start = order.findIndex((cell) => cell.key === anchor)
  const end = order.findIndex((cell) => cell.key === to)
  if (start < 0 || end < 0) return { places, range }
  const between = order.slice(Math.min(start, end), Math.max(start, end) + 1)
  const picked = between.filter(({ counted }) => counted).map(({ place }) => place)
  return { places: new Set([...before, ...picked]), range: { anchor, end: to, before } }
}
