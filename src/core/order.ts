/** Order by UTF-16 code units: the same on every machine, in every locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Compares `19.0` and `9.1` as numbers, part by part. */
export function byVersion(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The distinct texts, sorted by code units. */
export function sortedUnique(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort(byCodeUnits)
}

/** Two lists without what both begin with and without what both end with, item by item the same value or object. */
export function differingParts<T>(before: readonly T[], after: readonly T[]): [readonly T[], readonly T[]] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)]
}
