import type { Knowledge } from '../core/knowledge/knowledge.ts'
import type { DataFinding, SetEntry } from '../core/knowledge/knowledge-index.ts'
import { groupNameOf } from '../core/knowledge/look-up.ts'
import { capabilityLabel } from '../core/mappings/mapping-set.ts'
import { parsed } from '../core/problem.ts'
import type { Parsed } from '../core/problem.ts'

/** A bundled mapping set with its capabilities and what is odd about its published data. */
export interface SetMatch extends Omit<SetEntry, 'file' | 'sha256'> {
  readonly kind: 'set'
  readonly capabilities: readonly {
    readonly capability: string
    readonly label: string
    readonly group: string | null
    readonly mappings: number
  }[]
  readonly findings: readonly Omit<DataFinding, 'set'>[]
}

/** The set under an id; none where it isn't bundled. */
export async function setMatch(knowledge: Knowledge, id: string): Promise<Parsed<SetMatch[]>> {
  const entry = knowledge.entry(id)
  if (entry === undefined) return parsed([])
  const set = await knowledge.set(id)
  if (!set.ok) return set
  const { file: _file, sha256: _sha256, ...facts } = entry
  const match: SetMatch = {
    kind: 'set',
    ...facts,
    capabilities: set.value.capabilities.map((capability) => ({
      capability: capability.key,
      label: capabilityLabel(capability),
      group: groupNameOf(set.value, capability),
      mappings: capability.mappings.length,
    })),
    findings: knowledge.index.findings
      .filter((finding) => finding.set === id)
      .map(({ kind, count, examples }) => ({ kind, count, examples })),
  }
  return parsed([match])
}
