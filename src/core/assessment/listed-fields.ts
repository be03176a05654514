import type { CapabilityEntry, Status } from './assessment.ts'
import { withEntries } from './edits.ts'
import type { CapabilityRef, Edit } from './edits.ts'

/** What a list says of a capability. Whatever is left out stays as it is: an empty cell never takes anything away. */
export interface ListedFields {
  readonly status?: Status
  /** Only beside `partial`: in (0, 1). */
  readonly extent?: number
  readonly owner?: string
  readonly note?: string
  readonly evidence?: readonly string[]
  /** ISO dates. */
  readonly reviewedAt?: string
  readonly target?: string
  /** Person-days, > 0. */
  readonly effort?: number
}

export interface ListedChange extends CapabilityRef {
  readonly fields: ListedFields
}

/** What is partial already keeps its extent when the list says no other. */
function deployment(
  entry: CapabilityEntry,
  { status, extent }: ListedFields,
): Pick<CapabilityEntry, 'status' | 'extent'> {
  const next = status ?? entry.status
  if (next !== 'partial') return { status: next }
  return { status: next, extent: extent ?? (entry.status === 'partial' ? entry.extent : undefined) ?? 0.5 }
}

/** An entry with what a list says of it. */
export function withFields(entry: CapabilityEntry, fields: ListedFields): CapabilityEntry {
  const { status: _status, extent: _extent, ...rest } = entry
  const { status: _nextStatus, extent: _nextExtent, ...texts } = fields
  return { ...rest, ...deployment(entry, fields), ...texts }
}

/** True when the list says only what the entry says already. */
export function saysTheSame(entry: CapabilityEntry, fields: ListedFields): boolean {
  const after = withFields(entry, fields)
  const { evidence, ...rest } = after
  const isSame = Object.entries(rest).every(([key, value]) => Reflect.get(entry, key) === value)
  const before = entry.evidence ?? []
  return isSame && before.length === (evidence ?? []).length && before.every((one, at) => one === evidence?.[at])
}

/** Takes over a whole list as one edit; each capability at most once. */
export function withListed(changes: readonly ListedChange[]): Edit {
  const byName = new Map(changes.map((change) => [`${change.framework}/${change.capability}`, change.fields]))
  return withEntries(changes, (entry) => {
    const fields = byName.get(`${entry.framework}/${entry.capability}`)
    return fields === undefined ? entry : withFields(entry, fields)
  })
}
