import { byCodeUnits, byVersion } from '../order.ts'

interface Dated {
  readonly id: string
  readonly updated: string | null
  readonly attackVersion: string
}

/** Older first: by last update (ISO dates sort as text), then ATT&CK version as numbers, then set id. */
export function byAge(a: Dated, b: Dated): number {
  return (
    byCodeUnits(a.updated ?? '', b.updated ?? '') ||
    byVersion(a.attackVersion, b.attackVersion) ||
    byCodeUnits(a.id, b.id)
  )
}

/** The newest of some sets of one framework; undefined of none. */
export function newestSet<T extends Dated>(sets: readonly T[]): T | undefined {
  return sets.reduce<T | undefined>((best, set) => (best === undefined || byAge(best, set) < 0 ? set : best), undefined)
}
