import type { Assessment, CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'

/** A capability in a snapshot, beside what it is now. */
export interface SnapshotRow {
  readonly id: string
  readonly code: string
  readonly label: string
  readonly framework: string
  readonly then: Status
  readonly now: Status
}

function nameOf({ framework, capability }: Pick<CapabilityEntry, 'framework' | 'capability'>): string {
  return JSON.stringify([framework, capability])
}

/** Every capability that has a status in the snapshot or now, in the order of the document; the changed ones first. */
export function snapshotRows(then: Assessment, now: Assessment, index: CoverageIndex): readonly SnapshotRow[] {
  const labels = new Map(
    index.capabilities.map(({ framework, key, capability }) => [
      nameOf({ framework, capability: key }),
      { code: capability.id, label: capabilityLabel(capability) },
    ]),
  )
  const today = new Map(now.capabilities.map((entry) => [nameOf(entry), entry]))
  const gone = new Set(then.capabilities.map(nameOf))
  const row = (entry: CapabilityEntry, before: Status, after: Status): SnapshotRow => {
    const id = nameOf(entry)
    const { code, label } = labels.get(id) ?? { code: entry.capability, label: entry.capability }
    return { id, code, label, framework: frameworkName(entry.framework), then: before, now: after }
  }
  const rows = [
    ...then.capabilities.map((entry) => row(entry, entry.status, today.get(nameOf(entry))?.status ?? 'unassessed')),
    ...now.capabilities
      .filter((entry) => !gone.has(nameOf(entry)))
      .map((entry) => row(entry, 'unassessed', entry.status)),
  ].filter((one) => one.then !== 'unassessed' || one.now !== 'unassessed')
  const isChanged = (one: SnapshotRow): boolean => one.then !== one.now
  return [...rows.filter(isChanged), ...rows.filter((one) => !isChanged(one))]
}
