/*
 * What JSON.parse hides: keys that stand twice in one object, and how deep a text nests. Both scan by character: a
 * regular expression over a text of some megabytes overflows the engine's stack.
 */

const backslash = 0x5c
const quotation = 0x22

interface Level {
  readonly keys: Set<string> | null
  path: string
  index: number
}

/** Place behind the string that starts at `start`; the end of the text for one that isn't closed. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1)
  while (quote !== -1) {
    let escapes = 0
    while (text.charCodeAt(quote - 1 - escapes) === backslash) escapes++
    if (escapes % 2 === 0) return quote + 1
    quote = text.indexOf('"', quote + 1)
  }
  return text.length
}

/** True where objects and lists stand more than `limit` deep inside each other; the text needn't be valid JSON. */
export function nestsDeeperThan(limit: number, text: string): boolean {
  let depth = 0
  let place = 0
  while (place < text.length) {
    const unit = text.charCodeAt(place)
    if (unit === quotation) {
      place = endOfString(text, place)
      continue
    }
    if (unit === 0x7b || unit === 0x5b) {
      depth++
      if (depth > limit) return true
    } else if (unit === 0x7d || unit === 0x5d) depth--
    place++
  }
  return false
}

/**
 * Paths of the keys that stand twice in one object, e.g. `scope.count`, in a text that JSON.parse accepted. Keys are
 * compared after their escapes are resolved.
 */
export function repeatedKeys(text: string): readonly string[] {
  const repeated: string[] = []
  const levels: Level[] = []
  let place = 0
  let awaitsKey = false
  while (place < text.length) {
    const level = levels.at(-1)
    const sign = text.charAt(place)
    if (sign === '"') {
      const end = endOfString(text, place)
      if (awaitsKey && level?.keys != null) {
        level.path = JSON.parse(text.slice(place, end)) as string
        if (level.keys.has(level.path)) repeated.push(pathOf(levels))
        level.keys.add(level.path)
        awaitsKey = false
      }
      place = end
      continue
    }
    if (sign === '{' || sign === '[') {
      levels.push({ keys: sign === '{' ? new Set() : null, path: '', index: 0 })
      awaitsKey = sign === '{'
    } else if (sign === '}' || sign === ']') {
      levels.pop()
      awaitsKey = false
    } else if (sign === ',' && level !== undefined) {
      level.index++
      awaitsKey = level.keys !== null
    }
    place++
  }
  return repeated
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .map((level, at) => (level.keys === null ? `[${String(level.index)}]` : `${at === 0 ? '' : '.'}${level.path}`))
    .join('')
}
