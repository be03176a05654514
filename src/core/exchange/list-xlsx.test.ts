import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test, vi } from 'vitest'
import type { ListTable } from './list-table.ts'
import { isOldWorkbook, isWorkbook, readXlsxList } from './list-xlsx.ts'

vi.setConfig({ testTimeout: 60_000 })

type Row = (string | number | boolean | Date | null)[]

function workbook(sheets: Readonly<Record<string, Row[]>>): Promise<Uint8Array> {
  return writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) })
}

async function tableFrom(bytes: Uint8Array): Promise<ListTable> {
  const read = await readXlsxList(bytes, 'list.xlsx')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const read = await readXlsxList(bytes, 'list.xlsx')
  return read.ok ? 'fine' : read.problems.map(({ what }) => what).join(' ')
}

/** The workbook with the text of one of its parts changed. */
async function withPart(bytes: Uint8Array, part: string, change: (text: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(bytes)
  const text = new TextDecoder().decode(parts[part])
  return Promise.resolve(zipSync({ ...parts, [part]: new TextEncoder().encode(change(text)) }))
}

const list: Row[] = [
  ['Control', 'Status', 'Share', 'Reviewed', 'In use'],
  ['AC-2', 'yes', 0.1 + 0.2, new Date(Date.UTC(2026, 10, 24)), true],
  [12, null, 1e21, new Date(Date.UTC(2026, 10, 24, 9, 30)), false],
]

test('numbers, dates and truths become text', async () => {
  const { header, lines, sheet } = await tableFrom(await workbook({ One: list }))
  expect([sheet, header]).toEqual(['One', list[0]])
  expect(lines).toEqual([
    { row: 2, cells: ['AC-2', 'yes', '0.3', '2026-11-24', 'true'] },
    { row: 3, cells: ['12', '', '1e+21', '2026-11-24 09:30', 'false'] },
  ])
})

test('the first sheet with a header is read, below titles too; the others are named', async () => {
  const table = await tableFrom(
    await workbook({ Cover: [['Controls of 2026']], List: [['Autumn'], [], ...list], More: list }),
  )
  expect([table.sheet, table.otherSheets]).toEqual(['List', ['Cover', 'More']])
  expect(table.lines[0]?.row).toBe(4)
  expect((await tableFrom(await workbook({ A: [], B: [['AC-2'], ['AC-3']] }))).lines).toHaveLength(2)
})

test('formulas give the text stored with them and are never worked out', async () => {
  const cell = (type: string, inner: string): string =>
    `<c r="B2" t="${type}"><f>HYPERLINK("http://x","y")</f>${inner}</c>`
  const sheet = 'xl/worksheets/sheet1.xml'
  const base = await workbook({
    One: [
      ['id', 'note'],
      ['k', 'n'],
    ],
  })
  const note = async (replacement: string): Promise<string | undefined> => {
    const bytes = await withPart(base, sheet, (text) => text.replace(/<c r="B2".*?<\/c>/, replacement))
    return (await tableFrom(bytes)).lines[0]?.cells[1]
  }
  expect(await note(cell('str', '<v>stored</v>'))).toBe('stored')
  expect(await note(cell('str', ''))).toBe('')
  expect(await note('<c r="B2" t="inlineStr"><is><t>=1+1</t></is></c>')).toBe('=1+1')
  expect(await note('<c r="B2" t="e"><v>#N/A</v></c>')).toBe('#N/A')
})

test('what it looks like counts, not what it is called', async () => {
  expect(isWorkbook(await workbook({ A: list }))).toBe(true)
  expect(isWorkbook(new TextEncoder().encode('id,status'))).toBe(false)
  expect(isOldWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBe(true)
})

describe('refused', () => {
  test('a workbook without anything in it', async () => {
    expect(await refusalOf(await workbook({ A: [] }))).toContain('no visible sheet')
  })

  test('a document type, an archive of something else, a workbook cut off', async () => {
    const bytes = await workbook({ A: list })
    const bomb = await withPart(bytes, 'xl/worksheets/sheet1.xml', (text) =>
      text.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "ha">]><worksheet'),
    )
    expect(await refusalOf(bomb)).toContain('document type')
    expect(await refusalOf(zipSync({ 'a.txt': new Uint8Array(5) }))).toContain('no workbook')
    expect(await refusalOf(bytes.subarray(0, bytes.length - 30))).toContain('isn’t read')
  })

  test('cells so far apart that they fill the memory; columns beyond the limit', async () => {
    const far = await withPart(await workbook({ A: list }), 'xl/worksheets/sheet1.xml', (text) =>
      text.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    expect(await refusalOf(far)).toContain('beyond its 200th column')
    const wide = Array.from({ length: 200 }, (_, at) => `c${String(at)}`)
    expect(await refusalOf(await workbook({ A: [['id', ...wide], ['a']] }))).toContain('beyond its 200th column')
    expect((await tableFrom(await workbook({ A: [['id', ...wide]], B: [['id'], ['a']] }))).sheet).toBe('B')
  })

  test('whatever bytes are changed, it is a table or problems', async () => {
    const whole = await workbook({ A: list })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 }), async (changes) => {
        const copy = whole.slice()
        for (const [at, value] of changes) copy[at] = value
        const read = await readXlsxList(copy, '')
        expect(read.ok || read.problems.length > 0).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('whatever stands in its parts, it is a table or problems', async () => {
    const whole = await workbook({ A: list })
    const parts = Object.keys(unzipSync(whole)).filter((name) => /\.(xml|rels)$/.test(name))
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      '<c r="A1" t="s"><v>99</v></c>',
      '<row r="-1">',
      '<row r="x">',
      '</row>',
      '&x;',
      '<v>',
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), piece, async (part, place, text) => {
        const bytes = await withPart(whole, part, (xml) => {
          const at = place % xml.length
          return xml.slice(0, at) + text + xml.slice(at)
        })
        const read = await readXlsxList(bytes, '')
        expect(read.ok || read.problems.length > 0).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
