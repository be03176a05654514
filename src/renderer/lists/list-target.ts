import type { Assessment, CapabilityEntry } from '../../core/assessment/assessment.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import type { ListCapability } from '../../core/exchange/list-match.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'

/** What a list is brought into: the capabilities that it may name, and what is recorded of each. */
export interface ListTarget {
  readonly capabilities: readonly ListCapability[]
  readonly entries: readonly (CapabilityEntry | undefined)[]
}

/** The capabilities of the chosen supply sets; a worker is told of them, so they are plain. */
export function listTarget(index: CoverageIndex, document: Assessment): ListTarget {
  const entries = new Map(document.capabilities.map((entry) => [`${entry.framework}/${entry.capability}`, entry]))
  return {
    capabilities: index.capabilities.map(({ framework, key, capability }) => ({
      framework,
      key,
      id: capability.id,
      label: capabilityLabel(capability),
      labels: capability.labels.map(({ text }) => text),
    })),
    entries: index.capabilities.map(({ name }) => entries.get(name)),
  }
}
