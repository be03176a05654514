import MiniSearch from 'minisearch'

export type PaletteGroup = 'go' | 'technique' | 'capability' | 'command'

export interface PaletteEntry {
  /** Unique over all groups. */
  readonly id: string
  readonly group: PaletteGroup
  readonly label: string
  /** Fainter, before the label: an id. It is searched too. */
  readonly code?: string
  /** Fainter, after the label: where it belongs. */
  readonly detail?: string
  /** Searched, never shown. */
  readonly keywords?: string
  /** As printed at the right, one key each. */
  readonly keys?: readonly string[]
  readonly disabled?: boolean
}

export interface PaletteAnswer {
  readonly groups: readonly { readonly group: PaletteGroup; readonly entries: readonly PaletteEntry[] }[]
  /** The entry that Enter takes. */
  readonly best: string | null
}

export const paletteGroupWords: Readonly<Record<PaletteGroup, string>> = {
  go: 'Go to',
  technique: 'Techniques',
  capability: 'Capabilities',
  command: 'Commands',
}

const groupOrder: readonly PaletteGroup[] = ['go', 'technique', 'capability', 'command']
const shownPerGroup = 8

/** Words, and ids both whole and in parts, so that `T1578.001`, `1578` and `AC-2(1)` are all found. */
function words(text: string): string[] {
  const whole = text.toLowerCase().split(/\s+/)
  const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const digits = [...text.matchAll(/\d{3,}/g)].map(([found]) => found)
  return [...new Set([...whole, ...parts, ...digits])].filter((word) => word !== '')
}

function answer(found: readonly PaletteEntry[]): PaletteAnswer {
  const groups = groupOrder
    .map((group) => ({ group, entries: found.filter((entry) => entry.group === group).slice(0, shownPerGroup) }))
    .filter(({ entries }) => entries.length > 0)
  return { groups, best: found[0]?.id ?? null }
}

/** How well the start of an entry is what was typed: an exact id or label always comes before a fuzzy hit. */
function startRank(entry: PaletteEntry, query: string): number {
  const code = entry.code?.toLowerCase() ?? ''
  const label = entry.label.toLowerCase()
  if (code === query || label === query) return 3
  if (code !== '' && code.startsWith(query)) return 2
  return label.startsWith(query) ? 1 : 0
}

/** Indexes the entries once; what comes back is asked at every key. */
export function createPaletteSearch(entries: readonly PaletteEntry[]): (query: string) => PaletteAnswer {
  const byId = new Map(entries.map((entry, at) => [entry.id, { entry, at }]))
  const index = new MiniSearch<PaletteEntry>({
    fields: ['code', 'label', 'detail', 'keywords'],
    tokenize: words,
    searchOptions: {
      boost: { code: 3, label: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      combineWith: 'AND',
      tokenize: (text) =>
        text
          .toLowerCase()
          .split(/\s+/)
          .filter((word) => word !== ''),
    },
  })
  index.addAll(entries)
  return (query) => {
    const sought = query.trim().toLowerCase()
    if (sought === '') return answer(entries.filter((entry) => entry.group === 'go' || entry.group === 'command'))
    const found = index
      .search(sought)
      .flatMap(({ id, score }) => {
        const known = byId.get(id as string)
        return known === undefined ? [] : [{ ...known, score, rank: startRank(known.entry, sought) }]
      })
      .sort((a, b) => b.rank - a.rank || b.score - a.score || a.at - b.at)
    return answer(found.map(({ entry }) => entry))
  }
}
