import { describe, expect, it } from 'vitest'
import type { CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import {
  countRows,
  countWords,
  filterGroups,
  nextUnassessed,
  progressWords,
  rowBeside,
  tableLines,
  type AssessFilter,
} from './list.ts'
import type { AssessRow, RowGroup } from './rows.ts'

function row(place: number, label: string, mapped = true): AssessRow {
  const code = `X-${String(place)}`
  const id = `x/${code}`
  return {
    id,
    place,
    framework: 'x',
    key: code,
    code,
    label,
    set: 's',
    techniques: 1,
    mapped,
    sought: `${label}\n${code}`.toLowerCase(),
  }
}

const mail: RowGroup = {
  id: 'mail',
  framework: 'x',
  label: 'Mail',
  mapped: true,
  rows: [row(0, 'Safe Links'), row(1, 'Safe Attachments'), row(2, 'Anti-Spoofing')],
}
const identity: RowGroup = { id: 'identity', framework: 'y', label: 'Identity', mapped: true, rows: [row(3, 'MFA')] }
const rest: RowGroup = {
  id: 'rest',
  framework: 'x',
  label: 'Without',
  mapped: false,
  rows: [row(4, 'Safe Room', false)],
}
const groups = [mail, identity, rest]

const everything: AssessFilter = { framework: null, text: '', statuses: new Set(), groups: new Set() }
const none: ReadonlySet<string> = new Set()

function entriesOf(...statuses: (Status | undefined)[]): (CapabilityEntry | undefined)[] {
  return statuses.map((status, at) =>
    status === undefined ? undefined : { framework: 'x', capability: `X-${String(at)}`, status },
  )
}

const places = (found: readonly RowGroup[]) => found.flatMap((group) => group.rows.map((one) => one.place))

describe('a filter', () => {
  it('searches label and id by every word, in any case', () => {
    expect(places(filterGroups(groups, { ...everything, text: 'safe' }, [], none))).toEqual([0, 1, 4])
    expect(places(filterGroups(groups, { ...everything, text: ' ATTACH  safe' }, [], none))).toEqual([1])
    expect(places(filterGroups(groups, { ...everything, text: 'x-3' }, [], none))).toEqual([3])
    expect(filterGroups(groups, { ...everything, text: 'firewall' }, [], none)).toEqual([])
  })

  it('combines text, status, group and framework', () => {
    const entries = entriesOf('deployed', 'planned', undefined, 'deployed')
    const statuses = new Set<Status>(['deployed', 'unassessed'])
    expect(places(filterGroups(groups, { ...everything, statuses }, entries, none))).toEqual([0, 2, 3, 4])
    const narrower = { ...everything, statuses, groups: new Set(['mail']) }
    expect(places(filterGroups(groups, narrower, entries, none))).toEqual([0, 2])
    expect(places(filterGroups(groups, { ...narrower, text: 'anti' }, entries, none))).toEqual([2])
    expect(places(filterGroups(groups, { ...everything, statuses, framework: 'y' }, entries, none))).toEqual([3])
  })

  it('keeps rows that were marked under it, unless the text no longer matches', () => {
    const entries = entriesOf('deployed')
    const filter = { ...everything, statuses: new Set<Status>(['unassessed']) }
    expect(places(filterGroups(groups, filter, entries, new Set(['x/X-0'])))).toEqual([0, 1, 2, 3, 4])
    expect(places(filterGroups(groups, { ...filter, text: 'mfa' }, entries, new Set(['x/X-0'])))).toEqual([3])
  })
})

describe('the lines', () => {
  const idsOf = (turned: ReadonlySet<string>, filter = everything) =>
    tableLines(groups, turned, filter).map((line) => line.id)

  it('fold the group without a mapping until it is searched or asked for', () => {
    expect(idsOf(none)).toEqual(['mail', 'x/X-0', 'x/X-1', 'x/X-2', 'identity', 'x/X-3', 'rest'])
    expect(idsOf(none, { ...everything, text: 'safe' })).toContain('x/X-4')
    expect(idsOf(none, { ...everything, groups: new Set(['rest']) })).toContain('x/X-4')
  })

  it('turn a group over on demand', () => {
    expect(idsOf(new Set(['mail', 'rest']))).toEqual(['mail', 'identity', 'x/X-3', 'rest', 'x/X-4'])
  })

  it('lead from row to row over headings, and stop at the ends', () => {
    const lines = tableLines(groups, none, everything)
    expect(rowBeside(lines, 'x/X-2', 1)).toBe('x/X-3')
    expect(rowBeside(lines, 'x/X-3', -1)).toBe('x/X-2')
    expect(rowBeside(lines, 'x/X-3', 1)).toBeNull()
    expect(rowBeside(lines, 'mail', -1)).toBeNull()
    expect(rowBeside(lines, 'identity', 1)).toBe('x/X-3')
  })

  it('lead to the next unassessed one with a mapping, on from the top after the last', () => {
    const lines = tableLines(groups, new Set(['rest']), everything)
    const entries = entriesOf('deployed', undefined, 'planned', 'not_applicable')
    expect(nextUnassessed(lines, entries, null)).toBe('x/X-1')
    expect(nextUnassessed(lines, entries, 'x/X-3')).toBe('x/X-1')
    expect(nextUnassessed(lines, entriesOf('deployed', 'partial', 'planned', 'deployed'), null)).toBeNull()
  })
})

describe('the counts', () => {
  it('leave what can’t apply on neither side, and what has no mapping apart', () => {
    const counts = countRows(groups, entriesOf('deployed', 'not_applicable', undefined, 'planned', 'deployed'))
    expect(counts).toEqual({ capabilities: 3, assessed: 2, unassessed: 1, notApplicable: 1, unmapped: 1 })
    expect(countWords(counts)).toBe('5 capabilities · 1 unassessed · 1 without a mapping')
    expect(progressWords(counts)).toBe('2 of 3 assessed')
  })

  it('are worded for one, for none applicable and for a group without a mapping', () => {
    expect(countWords(countRows([identity], []))).toBe('1 capability · 1 unassessed')
    expect(countWords(countRows([rest], []))).toBe('1 capability · 1 without a mapping')
    expect(progressWords(countRows([rest], []))).toBe('1 capability')
    const entries = entriesOf(undefined, undefined, undefined, 'not_applicable')
    expect(progressWords(countRows([identity], entries))).toBe('none applicable')
  })
})
