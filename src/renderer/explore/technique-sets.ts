import type { MappingSet, Mapping } from '../../core/mappings/mapping-set.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import type { OverrideCategory } from '../../core/assessment/assessment.ts'
import { categoryOf } from '../../core/coverage/coverage-index.ts'
import type { Contribution } from '../../core/coverage/explain.ts'
import { frameworkName, frameworkRole, frameworks } from '../../core/mappings/frameworks.ts'
import type { FrameworkRole } from '../../core/mappings/frameworks.ts'
import type { Rebase } from '../../core/attack/rebase.ts'
import { byAge, newestSet } from '../../core/mappings/newest-set.ts'
import type { KnowledgeIndex, SetEntry } from '../../core/knowledge/knowledge-index.ts'
import type { Domain } from '../../core/attack/attack-version.ts'

/** One published mapping of a technique. */
export interface MappingRow {
  readonly id: string
  readonly framework: string
  /** Key of the capability. */
  readonly capability: string
  /** As the set spells it. */
  readonly spelling: string
  readonly label: string
  /** Null where only an override says that it maps to the technique. */
  readonly mapping: Mapping | null
  /** What it counts as. */
  readonly category: OverrideCategory
  /** Addresses that the publisher gives for it. */
  readonly references: readonly string[]
}

/** The mappings of one set, as one table. */
export interface SetTable {
  readonly set: MappingSet
  readonly name: string
  readonly role: FrameworkRole
  readonly rows: readonly MappingRow[]
}

const order = new Map(frameworks.map(({ id }, at) => [id, at]))

function byFramework(a: { framework: string }, b: { framework: string }): number {
  return (order.get(a.framework) ?? order.size) - (order.get(b.framework) ?? order.size)
}

/** What one set says of a technique of the assessment's version, rows that only rebase brings here included. */
export function setTable(set: MappingSet, technique: string, rebase: Rebase): SetTable {
  const rows = set.capabilities.flatMap((capability) =>
    capability.mappings.flatMap((mapping, at): MappingRow[] => {
      const rebased = rebase(mapping.technique)
      if (rebased.kind === 'dropped' || rebased.technique !== technique) return []
      return [
        {
          id: `${set.id} ${capability.key} ${at}`,
          framework: set.framework,
          capability: capability.key,
          spelling: capability.id,
          label: capabilityLabel(capability),
          mapping,
          category: categoryOf(set, mapping),
          references: mapping.references.flatMap((place) => set.references[place] ?? []),
        },
      ]
    }),
  )
  return { set, name: frameworkName(set.framework), role: frameworkRole(set.framework), rows }
}

/** A set's table with the rows that only overrides add, for the capabilities that are shown as this set has them. */
export function withAddedRows(table: SetTable, contributions: readonly Contribution[]): SetTable {
  const added = contributions.flatMap(({ mapping, capability, category }): MappingRow[] => {
    if (mapping !== null || capability.set.id !== table.set.id) return []
    const { framework, key, name, capability: facts } = capability
    const row = { framework, capability: key, spelling: facts.id, label: capabilityLabel(facts), mapping, category }
    return [{ ...row, id: `${table.set.id} added ${name} ${category}`, references: [] }]
  })
  return added.length === 0 ? table : { ...table, rows: [...table.rows, ...added] }
}

/** What a row adds to the strength; null where the set isn't used. */
export function contributionOf(
  row: MappingRow,
  table: SetTable,
  contributions: readonly Contribution[] | null,
): Contribution | null {
  const found = contributions?.find((one) =>
    row.mapping === null
      ? one.mapping === null &&
        one.category === row.category &&
        one.capability.key === row.capability &&
        one.capability.framework === row.framework
      : one.set?.id === table.set.id && one.mapping === row.mapping,
  )
  return found ?? null
}

/** The chosen sets, supply before demand, in the usual order; two of one framework with the newer first. */
export function inOrder(sets: readonly MappingSet[]): MappingSet[] {
  return [...sets].sort((a, b) => byFramework(a, b) || byAge(b, a))
}

/** The newest set of every framework that the assessment doesn't use, in its domain and for ATT&CK's own: its version. */
export function otherSets(
  index: KnowledgeIndex,
  chosen: readonly MappingSet[],
  domain: Domain,
  version: string,
): SetEntry[] {
  const used = new Set(chosen.map((set) => set.framework))
  return frameworks.flatMap(({ id }) => {
    if (used.has(id)) return []
    const sets = index.sets.filter((set) => set.framework === id && set.domain === domain)
    const own = sets.filter((set) => id !== 'attack_mitigations' || set.attackVersion === version)
    return newestSet(own) ?? []
  })
}

/** `rev5 · made for ATT&CK 16.1 · unscored` */
export function setDetail(set: Pick<MappingSet, 'framework' | 'frameworkVersion' | 'attackVersion'>): string {
  const role = frameworkRole(set.framework)
  const kind = role === 'demand' ? 'demand, never coverage' : role
  return `${set.frameworkVersion} · made for ATT&CK ${set.attackVersion} · ${kind}`
}

/** `technique_scores` as a reader would write it. */
export function typeWords(type: string | null): string {
  if (type === null) return '–'
  if (/^technique_scores?$/.test(type)) return 'Score'
  const words = type.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
