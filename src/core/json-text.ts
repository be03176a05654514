import { nestsDeeperThan } from './json-keys.ts'
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

/** Longest texts read as JSON, in UTF-16 units: a file of any kind, and a STIX bundle. */
export const longestFile = 50 * 1024 * 1024
export const longestBundle = 200 * 1024 * 1024
const deepest = 64

/** Reads JSON text of at most `longest` units that nests at most 64 deep; a byte order mark is skipped. */
export function parseJson(text: string, file: string, longest = longestFile): Parsed<unknown> {
  const problem = (what: string, mend: string): Parsed<unknown> => refused([{ file, where: '', what, mend }])
  if (text.length > longest) {
    const limit = `${String(Math.round(longest / 1024 / 1024))} MB`
    return problem(`The file is larger than ${limit}.`, 'Choose a smaller file.')
  }
  // A byte order mark isn't JSON, but editors write it.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (nestsDeeperThan(deepest, json)) {
    return problem(`The file nests deeper than ${String(deepest)} levels.`, 'Check where it comes from.')
  }
  try {
    return parsed(JSON.parse(json) as unknown)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return problem(`The file is not valid JSON: ${reason}.`, 'Check that it is whole.')
  }
}
