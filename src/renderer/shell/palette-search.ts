import { approximately, toleratedErrors } from './approximate.ts'

export type PaletteGroup =
  | 'go'
  | 'technique'
  | 'capability'
  | 'tactic'
  | 'mitigation'
  | 'group'
  | 'software'
  | 'campaign'
  | 'set'
  | 'assessment'
  | 'command'

export interface PaletteEntry {
  /** Unique over all groups. */
  readonly id: string
  readonly group: PaletteGroup
  readonly label: string
  /** Fainter, before the label: an id. It is searched too. */
  readonly code?: string
  /** Fainter, after the label: where it belongs. */
  readonly detail?: string
  /** Searched, never shown: other names and other spellings of the id, one a line. */
  readonly keywords?: string
  /** As printed at the right, one key each. */
  readonly keys?: readonly string[]
  readonly disabled?: boolean
  /** Of another domain than what is in front: it comes after its likes. */
  readonly far?: boolean
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
  tactic: 'Tactics',
  mitigation: 'Mitigations',
  group: 'Groups',
  software: 'Software',
  campaign: 'Campaigns',
  set: 'Mapping sets',
  assessment: 'Assessments',
  command: 'Commands',
}

const groupOrder = Object.keys(paletteGroupWords) as readonly PaletteGroup[]
const shownPerGroup = 5
const farWeight = 0.6
/** Typed first, it asks for commands alone, and for all of them. */
const commandsOnly = '>'
const shownOfCommands = 200
/** Before anything is typed there is little else. */
const shownAtFirst = 12
const groupsAtFirst: ReadonlySet<PaletteGroup> = new Set(['go', 'command'])

/** An entry as it is searched: in small letters, each part between line ends. */
interface Prepared {
  readonly code: string
  readonly label: string
  /** `\ncode\nlabel\nkeywords\ndetail\n` */
  readonly text: string
  /** Where the detail begins: it says where something belongs, so it weighs less. */
  readonly detailAt: number
}

/** Made once for each entry, however often the palette opens. */
const prepared = new WeakMap<PaletteEntry, Prepared>()

function prepare(entry: PaletteEntry): Prepared {
  const known = prepared.get(entry)
  if (known !== undefined) return known
  const code = (entry.code ?? '').toLowerCase()
  const label = entry.label.toLowerCase()
  const head = `\n${code}\n${label}\n${(entry.keywords ?? '').toLowerCase()}\n`
  const made = {
    code,
    label,
    text: `${head}${(entry.detail ?? '').toLowerCase()}\n`,
    detailAt: head.length,
  }
  prepared.set(entry, made)
  return made
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** Of texts in small letters; everything beyond ASCII is taken for a letter. `NaN`, beyond an end, is none. */
function isWordPart(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x61 && unit <= 0x7a) || unit > 0x7f
}

/** Whether a word begins at a place: also the number in an id, so that `1578` finds `T1578`. */
function beginsWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (!isWordPart(before)) return true
  return isDigit(text.charCodeAt(at)) && !isDigit(before)
}

/** How well one sought word is in an entry: 0 not at all, 1 within a word, more where a word begins with it. */
function wordScore({ text, code, label, detailAt }: Prepared, word: string): number {
  let best = 0
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!beginsWord(text, at)) {
      best = Math.max(best, 1)
      continue
    }
    const whole = isWordPart(text.charCodeAt(at + word.length)) ? 0 : 1
    if (at <= code.length) return 8 + whole
    const inLabel = at <= code.length + 1 + label.length
    best = Math.max(best, (inLabel ? 5 : at < detailAt ? 4 : 2) + whole)
    if (inLabel) break
  }
  return best
}

/** What was typed, as a whole: an exact id, name or other name comes before everything that only contains it. */
function wholeScore({ code, label, text, detailAt }: Prepared, query: string): number {
  if (code === query) return 1000
  if (label === query) return 900
  const named = text.indexOf(`\n${query}\n`)
  if (named !== -1 && named < detailAt - 1) return 850
  // Of several ids that begin so the shortest is the nearest.
  if (code !== '' && code.startsWith(query)) return 700 - Math.min(90, code.length)
  return label.startsWith(query) ? 500 - Math.min(90, label.length) : 0
}

