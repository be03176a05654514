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
  for (const entry of entries) {
    const place = index.capabilityPlace.get(`${entry.framework}/${entry.capability}`)
    if (place === undefined) continue
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
  index.capabilities.forEach((capability, place) => {
    if (!capability.mapped || deployment.applicable[place] === 0) return
    all++
    if (deployment.unassessed[place] === 0) assessed++
  })
  return { assessed, capabilities: all }
}

/** Entries for capabilities that no chosen supply set contains: kept, reported, never counted. */
export function entryNotes(index: CoverageIndex, entries: readonly CapabilityEntry[]): Note[] {
  return entries
    .filter(({ framework, capability }) => !index.capabilityPlace.has(`${framework}/${capability}`))
    .map(({ framework, capability }) => note('unknownCapability', { framework, capability }))
}
