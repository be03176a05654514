import { expect, test } from 'vitest'
import type { PlacedCell } from './layout.ts'
import { nothingPicked, pickRange, togglePicked } from './picking.ts'

const cell = (key: string, place: number, counted = true): PlacedCell => ({
  key,
  place,
  kind: 'head',
  counted,
  subs: [],
  folded: false,
  gap: false,
  top: 0,
})
/** The technique at 1 stands in two tactics. */
const order = [cell('a0', 0), cell('a1', 1), cell('a2', 2, false), cell('b1', 1), cell('b3', 3), cell('b4', 4)]
const picked = ({ places }: { places: ReadonlySet<number> }): number[] => [...places].sort((a, b) => a - b)

test('picks some, and lets them go where all are picked', () => {
  const some = togglePicked(nothingPicked, [1, 3])
  expect(picked(some)).toEqual([1, 3])
  expect(picked(togglePicked(some, [3, 4]))).toEqual([1, 3, 4])
  expect(picked(togglePicked(some, [1]))).toEqual([3])
})

test('a range grows and shrinks from its anchor, by cells, and leaves what was picked before it', () => {
  const first = togglePicked(nothingPicked, [4])
  const grown = pickRange(first, order, 'b1', 'b3')
  expect(picked(grown)).toEqual([1, 3, 4])
  expect(picked(pickRange(grown, order, 'b3', 'a0'))).toEqual([0, 1, 4])
  expect(picked(pickRange(grown, order, 'b3', 'b1'))).toEqual([1, 4])
  expect(picked(pickRange(grown, order, 'gone', 'b1'))).toEqual(picked(grown))
})
