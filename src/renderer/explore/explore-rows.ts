import type { Coverage } from '../../core/coverage/compute.ts'
import { levelOf } from '../../core/coverage/compute.ts'
import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { IndexedCapability } from '../../core/coverage/indexed.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import type { MappingSet } from '../../core/mappings/mapping-set.ts'
import { byCodeUnits } from '../../core/order.ts'
import { stateWords } from '../ui/words.ts'
import type { TableSort } from '../ui/table.ts'

/** What every list of techniques shows of one. */
export interface TechniqueLine {
  readonly id: string
  readonly name: string
  /** Names, with commas. */
  readonly tactics: string
}

export interface TechniqueRow extends TechniqueLine {
  readonly place: number
  /** `Covered`, or `Out of scope`. */
  readonly state: string
  readonly strength: number
  readonly depth: number
}

/** Every active technique of the version, also those that the assessment doesn't count. */
export function techniqueRows(coverage: Coverage): TechniqueRow[] {
  const { scope, attack } = coverage.index
  const names = new Map(attack.tactics.map((tactic) => [tactic.id, tactic.name]))
  return scope.techniques.map((technique, place) => ({
    place,
    id: technique.id,
    name: technique.name,
    tactics: technique.tactics.map((tactic) => names.get(tactic) ?? tactic).join(', '),
    state:
      scope.listed[place] === 0 ? 'Out of scope' : stateWords[stateNames[coverage.state[place] ?? 5] ?? 'no_control'],
    strength: coverage.strength[place] ?? 0,
    depth: coverage.depth[place] ?? 0,
  }))
}

export interface CapabilityRow {
  readonly name: string
  readonly framework: string
  readonly key: string
  readonly id: string
  readonly label: string
  readonly frameworkName: string
}

export function capabilityRows(capabilities: readonly IndexedCapability[]): CapabilityRow[] {
  return capabilities.map(({ name, framework, key, capability }) => ({
    name,
    framework,
    key,
    id: capability.id,
    label: capabilityLabel(capability),
    frameworkName: frameworkName(framework),
  }))
}

/** The same for sets that no assessment stands around; of two sets of one framework the first names a capability. */
export function rowsOfSets(sets: readonly MappingSet[]): CapabilityRow[] {
  const rows = sets.flatMap((set) =>
    set.capabilities.map((capability): [string, CapabilityRow] => {
      const { framework } = set
      const { key, id } = capability
      const name = `${framework}/${key}`
      const label = capabilityLabel(capability)
      return [name, { name, framework, key, id, label, frameworkName: frameworkName(framework) }]
    }),
  )
  return [...new Map([...rows].reverse()).values()].reverse()
}

/** Rows whose texts contain every word that is sought. */
export function containing<Row extends object>(rows: readonly Row[], query: string): readonly Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = Object.values(row).join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Sorted by one column, numbers as numbers; rows that are alike keep their order. */
export function sortedBy<Row extends object>(rows: readonly Row[], sort: TableSort | null): readonly Row[] {
  if (sort === null) return rows
  const value = (row: Row): unknown => Reflect.get(row, sort.key)
  const turn = sort.descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)]
    if (typeof left === 'number' && typeof right === 'number') return turn * (left - right)
    return turn * byCodeUnits(String(left).toLowerCase(), String(right).toLowerCase())
  })
}

/** `0.50, partial`; a dash where there is none. */
export function strengthText(strength: number): string {
  return strength === 0 ? '–' : `${strength.toFixed(2)}, ${levelOf(strength)}`
}
