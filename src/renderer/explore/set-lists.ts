import { isActive } from '../../core/attack/attack-version.ts'
import { listOnShelf } from '../../core/knowledge/catalogue.ts'
import type { MappingLine } from '../../core/knowledge/mapping-lines.ts'
import { groupNameOf } from '../../core/knowledge/look-up.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import type { MappingSet } from '../../core/mappings/mapping-set.ts'
import type { TechniqueLine } from './explore-rows.ts'
import type { ShownAttack } from './explorer.ts'

/** A capability of a set, whether anything is mapped to it or not. */
export interface SetCapabilityRow {
  /** Key of the capability. */
  readonly id: string
  readonly spelling: string
  readonly label: string
  /** Empty where it has none. */
  readonly group: string
  /** Distinct techniques of the version. */
  readonly techniques: number
  /** Published rows. */
  readonly mappings: number
}

/** `AC-2` before `AC-10`. */
const asCounted = new Intl.Collator('en', { numeric: true })

/** In the order of their ids, numbers as numbers. */
export function setCapabilities(set: MappingSet, lines: readonly MappingLine[]): SetCapabilityRow[] {
  const techniques = new Map<string, Set<string>>()
  for (const { capability, technique, dropped } of lines) {
    if (dropped !== null) continue
    const of = techniques.get(capability) ?? new Set()
    techniques.set(capability, of.add(technique))
  }
  const rows = set.capabilities.map((capability) => ({
    id: capability.key,
    spelling: capability.id,
    label: capabilityLabel(capability),
    group: groupNameOf(set, capability) ?? '',
    techniques: techniques.get(capability.key)?.size ?? 0,
    mappings: capability.mappings.length,
  }))
  return rows.sort((a, b) => asCounted.compare(a.spelling, b.spelling))
}

/** A technique of the version as a set sees it. */
export interface SetTechniqueRow extends TechniqueLine {
  /** Distinct capabilities of the set that map to it. */
  readonly capabilities: number
}

/** Every technique of the version to which a set maps something. */
export function setTechniques({ attack, rebase }: ShownAttack, set: MappingSet): SetTechniqueRow[] {
  const counts = new Map(
    listOnShelf({ attack, rebase, sets: [set] }, 'techniques').map((row) => [row['id'], Number(row['capabilities'])]),
  )
  const names = new Map(attack.tactics.map(({ id, name }) => [id, name]))
  return attack.techniques.filter(isActive).flatMap(({ id, name, tactics }) => {
    const capabilities = counts.get(id) ?? 0
    if (capabilities === 0) return []
    return [{ id, name, tactics: tactics.map((one) => names.get(one) ?? one).join(', '), capabilities }]
  })
}

/** Rows by their group, groups in the order of their first row; those without one last. */
export function grouped<Row extends { readonly group: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.group)
    if (group === undefined) groups.set(row.group, [row])
    else group.push(row)
  }
  const without = groups.get('')
  if (without !== undefined && groups.size > 1) {
    groups.delete('')
    groups.set('', without)
  }
  return groups
}
