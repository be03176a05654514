/** Case, accents, punctuation between words and white space make no difference between names. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

export function nameWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

const longestCompared = 200

function pairsOf(words: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>()
  for (const word of words) {
    const padded = ` ${word} `
    for (let at = 0; at < padded.length - 1; at++) {
      const pair = padded.slice(at, at + 2)
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
  }
  return pairs
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  return [...pairs.values()].reduce((sum, count) => sum + count, 0)
}

/**
 * How alike two names are, in 0–1: the share of pairs of letters that their words have in common (Dice's coefficient),
 * whatever the order of the words.
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => pairsOf(nameWords(name.slice(0, longestCompared))))
  if (left === undefined || right === undefined) return 0
  const all = sizeOf(left) + sizeOf(right)
  if (all === 0) return 0
  let shared = 0
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0)
  return (2 * shared) / all
}
