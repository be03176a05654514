import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseGuardedCsv, printGuardedCsv } from './csv.ts'
import type { ReadTable } from './csv.ts'

function read(text: string): ReadTable {
  const result = parseGuardedCsv(text, 'table.csv')
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** Texts that break writers: formulas, apostrophes, separators, line breaks, marks and controls. */
const naughty = [
  '',
  ' ',
  "'",
  "''",
  "'=1+1",
  '=1+1',
  '=1+1\nx',
  '＝cmd',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '\t=1',
  '\r',
  '\n',
  '\r\n',
  ' -2+3',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '"',
  '""',
  '","',
  'a,b;c\td',
  '\ufeff',
  '\ufeff=1',
  '\u0000',
  '\u202eevil',
  'undefined',
  'NULL',
  '-1E2',
  '<script>alert(1)</script>',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
  '👾 🙇 💁',
  '__proto__',
]
const utf16 = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
const cell = fc.oneof(fc.constantFrom(...naughty), utf16, fc.string())

describe('our own tables', () => {
  test('come back as they were, whatever stands in them', () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.record({
        header: fc.array(cell, { minLength: width, maxLength: width }),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
      }),
    )
    fc.assert(
      fc.property(table, fc.boolean(), ({ header, rows }, bom) => {
        expect(read(printGuardedCsv({ header, rows }, { bom }))).toEqual({ header, rows, guarded: true })
      }),
      { numRuns: 400 },
    )
  })

  test('hold no cell that a spreadsheet could run', () => {
    const rows = naughty.map((text) => [text])
    const printed = printGuardedCsv({ header: ['=name'], rows })
    const { header, rows: raw } = read(printed.replace('coverline_guard_1', 'other'))
    for (const text of [...header, ...raw.flat()]) expect(text).not.toMatch(/^\s*[=+\-@\t\r\n＝＋－＠]/)
    expect(printed).toContain("'=1+1")
  })

  test('end their lines by CR LF and begin with a byte order mark only when asked', () => {
    const table = { header: ['a', 'b'], rows: [['1', '2']] }
    expect(printGuardedCsv(table)).toBe('a,b,coverline_guard_1\r\n1,2,\r\n')
    expect(printGuardedCsv(table, { bom: true })).toBe('\ufeffa,b,coverline_guard_1\r\n1,2,\r\n')
  })

  test('survive a spreadsheet that writes semicolons and line feeds', () => {
    expect(read("a;b;coverline_guard_1\n'=1;x;\n")).toEqual({ header: ['a', 'b'], rows: [['=1', 'x']], guarded: true })
  })
})

describe('foreign tables', () => {
  test('keep their apostrophes', () => {
    expect(read("name\n'quoted'\n")).toEqual({ header: ['name'], rows: [["'quoted'"]], guarded: false })
  })

  test('may lack cells at the end of a row, not have too many', () => {
    expect(read('a,b\n1\n').rows).toEqual([['1', '']])
    const result = parseGuardedCsv('a,b\n1,2,3\n', 'long.csv')
    expect(result).toEqual({
      ok: false,
      problems: [
        { file: 'long.csv', where: 'row 2', what: 'It has 3 cells under 2 column names.', mend: 'Name every column.' },
      ],
    })
  })

  test('without a header or with a broken quote are refused by name', () => {
    expect(parseGuardedCsv('', 'empty.csv').ok).toBe(false)
    expect(parseGuardedCsv('a\n"open', 'quote.csv')).toMatchObject({ ok: false, problems: [{ file: 'quote.csv' }] })
  })

  test('never throw', () => {
    fc.assert(
      fc.property(utf16, (text) => {
        expect(typeof parseGuardedCsv(text, '').ok).toBe('boolean')
      }),
    )
  })
})
