import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import { techniqueCounts } from '../../core/coverage/capability-counts.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { placesOf } from '../../core/coverage/deployment.ts'
import type { IndexedCapability } from '../../core/coverage/indexed.ts'
import { frameworkName, frameworks } from '../../core/mappings/frameworks.ts'
import { capabilityGroup, capabilityLabel } from '../../core/mappings/mapping-set.ts'

/** A capability as the list shows it; nothing here changes with a mark. */
export interface AssessRow {
  /** `framework/key` */
  readonly id: string
  /** Place of the capability in the index. */
  readonly place: number
  readonly framework: string
  readonly key: string
  /** Id of its `RowGroup`. */
  readonly group: string
  /** Its id as published. */
  readonly code: string
  readonly label: string
  /** Id of the mapping set that it is shown from. */
  readonly set: string
  /** Techniques in scope that it maps to. */
  readonly techniques: number
  /** Without a published mapping it is out of progress. */
  readonly mapped: boolean
  /** What a search looks in, in lower case. */
  readonly sought: string
}

export interface RowGroup {
  readonly id: string
  readonly framework: string
  readonly label: string
  /** False for the capabilities of a framework that have no mapping. */
  readonly mapped: boolean
  readonly rows: readonly AssessRow[]
}

const collator = new Intl.Collator('en', { numeric: true })
const published = new Map(frameworks.map(({ id }, at) => [id, at]))

function byFramework(a: string, b: string): number {
  const last = frameworks.length
  return (published.get(a) ?? last) - (published.get(b) ?? last) || collator.compare(a, b)
}

/** What the document says of each capability, by capability place. */
export function entriesByPlace(
  index: CoverageIndex,
  entries: readonly CapabilityEntry[],
): readonly (CapabilityEntry | undefined)[] {
  const found = new Array<CapabilityEntry | undefined>(index.capabilities.length).fill(undefined)
  const places = placesOf(index, entries)
  for (const [at, entry] of entries.entries()) {
    const place = places[at] ?? -1
    if (place >= 0) found[place] = entry
  }
  return found
}

function groupLabel({ capability, set }: IndexedCapability): string | null {
  const group = capabilityGroup(capability)
  if (group === null) return null
  return Object.hasOwn(set.groupNames, group) ? (set.groupNames[group] ?? group) : group
}

/**
 * The capabilities of the chosen supply sets: by framework, then group, then label; those without a mapping at the end,
 * one group a framework. A framework that gives nearly every capability a group of its own is one group.
 */
export function groupRows(index: CoverageIndex): readonly RowGroup[] {
  const counts = techniqueCounts(index)
  const byName = new Map<string, IndexedCapability[]>()
  for (const capability of index.capabilities) {
    const list = byName.get(capability.framework)
    if (list === undefined) byName.set(capability.framework, [capability])
    else list.push(capability)
  }
  const mapped: RowGroup[] = []
  const unmapped: RowGroup[] = []
  for (const framework of [...byName.keys()].sort(byFramework)) {
    const all = byName.get(framework) ?? []
    const name = frameworkName(framework)
    const inProgress = all.filter((capability) => capability.mapped)
    const labels = new Set(inProgress.map(groupLabel))
    const grouped = labels.size * 2 <= inProgress.length
    const groups = new Map<string | null, AssessRow[]>()
    for (const capability of inProgress) {
      const label = grouped ? groupLabel(capability) : null
      const rows = groups.get(label)
      const row = rowOf(index, capability, counts, label, mappedId(framework, label))
      if (rows === undefined) groups.set(label, [row])
      else rows.push(row)
    }
    // Those that the publisher puts in no group stand after the others.
    const order = [...groups.keys()].sort((a, b) =>
      a === null || b === null ? Number(a === null) - Number(b === null) : collator.compare(a, b),
    )
    for (const label of order) {
      const rows = (groups.get(label) ?? []).sort(byLabel)
      const shown = label ?? (order.length === 1 ? name : 'In no group')
      mapped.push({ id: mappedId(framework, label), framework, label: shown, mapped: true, rows })
    }
    const rest = all.filter((capability) => !capability.mapped)
    if (rest.length === 0) continue
    const id = `unmapped ${framework}`
    const rows = rest.map((one) => rowOf(index, one, counts, groupLabel(one), id)).sort(byLabel)
    unmapped.push({ id, framework, label: 'Without a mapping', mapped: false, rows })
  }
  return [...mapped, ...unmapped]
}

function mappedId(framework: string, label: string | null): string {
  return `group ${framework} ${label ?? ''}`
}

function byLabel(a: AssessRow, b: AssessRow): number {
  return collator.compare(a.label, b.label) || collator.compare(a.code, b.code)
}

function rowOf(
  index: CoverageIndex,
  { framework, key, name, capability, set, mapped }: IndexedCapability,
  counts: Uint16Array,
  groupName: string | null,
  group: string,
): AssessRow {
  const place = index.capabilityPlace.get(name) ?? 0
  const label = capabilityLabel(capability)
  return {
    id: name,
    place,
    framework,
    key,
    group,
    code: capability.id,
    label,
    set: set.id,
    techniques: counts[place] ?? 0,
    mapped,
    sought: [label, capability.id, key, groupName ?? ''].join('\n').toLowerCase(),
  }
}
