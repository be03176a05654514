import type { CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import type { StartingPoint } from '../../core/coverage/starting-points.ts'
import type { AssessRow, RowGroup } from './rows.ts'

export type Entries = readonly (CapabilityEntry | undefined)[]

/**
 * What facets look at. What marks change is asked for, not given: a list that no facet filters by marks then stays as
 * it is when one is made.
 */
export interface FacetWorld {
  /** Groups of the chosen framework. */
  readonly groups: readonly RowGroup[]
  /** By capability place. */
  readonly entries: () => Entries
  /** 1 where deploying would cover a gap, by capability place. */
  readonly gapClosers: () => Uint8Array
  /** Licence tiers and baselines. */
  readonly points: readonly StartingPoint[]
  /** ISO day. */
  readonly today: string
}

export interface FacetOption {
  /** Unique in its facet, and kept between sessions. */
  readonly id: string
  readonly label: string
  /** Stands over the first of those that share it. */
  readonly heading?: string
}

export type RowTest = (row: AssessRow) => boolean

/** One way to narrow the list. Options of one facet widen each other, facets narrow each other. */
export interface Facet {
  /** Unique, and kept between sessions. */
  readonly id: string
  readonly label: string
  /** One option at a time. */
  readonly single?: true
  /** No edit of an entry changes what it finds: rows that are kept under the hand must match it all the same. */
  readonly fixed?: true
  /** What can be chosen here; where there is nothing, the facet isn't offered. */
  readonly options: (world: FacetWorld) => readonly FacetOption[]
  /** What an option asks of a row. One that isn't known, as a choice of another day may be, finds nothing. */
  readonly test: (option: string, world: FacetWorld) => RowTest
  /** Any ISO day is an option too, chosen in a dialog. */
  readonly day?: {
    /** On the menu: `Not since…`. */
    readonly action: string
    /** Of the dialog. */
    readonly title: string
  }
  /** What to call an option that isn't offered: a day, or an owner that nothing has any more. */
  readonly name?: (option: string) => string
}

/** What is chosen, by facet; a facet without a choice isn't in it. */
export type Chosen = ReadonlyMap<string, ReadonlySet<string>>

export function statusOf(entries: Entries, row: AssessRow): Status {
  return entries[row.place]?.status ?? 'unassessed'
}
