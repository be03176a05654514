import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceCell, evidenceOf } from './evidence-cell.ts'
import { guessColumns } from './list-columns.ts'
import { readCsvList } from './list-csv.ts'
import { dateOf, rowReader } from './list-rows.ts'
import type { ReadRow } from './list-rows.ts'
import type { StatusWords } from './status-words.ts'

function rowsOf(text: string, words: StatusWords = new Map()): ReadRow[] {
  const read = readCsvList(text, 'list.csv')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value.lines.map(rowReader(read.value, guessColumns(read.value), words))
}

function fieldsOf(text: string, words?: StatusWords): unknown[] {
  return rowsOf(text, words).map((row) => (row.ok ? row.row.fields : row.fault.what))
}

describe('status and extent', () => {
  test.each([
    ['yes', '', { status: 'deployed' }],
    ['yes', '100%', { status: 'deployed' }],
    ['no', '0', { status: 'not_deployed' }],
    ['partial', '', { status: 'partial' }],
    ['partial', '"0,25"', { status: 'partial', extent: 0.25 }],
    ['partially implemented', '75 %', { status: 'partial', extent: 0.75 }],
    ['', '', {}],
    ['', '0.3', { status: 'partial', extent: 0.3 }],
    ['', '1', { status: 'deployed' }],
    ['', '0', { status: 'not_deployed' }],
    ['tbd', '', {}],
    ['unassessed', '', { status: 'unassessed' }],
    ['maybe', '', 'The status “maybe” has no meaning here yet.'],
    ['yes', '0.5', 'The extent doesn’t fit the status.'],
    ['partial', '1', 'The extent of a partial one lies between 0 and 1.'],
    ['partial', 'half', 'The extent “half” is no share such as 0.5 or 50%.'],
    ['partial', '-0.5', 'The extent “-0.5” is no share such as 0.5 or 50%.'],
    ['tbd', '0.5', 'An extent without a status says too little.'],
  ])('%j, %j', (status, extent, expected) => {
    expect(fieldsOf(`id,status,extent\nk,${status},${extent}\n`)).toEqual([expected])
  })

  test('a list without a status column names what is deployed; own words hold', () => {
    expect(fieldsOf('AC-2\n')).toEqual([{ status: 'deployed' }])
    expect(fieldsOf('id,owner\nAC-2,Ops\n')).toEqual([{ status: 'deployed', owner: 'Ops' }])
    expect(fieldsOf('AC-2\n', new Map([['', 'planned']]))).toEqual([{ status: 'planned' }])
    expect(fieldsOf('id,status\nk,\n', new Map([['', 'not_deployed']]))).toEqual([{ status: 'not_deployed' }])
    expect(fieldsOf('id,status\nk,Rolled Out\n', new Map([['rolled out', 'partial']]))).toEqual([{ status: 'partial' }])
  })
})

test('every column, foreign texts trimmed, empty cells left out', () => {
  const header = 'framework;id;label;status;owner;note;evidence;reviewed;target;effort'
  const rows = rowsOf(`${header}\n azure ; dns ; DNS ;yes; Ops ; n ;https://a, https://b;24.11.2026;2027-03-31;2,5\n`)
  expect(rows).toEqual([
    {
      ok: true,
      row: {
        row: 2,
        framework: 'azure',
        id: 'dns',
        label: 'DNS',
        fields: {
          status: 'deployed',
          owner: 'Ops',
          note: 'n',
          evidence: ['https://a', 'https://b'],
          reviewedAt: '2026-11-24',
          target: '2027-03-31',
          effort: 2.5,
        },
      },
    },
  ])
})

test.each([
  ['id,status\n,yes\n', 'The row names no capability.'],
  ['id,status,reviewed\nk,yes,soon\n', 'The review date “soon” is no date such as 2026-11-24.'],
  ['id,status,target\nk,yes,2026-02-30\n', 'The target date “2026-02-30” is no date such as 2026-11-24.'],
  ['id,status,effort\nk,yes,0\n', 'The effort “0” is no number above 0.'],
  ['id,status,effort\nk,yes,1.2.3\n', 'The effort “1.2.3” is no number above 0.'],
])('%j is told', (text, what) => {
  expect(fieldsOf(text)).toEqual([what])
})

test.each([
  ['2026-11-24', '2026-11-24'],
  ['2026-11-24T10:00:00Z', '2026-11-24'],
  ['2026-11-24 09:30', '2026-11-24'],
  ['2026/1/4', '2026-01-04'],
  ['4.1.2026', '2026-01-04'],
  ['01/04/2026', undefined],
  ['2026-13-01', undefined],
  ['0000-01-00', undefined],
])('the date %j is %s', (cell, date) => {
  expect(dateOf(cell)).toBe(date)
})

test('evidence comes back from one cell exactly', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('', '\\', '\\n', '\n', '\\-', 'https://a;b, c')), {
        minLength: 1,
      }),
      (list) => {
        expect(evidenceOf(evidenceCell(list), true)).toEqual(list)
      },
    ),
  )
  expect(evidenceOf('https://a;b\nhttps://c, d', false)).toEqual(['https://a', 'b', 'https://c', 'd'])
})
