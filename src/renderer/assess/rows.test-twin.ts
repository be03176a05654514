import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import type { FacetWorld } from './facet.ts'
import type { AssessRow, RowGroup } from './rows.ts'

export function row(place: number, label: string, group: string, mapped = true): AssessRow {
  const code = `X-${String(place)}`
  return {
    id: `x/${code}`,
    place,
    framework: 'x',
    key: code,
    group,
    code,
    label,
    set: 's',
    techniques: 1,
    mapped,
    sought: `${label}\n${code}`.toLowerCase(),
  }
}

export const mail: RowGroup = {
  id: 'mail',
  framework: 'x',
  label: 'Mail',
  mapped: true,
  rows: [row(0, 'Safe Links', 'mail'), row(1, 'Safe Attachments', 'mail'), row(2, 'Anti-Spoofing', 'mail')],
}
export const identity: RowGroup = {
  id: 'identity',
  framework: 'y',
  label: 'Identity',
  mapped: true,
  rows: [row(3, 'MFA', 'identity')],
}
export const rest: RowGroup = {
  id: 'rest',
  framework: 'x',
  label: 'Without',
  mapped: false,
  rows: [row(4, 'Safe Room', 'rest', false)],
}
export const groups = [mail, identity, rest]

/** Entries by place, from what each says; undefined where nothing is recorded. */
export function entriesOf(...said: (Partial<CapabilityEntry> | undefined)[]): readonly (CapabilityEntry | undefined)[] {
  return said.map((entry, at) =>
    entry === undefined ? undefined : { framework: 'x', capability: `X-${String(at)}`, status: 'unassessed', ...entry },
  )
}

/** All groups, on 24 November 2026. */
export function worldOf(
  entries: readonly (CapabilityEntry | undefined)[] = [],
  closers: readonly number[] = [],
): FacetWorld {
  return { groups, entries: () => entries, gapClosers: () => Uint8Array.from(closers), points: [], today: '2026-11-24' }
}
