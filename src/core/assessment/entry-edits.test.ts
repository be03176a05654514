import { describe, expect, it } from 'vitest'
import { entryOf, newAssessment, withStatus } from './edits.ts'
import { changedEntry, isChangedBy, movedItem, withChange, type EntryChange } from './entry-edits.ts'

const start = newAssessment({
  id: 'a',
  name: 'A',
  createdAt: '2026-01-01T00:00:00Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: [],
  sources: {},
})
const ref = { framework: 'm365', capability: 'L' }
const other = { framework: 'm365', capability: 'A' }

const all: readonly EntryChange[] = [
  { field: 'owner', value: 'SOC' },
  { field: 'note', value: 'Seen' },
  { field: 'evidence', value: ['https://example.org/1', 'TICKET-2'] },
  { field: 'reviewedAt', value: '2026-11-24' },
  { field: 'target', value: '2027-03-31' },
  { field: 'effort', value: 2.5 },
]

describe('what is recorded of a capability', () => {
  it('stands in its entry, beside its status', () => {
    const document = all.reduce((at, change) => withChange([ref], change)(at), withStatus([ref], 'planned')(start))
    expect(entryOf(document, ref)).toEqual({
      ...ref,
      status: 'planned',
      owner: 'SOC',
      note: 'Seen',
      evidence: ['https://example.org/1', 'TICKET-2'],
      reviewedAt: '2026-11-24',
      target: '2027-03-31',
      effort: 2.5,
    })
  })

  it('goes when it is emptied, and the entry with the last of it', () => {
    const full = all.reduce((at, change) => withChange([ref], change)(at), start)
    const empty: readonly EntryChange[] = [
      { field: 'owner', value: '' },
      { field: 'note', value: '' },
      { field: 'evidence', value: [] },
      { field: 'reviewedAt', value: '' },
      { field: 'clear', value: 'target' },
      { field: 'effort', value: null },
    ]
    expect(empty.reduce((at, change) => withChange([ref], change)(at), full).capabilities).toEqual([])
  })

  it('is the same entry where it says so already', () => {
    const entry = all.reduce(changedEntry, entryOf(start, ref))
    for (const change of all) {
      expect(changedEntry(entry, change), change.field).toBe(entry)
      expect(isChangedBy(entry, change)).toBe(false)
      expect(isChangedBy(undefined, change)).toBe(true)
    }
    expect(isChangedBy(undefined, { field: 'clear', value: 'note' })).toBe(false)
    expect(isChangedBy(entry, { field: 'noteLine', value: '' })).toBe(false)
    expect(changedEntry(entry, { field: 'evidence', value: ['TICKET-2', 'https://example.org/1'] })).not.toBe(entry)
  })

  it('adds a line to a note, or begins one', () => {
    const document = withChange([ref], { field: 'note', value: 'One' })(start)
    const after = withChange([ref, other], { field: 'noteLine', value: 'Two' })(document)
    expect([entryOf(after, ref).note, entryOf(after, other).note]).toEqual(['One\nTwo', 'Two'])
  })
})

it('moves an item of a list, and leaves the ends where they are', () => {
  expect(movedItem(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(movedItem(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  expect(movedItem(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(movedItem(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})
