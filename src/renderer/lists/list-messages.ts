import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import type { ListColumns } from '../../core/exchange/list-columns.ts'
import type { ListCapability } from '../../core/exchange/list-match.ts'
import type { ListPreview } from '../../core/exchange/list-preview.ts'
import type { ListTable } from '../../core/exchange/list-table.ts'
import type { ListWord } from '../../core/exchange/list-words.ts'
import type { StatusMeaning } from '../../core/exchange/status-words.ts'
import type { Problem } from '../../core/problem.ts'
import type { TextEncoding } from './decode-list.ts'

export type ListSource =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array }

/** What of a list the window needs to know; its rows stay with the worker. */
export interface ListFacts extends Pick<ListTable, 'header' | 'width' | 'sheet' | 'otherSheets' | 'guarded'> {
  readonly rows: number
  /** Null for workbooks and what was pasted. */
  readonly encoding: TextEncoding | null
  /** The first filled cells of each column, shortened. */
  readonly samples: readonly (readonly string[])[]
  readonly columns: ListColumns
}

export interface PreviewRequest {
  readonly columns: ListColumns
  readonly words: readonly (readonly [word: string, meaning: StatusMeaning])[]
  readonly onlyUnassessed: boolean
}

export type ListRequest =
  | {
      readonly kind: 'read'
      readonly source: ListSource
      readonly capabilities: readonly ListCapability[]
      readonly entries: readonly (CapabilityEntry | undefined)[]
    }
  | ({ readonly kind: 'preview' } & PreviewRequest)

export interface ListWords {
  readonly words: readonly ListWord[]
  /** Of so many, the first are given. */
  readonly all: number
}

/** Rows of each kind, of which no more than the first ten thousand are given. */
export type PreviewCounts = Readonly<Record<keyof ListPreview, number>>

/** The rows of a preview come in parts, so that no message stops the page. */
export type ListAnswer =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'read'; readonly facts: ListFacts }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'part'; readonly part: Partial<ListPreview> }
  | { readonly kind: 'previewed'; readonly counts: PreviewCounts; readonly words: ListWords }
