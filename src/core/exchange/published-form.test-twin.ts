import type { Capability, Mapping, MappingSet } from '../mappings/mapping-set.ts'
import { capabilityGroup, capabilityLabel } from '../mappings/mapping-set.ts'

/** What an invented publisher says of a mapping. */
export type InventedRationale = (capability: Capability, mapping: Mapping, place: number) => string

export interface PublishedForm {
  readonly metadata: Record<string, unknown>
  readonly mapping_objects: Record<string, unknown>[]
}

/** A bundled set in the form in which mapping files are published, with invented sentences. */
export function publishedForm(set: MappingSet, rationale: InventedRationale): PublishedForm {
  const rows = set.capabilities.flatMap((capability) =>
    capability.mappings.map((mapping, place) => ({
      capability_id: capability.id,
      capability_description: capabilityLabel(capability),
      capability_group: capabilityGroup(capability),
      attack_object_id: mapping.technique,
      attack_object_name: mapping.technique,
      mapping_type: mapping.type,
      score_category: mapping.category,
      score_value: mapping.value,
      status: 'complete',
      references: mapping.references.map((at) => set.references[at]),
      comments: rationale(capability, mapping, place),
    })),
  )
  const metadata = {
    mapping_framework: set.framework,
    mapping_framework_version: set.frameworkVersion,
    attack_version: set.attackVersion,
    technology_domain: set.domain,
    creation_date: set.created,
    last_update: set.updated,
    capability_groups: set.groupNames,
  }
  return { metadata, mapping_objects: rows }
}

export function publishedText(set: MappingSet, rationale: InventedRationale): string {
  return JSON.stringify(publishedForm(set, rationale), null, 2)
}
