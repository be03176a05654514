import { expect, it } from 'vitest'
import { tableStep, turnedSort } from './table.ts'

it.each([
  ['j', 4, 5],
  ['k', 4, 3],
  ['PageDown', 4, 14],
  ['PageDown', 95, 99],
  ['PageUp', 4, 0],
  ['PageUp', 50, 40],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['x', 4, null],
])('%s from line %i leads to %s', (key, at, expected) => {
  expect(tableStep(key, at, 100, 10)).toBe(expected)
})

it('turns a column round and starts another one ascending', () => {
  expect(turnedSort(null, 'name')).toEqual({ key: 'name', descending: false })
  expect(turnedSort({ key: 'name', descending: false }, 'name')).toEqual({ key: 'name', descending: true })
  expect(turnedSort({ key: 'name', descending: true }, 'id')).toEqual({ key: 'id', descending: false })
})