/** A short list of the best, without sorting all. Of two alike the one that came first stays first. */
class Best {
  readonly entries: PaletteEntry[] = []
  readonly #scores: number[] = []
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get top(): number {
    return this.#scores[0] ?? 0
  }

  add(entry: PaletteEntry, score: number): void {
    let at = this.#scores.length
    while (at > 0 && (this.#scores[at - 1] ?? 0) < score) at--
    if (at >= this.#limit) return
    this.entries.splice(at, 0, entry)
    this.#scores.splice(at, 0, score)
    if (this.entries.length > this.#limit) {
      this.entries.pop()
      this.#scores.pop()
    }
  }
}

/** Scores every entry; 0 leaves it out. */
function rank(
  entries: readonly PaletteEntry[],
  limit: number,
  scoreOf: (entry: PaletteEntry) => number,
  /** Takes every entry that is not left out, in their order. */
  kept?: PaletteEntry[],
): PaletteAnswer | null {
  const found = new Map<PaletteGroup, Best>()
  for (const entry of entries) {
    const score = scoreOf(entry)
    if (score === 0) continue
    kept?.push(entry)
    let best = found.get(entry.group)
    if (best === undefined) found.set(entry.group, (best = new Best(limit)))
    best.add(entry, score)
  }
  if (found.size === 0) return null
  const groups = groupOrder.flatMap((group) => {
    const best = found.get(group)
    return best === undefined ? [] : [{ group, entries: best.entries, top: best.top }]
  })
  const top = groups.reduce((best, one) => (one.top > best.top ? one : best))
  return { groups: groups.map(({ group, entries }) => ({ group, entries })), best: top.entries[0]?.id ?? null }
}

function exactScore(entry: PaletteEntry, query: string, words: readonly string[]): number {
  const made = prepare(entry)
  let sum = 0
  for (const word of words) {
    const score = wordScore(made, word)
    if (score === 0) return 0
    sum += score
  }
  const score = wholeScore(made, query) + sum
  return entry.far === true ? score * farWeight : score
}

/**
 * What comes back is asked at every key. Nothing is indexed: reading through some thousand short texts takes about a
 * millisecond, and an index of them would first have to be built while somebody waits for the palette.
 */
export function createPaletteSearch(entries: readonly PaletteEntry[]): (query: string) => PaletteAnswer {
  const nothing: PaletteAnswer = { groups: [], best: null }
  // At the opening, so that no key waits for it.
  for (const entry of entries) prepare(entry)
  let last: { readonly words: readonly string[]; readonly found: readonly PaletteEntry[] } = {
    words: [],
    found: entries,
  }
  /** What contains every word contains every part of one: a letter more leaves fewer to read through. */
  const candidates = (words: readonly string[]): readonly PaletteEntry[] =>
    last.words.every((before) => words.some((word) => word.includes(before))) ? last.found : entries
  return (typed) => {
    const query = typed.trim().toLowerCase()
    if (query === '') {
      const first = rank(entries, shownAtFirst, ({ group }) => (groupsAtFirst.has(group) ? 1 : 0))
      return first ?? nothing
    }
    if (query.startsWith(commandsOnly)) {
      const sought = query.slice(commandsOnly.length).trim()
      const parts = sought.split(/\s+/).filter((part) => part !== '')
      const scoreOf = (entry: PaletteEntry): number => (parts.length === 0 ? 1 : exactScore(entry, sought, parts))
      return rank(entries, shownOfCommands, (entry) => (groupsAtFirst.has(entry.group) ? scoreOf(entry) : 0)) ?? nothing
    }
    const words = query.split(/\s+/)
    const found: PaletteEntry[] = []
    const exact = rank(candidates(words), shownPerGroup, (entry) => exactScore(entry, query, words), found)
    last = { words, found }
    if (exact !== null) return exact
    // Only where nothing is called so: what is nearly called so.
    if (words.every((word) => toleratedErrors(word) === 0)) return nothing
    const patterns = words.map((word) => approximately(word, toleratedErrors(word)))
    const near = rank(entries, shownPerGroup, (entry) => {
      const { text } = prepare(entry)
      let sum = 0
      for (const pattern of patterns) {
        const errors = pattern(text)
        if (errors === null) return 0
        sum += 10 - errors
      }
      return sum
    })
    return near ?? nothing
  }
}
