import { guessColumns } from '../../core/exchange/list-columns.ts'
import { readCsvList } from '../../core/exchange/list-csv.ts'
import { listMatcher } from '../../core/exchange/list-match.ts'
import { previewList } from '../../core/exchange/list-preview.ts'
import type { ListPreview } from '../../core/exchange/list-preview.ts'
import type { ListTable } from '../../core/exchange/list-table.ts'
import { listWords } from '../../core/exchange/list-words.ts'
import { isOldWorkbook, isWorkbook, readXlsxList } from '../../core/exchange/list-xlsx.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { decodeList } from './decode-list.ts'
import type { TextEncoding } from './decode-list.ts'
import type { ListAnswer, ListFacts, ListRequest, ListSource, PreviewCounts, PreviewRequest } from './list-messages.ts'

const samplesShown = 3
const rowsSampled = 50
const longestSample = 60
const wordsShown = 100
/** Rows in one part of a preview. */
const partRows = 4_000

async function tableOf(source: ListSource): Promise<Parsed<{ table: ListTable; encoding: TextEncoding | null }>> {
  const { name } = source
  const csv = (
    text: string,
    encoding: TextEncoding | null,
  ): Parsed<{ table: ListTable; encoding: TextEncoding | null }> => {
    const table = readCsvList(text, name)
    return table.ok ? parsed({ table: table.value, encoding }) : table
  }
  if (source.kind === 'text') return csv(source.text, null)
  const { bytes } = source
  if (isWorkbook(bytes)) {
    const table = await readXlsxList(bytes, name)
    return table.ok ? parsed({ table: table.value, encoding: null }) : table
  }
  const refusal = (what: string): Parsed<never> =>
    refused([{ file: name, where: '', what, mend: 'Save it as XLSX or as CSV.' }])
  if (isOldWorkbook(bytes)) return refusal('This workbook is encrypted or of an old kind (XLS), which isn’t read.')
  const decoded = decodeList(bytes)
  return decoded === null ? refusal('This file is neither a text nor a workbook.') : csv(decoded.text, decoded.encoding)
}

function factsOf(table: ListTable, encoding: TextEncoding | null): ListFacts {
  const { header, width, sheet, otherSheets, guarded, lines } = table
  const samples = Array.from({ length: width }, (_, at) =>
    lines
      .slice(0, rowsSampled)
      .map(({ cells }) => (cells[at] ?? '').trim().slice(0, longestSample))
      .filter((cell) => cell !== '')
      .slice(0, samplesShown),
  )
  return {
    header: header?.map((title) => title.trim().slice(0, longestSample)) ?? null,
    width,
    sheet,
    otherSheets,
    guarded,
    rows: lines.length,
    encoding,
    samples,
    columns: guessColumns(table),
  }
}

/** Of rows that change nothing, nobody looks through more; a table of a quarter of a million would stop the page. */
export const rowsListed = 10_000

function sendParts(preview: ListPreview, send: (answer: ListAnswer) => void): void {
  for (const [list, rows] of Object.entries(preview) as [keyof ListPreview, readonly unknown[]][]) {
    const most = list === 'changes' ? rows.length : Math.min(rows.length, rowsListed)
    for (let at = 0; at < most; at += partRows) {
      send({ kind: 'part', part: { [list]: rows.slice(at, Math.min(at + partRows, most)) } })
    }
  }
}

function countsOf({ changes, undecided, unmatched, unchanged, faults }: ListPreview): PreviewCounts {
  return {
    changes: changes.length,
    undecided: undecided.length,
    unmatched: unmatched.length,
    unchanged: unchanged.length,
    faults: faults.length,
  }
}

/** What the worker does: reads a list once, then says what it would change under each choice of columns and words. */
export function createListJob(send: (answer: ListAnswer) => void): (request: ListRequest) => Promise<void> {
  let preview: ((choice: PreviewRequest) => void) | null = null

  async function read({ source, capabilities, entries }: Extract<ListRequest, { kind: 'read' }>): Promise<void> {
    const found = await tableOf(source)
    if (!found.ok) {
      send({ kind: 'refused', problems: found.problems })
      return
    }
    const { table, encoding } = found.value
    const match = listMatcher(capabilities)
    preview = ({ columns, words: ownWords, onlyUnassessed }) => {
      const words = new Map(ownWords)
      const report = (done: number): void => {
        send({ kind: 'progress', done, total: table.lines.length })
      }
      const found = previewList({ table, columns, words, capabilities, entries, onlyUnassessed }, report, match)
      sendParts(found, send)
      const all = listWords(table, columns, words)
      send({ kind: 'previewed', counts: countsOf(found), words: { words: all.slice(0, wordsShown), all: all.length } })
    }
    send({ kind: 'read', facts: factsOf(table, encoding) })
  }

  return async (request) => {
    if (request.kind === 'read') await read(request)
    else preview?.(request)
  }
}
