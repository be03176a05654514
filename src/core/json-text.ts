import { parsed, refused } from './problem.ts'
import type { Parsed } from './problem.ts'

export type JsonRecord = Readonly<Record<string, unknown>>

/** A plain object, neither null nor a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text itself, or '' for anything that isn't one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The texts of a list; everything else in it, or a value that is no list, is left out. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** Longest text read as JSON, in UTF-16 units: the 200 MB of a STIX bundle. */
const longestText = 200 * 1024 * 1024

export function parseJson(text: string, file: string, longest = longestText): Parsed<unknown> {
  if (text.length > longest) {
    const limit = `${String(Math.round(longest / 1024 / 1024))} MB`
    return refused([{ file, where: '', what: `The file is larger than ${limit}.`, mend: 'Choose a smaller file.' }])
  }
  try {
    // A byte order mark isn't JSON, but editors write it.
    return parsed(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused([{ file, where: '', what: `The file is not valid JSON: ${reason}.`, mend: 'Check that it is whole.' }])
  }
}
