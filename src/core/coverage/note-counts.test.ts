import { expect, test } from 'vitest'
import { countByKind } from './note-counts.ts'

test('notes are counted by kind, the most first', () => {
  const kinds = ['moved', 'dropped', 'moved', 'labels', 'moved', 'dropped', 'duplicate']
  expect(countByKind(kinds.map((kind) => ({ kind })))).toEqual([
    { kind: 'moved', notes: 3 },
    { kind: 'dropped', notes: 2 },
    { kind: 'duplicate', notes: 1 },
    { kind: 'labels', notes: 1 },
  ])
  expect(countByKind([])).toEqual([])
})
