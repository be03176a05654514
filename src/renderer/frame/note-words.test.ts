import { expect, test } from 'vitest'
import { note } from '../../core/coverage/notes.ts'
import { groupNotes, noteKind, notePhrase, noteSubject } from './note-words.ts'

const moved = note('moved', { set: 'azure-1', capability: 'rbac', technique: 'T1562', to: 'T1685' })
const dropped = note('dropped', { set: 'azure-1', capability: 'rbac', technique: 'T1521.003', reason: 'otherDomain' })

test('a note reads as what it speaks of and what became of it', () => {
  expect(`${noteSubject(moved)}, ${notePhrase(moved)}`).toBe('rbac, T1562 is now T1685')
  expect(notePhrase(dropped)).toBe('T1521.003: of another ATT&CK domain')
  const values = { set: 's', capability: 'c', technique: 'T1', category: 'detect', type: null, surplus: 1 }
  expect(notePhrase(note('duplicate', values))).toBe('T1 detect: 1 surplus row')
  const several = { framework: 'f', capability: 'c', field: 'label', values: ['A', 'B'] }
  expect(notePhrase(note('labels', several))).toBe('label: A | B')
})

test('notes stand together by kind and set', () => {
  const other = note('moved', { set: 'm365-1', capability: 'x', technique: 'T1', to: 'T2' })
  expect(groupNotes([dropped, moved, moved, other]).map(({ id, notes }) => [id, notes.length])).toEqual([
    ['dropped azure-1', 1],
    ['moved azure-1', 2],
    ['moved m365-1', 1],
  ])
})

test('every kind of note has its explanation', () => {
  const all =
    'dropped moved successor unknownSet unknownPlatform unknownThreat unknownCapability unknownTechnique duplicate ' +
    'missingScore labels dataChanged suspendedExclusion conflict'
  for (const kind of all.split(' ')) expect(noteKind(kind).meaning, kind).not.toBe('')
})
