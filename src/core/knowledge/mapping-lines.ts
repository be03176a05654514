import type { DropReason } from '../attack/rebase.ts'
import type { Category, Mapping, MappingSet, ScoreValue } from '../mappings/mapping-set.ts'
import { capabilityLabel } from '../mappings/mapping-set.ts'
import { groupNameOf } from './look-up.ts'
import type { Shelf } from './look-up.ts'

/** One published row with everything that is bundled of it, as it stands in an ATT&CK version. */
export interface MappingLine {
  /** Unique over all sets. */
  readonly id: string
  readonly set: string
  readonly framework: string
  /** Key of the capability. */
  readonly capability: string
  /** Its id as the set spells it. */
  readonly spelling: string
  readonly label: string
  /** Name of its group; empty where it has none. */
  readonly group: string
  /** The technique in the version; as published where the version has none for it. */
  readonly technique: string
  /** Its name in the version; empty where the version has none for it. */
  readonly name: string
  /** As published, where the version has another technique for it; else null. */
  readonly published: string | null
  /** Why it has no place in the version; null where it has one. */
  readonly dropped: DropReason | null
  readonly type: string | null
  readonly category: Category | null
  readonly value: ScoreValue | null
  /** Addresses that the publisher gives. */
  readonly references: readonly string[]
  /** The row as the set has it. */
  readonly mapping: Mapping
}

type Version = Pick<Shelf, 'attack' | 'rebase'>

/** Every row of a set, also those whose technique the version doesn't have; in the set's order. */
export function mappingLines(version: Version, set: MappingSet): MappingLine[] {
  const names = new Map(version.attack.techniques.map(({ id, name }) => [id, name]))
  return set.capabilities.flatMap((capability) => {
    const group = groupNameOf(set, capability) ?? ''
    const label = capabilityLabel(capability)
    return capability.mappings.map((mapping, at): MappingLine => ({
      id: `${set.id} ${capability.key} ${at}`,
      set: set.id,
      framework: set.framework,
      capability: capability.key,
      spelling: capability.id,
      label,
      group,
      ...standingOf(version, names, mapping),
      type: mapping.type,
      category: mapping.category,
      value: mapping.value,
      references: mapping.references.flatMap((place) => set.references[place] ?? []),
      mapping,
    }))
  })
}

function standingOf(
  { rebase }: Version,
  names: ReadonlyMap<string, string>,
  { technique }: Mapping,
): Pick<MappingLine, 'technique' | 'name' | 'published' | 'dropped'> {
  const rebased = rebase(technique)
  if (rebased.kind === 'dropped') return { technique, name: '', published: null, dropped: rebased.reason }
  const published = rebased.kind === 'moved' ? technique : null
  return { technique: rebased.technique, name: names.get(rebased.technique) ?? '', published, dropped: null }
}

/** What a set says of one technique of the version, rows that only rebase brings here included. */
export function linesOfTechnique(version: Version, set: MappingSet, technique: string): MappingLine[] {
  const capabilities = set.capabilities.flatMap((capability) => {
    const lands = capability.mappings.some((mapping) => landsOn(version, mapping.technique, technique))
    return lands ? [capability] : []
  })
  return mappingLines(version, { ...set, capabilities }).filter(
    (line) => line.dropped === null && line.technique === technique,
  )
}

function landsOn({ rebase }: Version, published: string, technique: string): boolean {
  const rebased = rebase(published)
  return rebased.kind !== 'dropped' && rebased.technique === technique
}

/** What a set says of one capability. */
export function linesOfCapability(version: Version, set: MappingSet, key: string): MappingLine[] {
  return mappingLines(version, { ...set, capabilities: set.capabilities.filter((one) => one.key === key) })
}

/** A capability or a technique of which the publisher says that it can't be mapped. */
export interface NonMappableLine {
  readonly id: string
  readonly kind: 'capability' | 'technique'
  /** Key of the capability, or the technique in the version. */
  readonly key: string
  /** As the set spells it. */
  readonly spelling: string
  readonly label: string
  /** Name of the capability's group; empty where it has none. */
  readonly group: string
  /** The set maps it all the same: in other rows, or of another spelling. */
  readonly mapped: boolean
  /** Why a technique has no place in the version; null where it has one. */
  readonly dropped: DropReason | null
}

/** Capabilities, then techniques, as the set orders them. */
export function nonMappableLines(version: Version, set: MappingSet): NonMappableLine[] {
  const lines = mappingLines(version, set)
  const mapped = new Set(lines.map(({ technique }) => technique))
  const names = new Map(version.attack.techniques.map(({ id, name }) => [id, name]))
  const capabilities = set.capabilities
    .filter(({ nonMappable }) => nonMappable > 0)
    .map((capability): NonMappableLine => ({
      id: `capability ${capability.key}`,
      kind: 'capability',
      key: capability.key,
      spelling: capability.id,
      label: capabilityLabel(capability),
      group: groupNameOf(set, capability) ?? '',
      mapped: capability.mappings.length > 0,
      dropped: null,
    }))
  const techniques = set.nonMappableTechniques.map((published): NonMappableLine => {
    const rebased = version.rebase(published)
    const key = rebased.kind === 'dropped' ? published : rebased.technique
    return {
      id: `technique ${published}`,
      kind: 'technique',
      key,
      spelling: published,
      label: names.get(key) ?? published,
      group: '',
      mapped: mapped.has(key),
      dropped: rebased.kind === 'dropped' ? rebased.reason : null,
    }
  })
  return [...capabilities, ...techniques]
}
