import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { checkArchive, isArchive } from './archive-check.ts'
import { findHeader } from './list-columns.ts'
import { tableOf } from './list-csv.ts'
import { headerDepth, listLimits } from './list-table.ts'
import type { ListLine, ListTable } from './list-table.ts'

type CellValue = string | number | boolean | Date | null

/** Sheets that are looked into for a header, in the workbook's order. */
const sheetsTried = 20
const startOfOldOffice = [0xd0, 0xcf, 0x11, 0xe0] as const

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

/** True of what looks like a workbook, whatever its name says. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isArchive(bytes)
}

/** True of workbooks of before 2007 and of encrypted ones, which aren't read. */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, startOfOldOffice)
}

/** A date without a time is `2026-11-24`; a number has the fifteen digits that a spreadsheet shows. */
function textOf(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (Number.isNaN(value.getTime())) return ''
  const time = value.toISOString()
  return time.endsWith('T00:00:00.000Z') ? time.slice(0, 10) : time.slice(0, 16).replace('T', ' ')
}

async function sheetNames(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = []
  const note = (info: { readonly name: string; readonly hidden?: boolean; readonly veryHidden?: boolean }): boolean => {
    if (info.hidden !== true && info.veryHidden !== true) names.push(info.name)
    return false
  }
  await readXlsx(bytes, { sheets: note })
  return names
}

/**
 * The rows of a sheet, at most so many; formulas as the text that was stored with them. Null where a row reaches beyond
 * the last column that is read: every cell between would have to be kept.
 */
async function rowsOf(bytes: Uint8Array, sheet: string, most: number): Promise<ListLine[] | null> {
  const rows: ListLine[] = []
  for await (const { index, values } of streamXlsxRows(bytes, { sheet, maxRows: most })) {
    const cells = values.map(textOf)
    // Formatted cells without content stretch a row far beyond what is in it.
    while (cells.at(-1) === '') cells.pop()
    if (cells.length > listLimits.columns) return null
    if (cells.length > 0) rows.push({ row: index + 1, cells })
  }
  return rows
}

/** The first visible sheet with a header that can be used, else the first one that isn't empty. */
async function chooseSheet(bytes: Uint8Array, names: readonly string[]): Promise<string | undefined> {
  let filled: string | undefined
  for (const name of names.slice(0, sheetsTried)) {
    const top = await rowsOf(bytes, name, headerDepth)
    if (top !== null && findHeader(top.map(({ cells }) => cells)) !== null) return name
    if (top?.length !== 0) filled ??= name
  }
  return filled
}

/**
 * Reads a list from a workbook (XLSX). Nothing in it is run or followed: formulas give the text stored with them. The
 * archive is checked before anything else reads it.
 */
export async function readXlsxList(bytes: Uint8Array, file: string): Promise<Parsed<ListTable>> {
  const checked = checkArchive(bytes, file)
  if (!checked.ok) return checked
  const problem = (what: string, mend: string): Problem => ({ file, where: '', what, mend })
  try {
    const names = await sheetNames(bytes)
    const sheet = await chooseSheet(bytes, names)
    if (sheet === undefined) return refused([problem('The workbook has no visible sheet with anything in it.', '')])
    const rows = await rowsOf(bytes, sheet, listLimits.rows + headerDepth + 1)
    if (rows === null) {
      const what = `The sheet ${sheet} has cells beyond its 200th column.`
      return refused([problem(what, 'Leave out the columns that aren’t needed.')])
    }
    return tableOf(rows, false, { sheet, otherSheets: names.filter((name) => name !== sheet) }, file)
  } catch {
    return refused([problem('This file is no workbook that can be read.', 'Save it again as XLSX, or as CSV.')])
  }
}
