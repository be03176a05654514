import type { CapabilityEntry, Status } from '../assessment/assessment.ts'
import type { CoverageIndex } from './coverage-index.ts'
import type { Note, Scenario } from './coverage-result.ts'
import { note } from './notes.ts'

/** How far each capability is in force, by capability place. */
export interface Deployment {
  /** Extent in the scenario at hand, 0–1. */
  readonly extent: Float64Array
  /** 1 where a capability is planned and counts nothing yet. */
  readonly planned: Uint8Array
  readonly applicable: Uint8Array
  readonly unassessed: Uint8Array
}

export function extentOf(entry: { status: Status; extent?: number }, scenario: Scenario): number {
  switch (entry.status) {
    case 'deployed':
      return 1
    case 'partial':
      return entry.extent ?? 0.5
    case 'planned':
      return scenario === 'planned' ? 1 : 0
    case 'unassessed':
    case 'not_deployed':
    case 'not_applicable':
      return 0
  }
}

interface FoundPlaces {
  readonly entries: readonly CapabilityEntry[]
  readonly places: Int32Array
}

/** By index: the list of entries whose places were found last. */
const lastFound = new WeakMap<CoverageIndex, FoundPlaces>()

/**
 * Place of the capability of each entry, in their order, −1 where there is none.
 *
 * An entry never changes, and edits keep those that they don't touch. So what a list has in common with the one before,
 * at its beginning and at its end, is taken over: a mark in an assessment of 20,000 looks up one.
 */
export function placesOf(index: CoverageIndex, entries: readonly CapabilityEntry[]): Int32Array {
  const last = lastFound.get(index) ?? { entries: [], places: new Int32Array() }
  if (last.entries === entries) return last.places
  const shift = last.entries.length - entries.length
  const shorter = Math.min(entries.length, last.entries.length)
  let start = 0
  while (start < shorter && entries[start] === last.entries[start]) start++
  let end = entries.length
  while (end > start && entries[end - 1] === last.entries[end + shift - 1]) end--
  const places = new Int32Array(entries.length)
  places.set(last.places.subarray(0, start))
  places.set(last.places.subarray(end + shift), end)
  for (let at = start; at < end; at++) {
    const entry = entries[at]
    if (entry === undefined) continue
    places[at] = index.capabilityPlace.get(`${entry.framework}/${entry.capability}`) ?? -1
  }
  lastFound.set(index, { entries, places })
  return places
}

export function deploymentOf(
  index: CoverageIndex,
  entries: readonly CapabilityEntry[],
  scenario: Scenario,
): Deployment {
  const size = index.capabilities.length
  const extent = new Float64Array(size)
  const planned = new Uint8Array(size)
  const applicable = new Uint8Array(size).fill(1)
  const unassessed = new Uint8Array(size).fill(1)
  const places = placesOf(index, entries)
  // By number: at every mark in an assessment of 20,000, pairs of number and entry would be most of the work.
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]
    const place = places[at] ?? -1
    if (entry === undefined || place < 0) continue
    extent[place] = extentOf(entry, scenario)
    if (entry.status !== 'unassessed') unassessed[place] = 0
    if (entry.status === 'not_applicable') applicable[place] = 0
    if (entry.status === 'planned' && scenario === 'current') planned[place] = 1
  }
  return { extent, planned, applicable, unassessed }
}

/** Assessed and all capabilities with a published mapping; those that can't apply are on neither side. */
export function progressOf(
  index: CoverageIndex,
  deployment: Deployment,
): { readonly assessed: number; readonly capabilities: number } {
  let assessed = 0
  let all = 0
  for (let place = 0; place < index.capabilities.length; place++) {
    if (index.capabilities[place]?.mapped !== true || deployment.applicable[place] === 0) continue
    all++
    if (deployment.unassessed[place] === 0) assessed++
  }
  return { assessed, capabilities: all }
}

/** Entries for capabilities that no chosen supply set contains: kept, reported, never counted. */
export function unknownEntries(index: CoverageIndex, entries: readonly CapabilityEntry[]): CapabilityEntry[] {
  const places = placesOf(index, entries)
  return entries.filter((_, at) => (places[at] ?? -1) < 0)
}

export function entryNotes(index: CoverageIndex, entries: readonly CapabilityEntry[]): Note[] {
  return unknownEntries(index, entries).map(({ framework, capability }) =>
    note('unknownCapability', { framework, capability }),
  )
}
