import { expect, test } from 'vitest'
import { containing, sortedBy, strengthText } from './explore-rows.ts'

const rows = [
  { id: 'T1003', name: 'OS Credential Dumping', strength: 0.5 },
  { id: 'T1003.006', name: 'DCSync', strength: 1 },
  { id: 'T1018', name: 'Remote System Discovery', strength: 0 },
]

test('every word must be found, whatever the column and the case', () => {
  expect(containing(rows, 't1003 dump').map(({ id }) => id)).toEqual(['T1003'])
  expect(containing(rows, '')).toBe(rows)
  expect(containing(rows, 'zebra')).toEqual([])
})

test('numbers sort as numbers, texts without regard to case', () => {
  expect(sortedBy(rows, { key: 'strength', descending: true }).map(({ id }) => id)).toEqual([
    'T1003.006',
    'T1003',
    'T1018',
  ])
  expect(sortedBy(rows, { key: 'name', descending: false }).map(({ id }) => id)).toEqual([
    'T1003.006',
    'T1003',
    'T1018',
  ])
  expect(sortedBy(rows, null)).toBe(rows)
})

test('a strength says its level', () => {
  expect(strengthText(0.5)).toBe('0.50, partial')
  expect(strengthText(0)).toBe('–')
})
