/**
 * Where a key leads in a list of `count` items from the place `at` (−1: nowhere yet); null for keys that don't move.
 * `vertical` takes up and down, `both` also left and right. The ends don't wrap: a person feels where the list ends.
 */
export function steppedPlace(key: string, at: number, count: number, axis: 'vertical' | 'both'): number | null {
  if (count === 0) return null
  const last = count - 1
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowDown' || (axis === 'both' && key === 'ArrowRight')) return Math.min(last, at + 1)
  if (key === 'ArrowUp' || (axis === 'both' && key === 'ArrowLeft')) return at < 0 ? last : Math.max(0, at - 1)
  return null
}

/** The next label after `at` that starts with what was typed, or null. One letter typed again steps through its items. */
export function typedPlace(typed: string, labels: readonly string[], at: number): number | null {
  if (typed === '') return null
  const sought = typed.toLowerCase()
  const letters = new Set(sought)
  const prefix = letters.size === 1 ? sought.slice(0, 1) : sought
  const start = letters.size === 1 ? at + 1 : Math.max(0, at)
  for (let step = 0; step < labels.length; step++) {
    const place = (start + step) % labels.length
    if (labels[place]?.toLowerCase().startsWith(prefix) === true) return place
  }
  return null
}

/** Collects letters typed in quick succession into one text. */
export function typedLetters(now: () => number): (key: string) => string {
  let text = ''
  let last = -Infinity
  return (key) => {
    text = now() - last < 700 ? text + key : key
    last = now()
    return text
  }
}
