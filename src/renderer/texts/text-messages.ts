import type { SubjectTexts, TextSource } from '../../core/exchange/publisher-texts.ts'
import type { Problem } from '../../core/problem.ts'

export interface TextRequest {
  readonly kind: 'read'
  readonly name: string
  readonly bytes: Uint8Array
  /** The file stood among others: one that is nothing of ours is left out without a word. */
  readonly among: boolean
}

/** The texts of a source come in parts, so that no message stops the page; `source` ends them. */
export type TextAnswer =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'part'; readonly subjects: readonly SubjectTexts[] }
  | { readonly kind: 'source'; readonly source: TextSource }
  /** Ends the file: how many other files it held, and what is wrong with those that were looked at. */
  | { readonly kind: 'read'; readonly others: number; readonly problems: readonly Problem[] }
