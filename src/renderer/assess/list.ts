import type { TableLine } from '../ui/table.ts'
import { statusOf, type Entries } from './facet.ts'
import { chosenOf, type AssessFilter } from './filter.ts'
import type { AssessRow, RowGroup } from './rows.ts'

/** Capabilities without a mapping are folded until they are searched for or asked for. */
export function isOpen(group: RowGroup, turned: ReadonlySet<string>, filter: AssessFilter): boolean {
  const byItself = group.mapped || filter.text.trim() !== '' || chosenOf(filter.chosen, 'group').has(group.id)
  return byItself !== turned.has(group.id)
}

/** `flat`: rows alone, whatever is folded. */
export function tableLines(
  groups: readonly RowGroup[],
  turned: ReadonlySet<string>,
  filter: AssessFilter,
  flat = false,
): readonly TableLine<AssessRow>[] {
  const lines: TableLine<AssessRow>[] = []
  for (const group of groups) {
    if (flat) {
      for (const row of group.rows) lines.push({ kind: 'row', id: row.id, row })
      continue
    }
    const open = isOpen(group, turned, filter)
    lines.push({ kind: 'group', id: group.id, label: group.label, open })
    if (open) for (const row of group.rows) lines.push({ kind: 'row', id: row.id, row })
  }
  return lines
}

export interface RowCounts {
  /** With a mapping and applicable: what progress counts. */
  readonly capabilities: number
  readonly assessed: number
  readonly unassessed: number
  readonly notApplicable: number
  readonly unmapped: number
}

interface StatusCounts {
  readonly unassessed: number
  readonly notApplicable: number
}

/** By what the document says of each capability: a mark asks for the same groups in tabs, headings and the foot. */
const countedGroups = new WeakMap<Entries, WeakMap<RowGroup, StatusCounts>>()

function statusCounts(group: RowGroup, entries: Entries): StatusCounts {
  const counted = countedGroups.get(entries) ?? new WeakMap<RowGroup, StatusCounts>()
  countedGroups.set(entries, counted)
  const before = counted.get(group)
  if (before !== undefined) return before
  let unassessed = 0
  let notApplicable = 0
  for (const row of group.rows) {
    const status = statusOf(entries, row)
    if (status === 'unassessed') unassessed++
    else if (status === 'not_applicable') notApplicable++
  }
  const counts = { unassessed, notApplicable }
  counted.set(group, counts)
  return counts
}

export function countRows(groups: readonly RowGroup[], entries: Entries): RowCounts {
  let unassessed = 0
  let notApplicable = 0
  let mapped = 0
  let unmapped = 0
  for (const group of groups) {
    if (!group.mapped) {
      unmapped += group.rows.length
      continue
    }
    const counts = statusCounts(group, entries)
    mapped += group.rows.length
    unassessed += counts.unassessed
    notApplicable += counts.notApplicable
  }
  const capabilities = mapped - notApplicable
  return { capabilities, assessed: capabilities - unassessed, unassessed, notApplicable, unmapped }
}

/** `38 capabilities · 5 unassessed`, of what is shown. */
export function countWords({ capabilities, notApplicable, unassessed, unmapped }: RowCounts): string {
  const mapped = capabilities + notApplicable
  const all = mapped + unmapped
  return [
    `${String(all)} ${all === 1 ? 'capability' : 'capabilities'}`,
    ...(mapped === 0 ? [] : [`${String(unassessed)} unassessed`]),
    ...(unmapped === 0 ? [] : [`${String(unmapped)} without a mapping`]),
  ].join(' · ')
}

/** The next row after a line, `by` 1, or before it, `by` −1; null at the end. Headings of groups are stepped over. */
export function rowBeside(lines: readonly TableLine<AssessRow>[], id: string | null, by: 1 | -1): string | null {
  const at = lines.findIndex((line) => line.id === id)
  for (let to = at + by; to >= 0 && to < lines.length; to += by) {
    const line = lines[to]
    if (line?.kind === 'row') return line.id
  }
  return null
}

/** The first row that isn't assessed after the given line, searching on from the top; null when none is left. */
export function nextUnassessed(
  lines: readonly TableLine<AssessRow>[],
  entries: Entries,
  after: string | null,
): string | null {
  const start = lines.findIndex((line) => line.id === after)
  for (let step = 1; step <= lines.length; step++) {
    const line = lines[(start + step) % lines.length]
    if (line?.kind === 'row' && line.row.mapped && statusOf(entries, line.row) === 'unassessed') return line.id
  }
  return null
}

/** `20 of 22 assessed`; of those without a mapping only how many there are. */
export function progressWords(counts: RowCounts): string {
  if (counts.capabilities + counts.notApplicable > 0) {
    return counts.capabilities === 0
      ? 'none applicable'
      : `${String(counts.assessed)} of ${String(counts.capabilities)} assessed`
  }
  return `${String(counts.unmapped)} ${counts.unmapped === 1 ? 'capability' : 'capabilities'}`
}
