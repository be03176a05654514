/** One of many that can be picked. */
export interface PickEntry {
  readonly value: string
  /** Its id, where it has one that people know. */
  readonly code?: string
  readonly label: string
  /** Fainter, at the end. */
  readonly detail?: string
}

const mostShown = 50

/** Entries whose id, name or detail contain every word, in their order; an exact id stands first. */
export function matchingPicks(
  entries: readonly PickEntry[],
  query: string,
): { readonly shown: readonly PickEntry[]; readonly more: number } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = entries.filter(({ code = '', label, detail = '' }) => {
    const text = `${code} ${label} ${detail}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const [only] = words.length === 1 ? words : []
  const exact = only === undefined ? [] : found.filter(({ code }) => code?.toLowerCase() === only)
  const ordered = exact.length === 0 ? found : [...exact, ...found.filter((entry) => !exact.includes(entry))]
  return { shown: ordered.slice(0, mostShown), more: Math.max(0, ordered.length - mostShown) }
}
