import { describe, expect, it } from 'vitest'
import type { CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import { countRows, countWords, nextUnassessed, progressWords, rowBeside, tableLines } from './list.ts'
import { groups, identity, rest } from './rows.test-twin.ts'
import { noFilter } from './view-choice.ts'

const none: ReadonlySet<string> = new Set()

function entriesOf(...statuses: (Status | undefined)[]): (CapabilityEntry | undefined)[] {
  return statuses.map((status, at) =>
    status === undefined ? undefined : { framework: 'x', capability: `X-${String(at)}`, status },
  )
}

describe('the lines', () => {
  const idsOf = (turned: ReadonlySet<string>, filter = noFilter) =>
    tableLines(groups, turned, filter).map((line) => line.id)

  it('fold the group without a mapping until it is searched or asked for', () => {
    expect(idsOf(none)).toEqual(['mail', 'x/X-0', 'x/X-1', 'x/X-2', 'identity', 'x/X-3', 'rest'])
    expect(idsOf(none, { ...noFilter, text: 'safe' })).toContain('x/X-4')
    expect(idsOf(none, { ...noFilter, chosen: new Map([['group', new Set(['rest'])]]) })).toContain('x/X-4')
  })

  it('turn a group over on demand', () => {
    expect(idsOf(new Set(['mail', 'rest']))).toEqual(['mail', 'identity', 'x/X-3', 'rest', 'x/X-4'])
  })

  it('lead from row to row over headings, and stop at the ends', () => {
    const lines = tableLines(groups, none, noFilter)
    expect(rowBeside(lines, 'x/X-2', 1)).toBe('x/X-3')
    expect(rowBeside(lines, 'x/X-3', -1)).toBe('x/X-2')
    expect(rowBeside(lines, 'x/X-3', 1)).toBeNull()
    expect(rowBeside(lines, 'mail', -1)).toBeNull()
    expect(rowBeside(lines, 'identity', 1)).toBe('x/X-3')
  })

  it('lead to the next unassessed one with a mapping, on from the top after the last', () => {
    const lines = tableLines(groups, new Set(['rest']), noFilter)
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
