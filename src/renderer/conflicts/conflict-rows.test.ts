import { expect, test } from 'vitest'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { newAssessment, withName, withStatus } from '../../core/assessment/edits.ts'
import { merge3 } from '../../core/assessment/merge/merge3.ts'
import { piecesOf } from '../../core/assessment/merge/pieces.ts'
import { conflictRow } from './conflict-rows.ts'
import type { ConflictRow } from './conflict-rows.ts'
import { copyWords } from './copy-words.ts'

const ref = { framework: 'azure', capability: 'azure_backup' }
const base = withStatus(
  [ref],
  'planned',
)(
  newAssessment({
    id: 'a',
    name: 'Bank',
    createdAt: '',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [],
    sources: {},
  }),
)

function rowsOf(document: Assessment): ConflictRow[] {
  return document.conflicts.map((conflict) => conflictRow(conflict, piecesOf(document), null))
}

const merged = merge3(
  base,
  withName('Ours')(withStatus([ref], 'deployed')(base)),
  withName('Theirs')(withStatus([ref], 'partial', 0.25)(base)),
).assessment

test('each field with all sides, and those in which they differ', () => {
  const [name, backup] = rowsOf(merged)
  expect(name).toMatchObject({ title: 'Name', contested: ['Value'], hasBase: true })
  expect(name?.fields).toEqual([{ label: 'Value', base: 'Bank', ours: 'Ours', theirs: 'Theirs', contested: true }])
  expect(backup).toMatchObject({
    title: 'azure_backup',
    detail: 'Azure · azure_backup',
    contested: ['Status', 'Extent'],
  })
  expect(backup?.fields).toEqual([
    { label: 'Status', base: 'planned', ours: 'deployed', theirs: 'partial', contested: true },
    { label: 'Extent', base: null, ours: null, theirs: '0.25', contested: true },
  ])
})

test('ours is what the document says now', () => {
  const [, backup] = rowsOf(withStatus([ref], 'partial', 0.25)(merged))
  expect(backup?.contested).toEqual([])
})

test('what another program wrote is shown as it is', () => {
  const foreign = { at: { somewhere: 1 }, base: null, ours: [1], theirs: 'x' }
  const [row] = rowsOf({ ...base, conflicts: [foreign] })
  expect(row).toMatchObject({ title: '{"somewhere":1}', hasBase: false })
  expect(row?.fields[0]).toMatchObject({ ours: '[1]', theirs: 'x' })
})

test('a copy in words', () => {
  const copy = { file: 'f', text: '', ours: base, theirs: base, base: null, changes: [], conflicts: 0 }
  expect(copyWords(copy)).toMatchObject({ same: true, counts: '' })
  const change = { at: ref, before: undefined, after: undefined }
  expect(copyWords({ ...copy, changes: [change], conflicts: 2 }).counts).toBe('1 difference, 2 conflicts to decide')
  expect(copyWords({ ...copy, base, changes: [change, change] }).counts).toBe('2 changes, no conflicts')
})
