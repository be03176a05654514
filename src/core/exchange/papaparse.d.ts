/**
 * The part of papaparse that the core uses. Its published types bring Node's globals along, which would let `process`
 * compile in the core, so these stand in for them (`paths` in tsconfig.base.json).
 */
export interface ParseError {
  readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'
  readonly code: string
  readonly message: string
  /** Zero-based; absent where the problem concerns the whole text. */
  readonly row?: number
}

export interface ParseConfig {
  /** Empty: guessed. */
  readonly delimiter?: string
  readonly newline?: '\r' | '\n' | '\r\n'
  readonly skipEmptyLines?: boolean | 'greedy'
  /** Number of rows after which parsing stops; 0 for all. */
  readonly preview?: number
}

export interface ParseResult {
  readonly data: string[][]
  readonly errors: readonly ParseError[]
  readonly meta: { readonly delimiter: string; readonly linebreak: string; readonly truncated: boolean }
}

export interface UnparseConfig {
  readonly delimiter?: string
  readonly newline?: '\n' | '\r\n'
  readonly quotes?: boolean
}

declare const Papa: {
  readonly parse: (text: string, config?: ParseConfig) => ParseResult
  readonly unparse: (rows: readonly (readonly unknown[])[], config?: UnparseConfig) => string
}

export default Papa
