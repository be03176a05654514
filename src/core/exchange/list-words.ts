import type { ListColumns } from './list-columns.ts'
import type { ListTable } from './list-table.ts'
import { emptyStatusOf } from './list-rows.ts'
import { foldedWord, meaningOf } from './status-words.ts'
import type { StatusMeaning, StatusWords } from './status-words.ts'

/** A word of a list's status column. */
export interface ListWord {
  /** Folded; empty for cells without one. */
  readonly word: string
  /** As the list writes it first. */
  readonly written: string
  readonly rows: number
  /** Null where nobody knows. */
  readonly meaning: StatusMeaning | null
}

/** The words that a list says the status with: those without a meaning first, then by the number of rows. */
export function listWords(table: ListTable, columns: ListColumns, own: StatusWords): readonly ListWord[] {
  const at = columns.indexOf('status')
  const words = new Map<string, { written: string; rows: number }>()
  for (const { cells } of table.lines) {
    const written = (cells[at] ?? '').trim()
    const word = foldedWord(written)
    const known = words.get(word)
    if (known === undefined) words.set(word, { written, rows: 1 })
    else known.rows++
  }
  return [...words]
    .map(([word, { written, rows }]): ListWord => {
      const meaning = meaningOf(word, own) ?? (word === '' ? emptyStatusOf(columns) : null)
      return { word, written, rows, meaning }
    })
    .sort((a, b) => Number(a.meaning !== null) - Number(b.meaning !== null) || b.rows - a.rows)
}
