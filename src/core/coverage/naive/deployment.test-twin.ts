import type { Assessment, CapabilityEntry, Status } from '../../assessment/assessment.ts'
import type { MappingSet } from '../../mappings/mapping-set.ts'
import type { CoverageResult, Scenario } from '../coverage-result.ts'
import { capabilityName, supplySets } from './supply-links.test-twin.ts'

/** Status of a capability by `framework/key`. */
export interface Deployment {
  readonly status: (capability: string) => Status
  /** *Deployment of a capability*: in 0–1, in a scenario. */
  readonly extent: (capability: string, scenario: Scenario) => number
}

/** *Deployment of a capability*, the table: what is left out is unassessed. */
export function deployment(assessment: Assessment): Deployment {
  const entries = new Map<string, CapabilityEntry>()
  for (const entry of assessment.capabilities) entries.set(capabilityName(entry.framework, entry.capability), entry)
  return {
    status: (capability) => entries.get(capability)?.status ?? 'unassessed',
    extent: (capability, scenario) => {
      const entry = entries.get(capability)
      return entry === undefined ? 0 : extentOf(entry, scenario)
    },
  }
}

function extentOf(entry: CapabilityEntry, scenario: Scenario): number {
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

/** *Assessment progress*: over supply capabilities with a published mapping; `not_applicable` on neither side. */
export function progress(sets: readonly MappingSet[], { status }: Deployment): CoverageResult['progress'] {
  const mapped = new Set<string>()
  for (const set of supplySets(sets)) {
    for (const capability of set.capabilities) {
      if (capability.mappings.length > 0) mapped.add(capabilityName(set.framework, capability.key))
    }
  }
  const applicable = [...mapped].filter((capability) => status(capability) !== 'not_applicable')
  const assessed = applicable.filter((capability) => status(capability) !== 'unassessed')
  return { assessed: assessed.length, capabilities: applicable.length }
}
