/** What JSON.parse hides: keys that stand twice in one object, and how deep a text nests. */
export interface JsonShape {
  /** Paths of the repeated keys, e.g. `scope.count`. */
  readonly repeated: readonly string[]
  readonly depth: number
}

interface Level {
  readonly keys: Set<string> | null
  path: string
  index: number
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gy
const blank = /\s*/gy

/** Scans a text that JSON.parse accepted. Keys are compared after their escapes are resolved. */
export function jsonShape(text: string): JsonShape {
  const repeated: string[] = []
  const levels: Level[] = []
  let depth = 0
  let place = 0
  let awaitsKey = false
  while (place < text.length) {
    blank.lastIndex = place
    blank.exec(text)
    token.lastIndex = blank.lastIndex
    const found = token.exec(text)?.[0]
    if (found === undefined) break
    place = token.lastIndex
    const level = levels.at(-1)
    if (found === '{' || found === '[') {
      levels.push({ keys: found === '{' ? new Set() : null, path: '', index: 0 })
      depth = Math.max(depth, levels.length)
      awaitsKey = found === '{'
    } else if (found === '}' || found === ']') {
      levels.pop()
      awaitsKey = false
    } else if (found === ',') {
      if (level !== undefined) level.index++
      awaitsKey = level?.keys != null
    } else if (awaitsKey && found.startsWith('"') && level?.keys != null) {
      const key = JSON.parse(found) as string
      level.path = key
      if (level.keys.has(key)) repeated.push(pathOf(levels))
      level.keys.add(key)
      awaitsKey = false
    }
  }
  return { repeated, depth }
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .map((level, at) => (level.keys === null ? `[${String(level.index)}]` : `${at === 0 ? '' : '.'}${level.path}`))
    .join('')
}
