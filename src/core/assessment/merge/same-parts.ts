import type { Assessment } from '../assessment.ts'
import { capabilityEntryKey } from '../canonical.ts'
import { isSame } from './merge-values.ts'

/**
 * The same document as `after`, with the parts that say what they said in `before` as the same objects: whoever watches
 * a part then sees that it didn't change.
 */
export function keepingParts(before: Assessment, after: Assessment): Assessment {
  const entries = new Map(before.capabilities.map((entry) => [capabilityEntryKey(entry), entry]))
  const capabilities = after.capabilities.map((entry) => {
    const known = entries.get(capabilityEntryKey(entry))
    return known !== undefined && isSameEntry(known, entry) ? known : entry
  })
  const kept = Object.entries({ ...after, capabilities }).map(([key, value]): [string, unknown] => {
    const known: unknown = Reflect.get(before, key)
    return [key, isSamePart(known, value) ? known : value]
  })
  return Object.fromEntries(kept) as unknown as Assessment
}

function isSamePart(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => item === b[at] || isSame(item, b[at]))
  }
  return isSame(a, b)
}

/** Edits leave the keys of an entry in any order. */
function isSameEntry(a: object, b: object): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)))
}
