import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnKeys } from './columns.ts'
import { nextSort, orderedGroups, rowRanks } from './row-order.ts'
import { entriesOf, groups } from './rows.test-twin.ts'

const alone = Uint16Array.from([0, 2, 1, 0, 0])
const entries = entriesOf(
  { status: 'partial', extent: 0.3, owner: 'b', reviewedAt: '2026-01-02', effort: 10 },
  { status: 'deployed', owner: 'A', target: 'soon', evidence: ['x'] },
  undefined,
  { status: 'planned', reviewedAt: '2025-12-31', effort: 9, note: 'n' },
)

function places(key: string, descending: boolean, flat = true): number[] {
  const ranks = rowRanks(groups, { key, descending }, { entries, alone })
  return orderedGroups(groups, ranks, flat).flatMap((group) => group.rows.map(({ place }) => place))
}

describe('sorted rows', () => {
  it('stand by what the column says, what says nothing last both ways', () => {
    expect(places('label', false)).toEqual([2, 3, 1, 0, 4])
    expect(places('status', false)).toEqual([1, 0, 3, 2, 4])
    expect(places('owner', false)).toEqual([1, 0, 2, 3, 4])
    expect(places('owner', true)).toEqual([0, 1, 2, 3, 4])
    expect(places('reviewed', false)).toEqual([3, 0, 1, 2, 4])
    expect(places('effort', true)).toEqual([0, 3, 1, 2, 4])
    expect(places('target', false)).toEqual([0, 1, 2, 3, 4])
    expect(places('extent', true)).toEqual([1, 0, 2, 3, 4])
    expect(places('alone', true)).toEqual([1, 2, 0, 3, 4])
  })

  it('stay in their groups unless there are none', () => {
    expect(places('label', true, false)).toEqual([0, 1, 2, 3, 4])
    expect(places('alone', true, false)).toEqual([1, 2, 0, 3, 4])
  })

  it('are the same rows, whatever the column', () => {
    fc.assert(
      fc.property(fc.constantFrom(...columnKeys, 'lost'), fc.boolean(), fc.boolean(), (key, descending, flat) => {
        expect(places(key, descending, flat).sort()).toEqual([0, 1, 2, 3, 4])
      }),
    )
  })
})

it('a heading turns up, down and off', () => {
  const up = { key: 'label', descending: false }
  const down = { key: 'label', descending: true }
  expect(nextSort(null, up)).toEqual(up)
  expect(nextSort(up, down)).toEqual(down)
  expect(nextSort(down, up)).toBeNull()
  expect(nextSort(down, { key: 'status', descending: false })).toEqual({ key: 'status', descending: false })
})
