import { isRecord } from '../json-text.ts'
import type { JsonRecord } from '../json-text.ts'
import type { Problem } from '../problem.ts'
import { byCodeUnits } from '../order.ts'
import type { UnknownKeys } from './assessment.ts'

/** Collects what is wrong while a file is read, up to a length that a person can still use. */
export class Findings {
  readonly problems: Problem[] = []
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  add(where: string, what: string, mend = ''): void {
    if (this.problems.length < 200) this.problems.push({ file: this.#file, where, what, mend })
  }
}

/**
 * Content that nobody reads and that must come back as it was: `sorted`, keys of every level by code units; lists in
 * their order. -0 becomes the 0 that JSON writes; a number beyond the range of a double can't come back, so it is found.
 */
function kept(value: unknown, sorted: boolean, where: string, findings: Findings): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) findings.add(where, 'This number is too large to keep.', 'Write it as a text.')
    return value + 0
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => kept(item, sorted, `${where}[${String(index)}]`, findings))
  }
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
  if (sorted) entries.sort(([a], [b]) => byCodeUnits(a, b))
  const path = (key: string): string => (where === '' ? key : `${where}.${key}`)
  return Object.fromEntries(entries.map(([key, inner]) => [key, kept(inner, sorted, path(key), findings)]))
}

/** A JSON object at a place in the file, read field by field. `null` counts as left out. */
export class Fields {
  readonly #record: JsonRecord
  readonly #known = new Set<string>()
  readonly where: string
  readonly findings: Findings

  constructor(value: unknown, where: string, findings: Findings) {
    this.where = where
    this.findings = findings
    if (isRecord(value)) this.#record = value
    else {
      this.#record = {}
      findings.add(where, 'An object is expected here.')
    }
  }

  at(key: string): string {
    return this.where === '' ? key : `${this.where}.${key}`
  }

  raw(key: string): unknown {
    this.#known.add(key)
    return Object.hasOwn(this.#record, key) ? (this.#record[key] ?? undefined) : undefined
  }

  has(key: string): boolean {
    return this.raw(key) !== undefined
  }

  /** A text; '' where it is left out. */
  text(key: string): string {
    const value = this.raw(key)
    if (value === undefined || typeof value === 'string') return value ?? ''
    this.findings.add(this.at(key), 'A text is expected here.')
    return ''
  }

  /** A text that must be there and not be blank, trimmed. */
  id(key: string): string {
    const value = this.text(key).trim()
    if (value === '' && (!this.has(key) || typeof this.raw(key) === 'string')) {
      this.findings.add(this.at(key), 'A text is missing here.')
    }
    return value
  }

  number(key: string, otherwise: number, holds: (value: number) => boolean, rule: string): number {
    const value = this.raw(key)
    if (value === undefined) return otherwise
    if (typeof value === 'number' && holds(value)) return value
    this.findings.add(this.at(key), `This must be ${rule}.`)
    return otherwise
  }

  /** One of the words; `otherwise` where it is left out, or a problem when there is no default. */
  word<T extends string>(key: string, words: readonly T[], otherwise?: T): T {
    const value = this.raw(key)
    const found = words.find((word) => word === value)
    if (found !== undefined) return found
    if (value !== undefined || otherwise === undefined) {
      this.findings.add(this.at(key), `This must be one of ${words.join(', ')}.`)
    }
    return otherwise ?? (words[0] as T)
  }

  list(key: string): readonly unknown[] {
    const value = this.raw(key)
    if (value === undefined) return []
    if (Array.isArray(value)) return value
    this.findings.add(this.at(key), 'A list is expected here.')
    return []
  }

  texts(key: string): string[] {
    return this.list(key).flatMap((item, index) => {
      if (typeof item === 'string') return [item]
      this.findings.add(`${this.at(key)}[${String(index)}]`, 'A text is expected here.')
      return []
    })
  }

  /** A nested object; an empty one where it is left out. */
  inner(key: string): Fields {
    return new Fields(this.raw(key) ?? {}, this.at(key), this.findings)
  }

  entries<T>(key: string, read: (fields: Fields) => T): T[] {
    return this.list(key).map((item, index) =>
      read(new Fields(item, `${this.at(key)}[${String(index)}]`, this.findings)),
    )
  }

  /** Any JSON value, kept as it stands; `null` where it is left out. */
  any(key: string): unknown {
    return kept(this.raw(key) ?? null, false, this.at(key), this.findings)
  }

  /** Keys that nobody asked for. */
  otherKeys(): string[] {
    return Object.keys(this.#record).filter((key) => !this.#known.has(key))
  }

  /** What stands under keys that nobody asked for, sorted at every depth; call it last. */
  unknown(): { unknown?: UnknownKeys } {
    const keys = this.otherKeys()
    if (keys.length === 0) return {}
    const rest = Object.fromEntries(keys.map((key) => [key, this.#record[key]]))
    return { unknown: kept(rest, true, this.where, this.findings) as UnknownKeys }
  }
}
