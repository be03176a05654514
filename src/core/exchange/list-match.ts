import MiniSearch from 'minisearch'
import { capabilityKey, frameworks } from '../mappings/frameworks.ts'
import type { ListedRow } from './list-rows.ts'
import { foldedName, likeness, nameWords } from './name-likeness.ts'

/** A capability of the assessment's chosen supply sets, as a list can name it. */
export interface ListCapability {
  readonly framework: string
  readonly key: string
  /** As published. */
  readonly id: string
  readonly label: string
  /** Every label it carries, the shown one among them. */
  readonly labels: readonly string[]
}

/** How sure a resemblance is. */
export type Closeness = 'close' | 'loose'

export type ListMatch =
  /** Exactly one: `place` in the capabilities. */
  | { readonly kind: 'one'; readonly place: number }
  /** Nothing here is applied unasked; the likeliest stands first. */
  | { readonly kind: 'undecided'; readonly why: Undecided; readonly places: readonly number[] }
  | { readonly kind: 'none'; readonly why: Unmatched }

/**
 * `several`: the name fits them all. `enhancement`: a control enhancement whose base control is known. `framework`: the
 * name fits, the framework isn't known by that name. `close`, `loose`: the name is like theirs.
 */
export type Undecided = 'several' | 'enhancement' | 'framework' | Closeness
/** `demand`: it says what threatens; `notChosen`: its framework isn't part of the assessment; `notSought`: see `mostSought`. */
export type Unmatched = 'unknown' | 'demand' | 'notChosen' | 'notSought'

export type ListMatcher = (row: ListedRow) => ListMatch

/** So many different names are compared with the labels; beyond, a list is no list of these capabilities. */
export const mostSought = 3_000
const mostCandidates = 3
const mostNamesakes = 20
const closeFrom = 0.75
const looseFrom = 0.45

const nist = 'nist_800_53'
/** `ac 02 (1)`, `AC-2`, `AC2`: family, number, enhancement. */
const control = /^(?<family>[a-z]{2})[\s-]*0*(?<number>\d{1,3})(?<rest>\s*[([].*|\s*[a-z]\.?)?$/i

function controlOf(id: string): { readonly base: string; readonly whole: string; readonly isPart: boolean } | null {
  const parts = control.exec(id.trim())?.groups
  if (parts === undefined) return null
  const base = `${(parts['family'] ?? '').toUpperCase()}-${parts['number'] ?? ''}`
  const rest = (parts['rest'] ?? '').replace(/\s+/g, '')
  return { base, whole: capabilityKey(nist, `${base}${rest}`), isPart: rest !== '' }
}

/** `Anti-Phishing` is also sought as `antiphishing`; longer labels nobody writes so. */
function inOneWord(label: string): string {
  const words = nameWords(label)
  return words.length > 3 ? '' : words.join('')
}

/** The framework that a cell names by its id or its name; null for none that is published. */
function frameworkOf(cell: string): string | null {
  const folded = foldedName(cell)
  return frameworks.find(({ id, name }) => foldedName(id) === folded || foldedName(name) === folded)?.id ?? null
}

function grouped(
  capabilities: readonly ListCapability[],
  textsOf: (capability: ListCapability) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  capabilities.forEach((capability, place) => {
    for (const text of new Set(textsOf(capability))) {
      const group = groups.get(text)
      if (group === undefined) groups.set(text, [place])
      else group.push(place)
    }
  })
  return groups
}

/**
 * Finds the capability that a row names: by its id, its id in another case or spelling, its label in another case; then
 * by what is like it. Only the first three are sure. Remembers what it found, since lists repeat themselves.
 */
export function listMatcher(capabilities: readonly ListCapability[]): ListMatcher {
  const chosen = new Set(capabilities.map(({ framework }) => framework))
  const byKey = grouped(capabilities, ({ key, id }) => [key, id])
  const byFoldedKey = grouped(capabilities, ({ key, id }) => [foldedName(key), foldedName(id)])
  const byLabel = grouped(capabilities, ({ labels }) => labels.map(foldedName))
  const search = new MiniSearch<{ readonly id: number; readonly names: string }>({
    fields: ['names'],
    tokenize: nameWords,
    searchOptions: { tokenize: nameWords, prefix: true, fuzzy: (term) => (term.length > 3 ? 0.25 : false) },
  })
  search.addAll(
    capabilities.map(({ key, labels }, id) => ({ id, names: [key, ...labels, ...labels.map(inOneWord)].join(' ') })),
  )

  const within = (places: readonly number[] | undefined, framework: string): readonly number[] =>
    (places ?? []).filter((place) => framework === '' || capabilities[place]?.framework === framework)

  function exactly(name: string, framework: string): readonly number[] {
    if (name === '') return []
    const trimmed = name.trim()
    const asWritten = within(byKey.get(trimmed), framework)
    if (asWritten.length > 0) return asWritten
    const inOtherCase = within(byFoldedKey.get(foldedName(trimmed)), framework)
    if (inOtherCase.length > 0) return inOtherCase
    const spelled = controlOf(trimmed)
    const asControl =
      spelled === null || !chosen.has(nist) || (framework !== '' && framework !== nist)
        ? []
        : within(byKey.get(spelled.whole), nist)
    return asControl.length > 0 ? asControl : within(byLabel.get(foldedName(trimmed)), framework)
  }

  function baseControl(name: string, framework: string): readonly number[] {
    const spelled = framework === '' || framework === nist ? controlOf(name) : null
    return spelled?.isPart === true ? within(byKey.get(spelled.base), nist) : []
  }

  const alike = new Map<string, ListMatch>()
  function resembling(name: string, framework: string): ListMatch {
    const memory = `${framework}\n${foldedName(name)}`
    const before = alike.get(memory)
    if (before !== undefined) return before
    if (alike.size >= mostSought) return { kind: 'none', why: 'notSought' }
    const found = search
      .search(name.slice(0, 200), { filter: ({ id }) => within([Number(id)], framework).length > 0 })
      .slice(0, 12)
      .map(({ id }) => {
        const { key = '', labels = [] } = capabilities[Number(id)] ?? {}
        return { place: Number(id), like: Math.max(0, ...[key, ...labels].map((label) => likeness(name, label))) }
      })
      .filter(({ like }) => like >= looseFrom)
      .sort((a, b) => b.like - a.like || a.place - b.place)
    const best = found[0]
    // Two that are as like as each other: neither is the close one.
    const isClose = best !== undefined && best.like >= closeFrom && (found[1]?.like ?? 0) < best.like
    const match: ListMatch =
      best === undefined
        ? { kind: 'none', why: 'unknown' }
        : {
            kind: 'undecided',
            why: isClose ? 'close' : 'loose',
            places: found.slice(0, mostCandidates).map(({ place }) => place),
          }
    alike.set(memory, match)
    return match
  }

  return (row) => {
    const { framework, names, unknownFramework } = named(row)
    const role = frameworks.find(({ id }) => id === framework)?.role
    if (role === 'demand') return { kind: 'none', why: 'demand' }
    if (framework !== '' && !chosen.has(framework)) return { kind: 'none', why: 'notChosen' }
    for (const name of names) {
      const places = exactly(name, framework)
      const [place] = places
      if (place === undefined) continue
      if (places.length > 1) return { kind: 'undecided', why: 'several', places: places.slice(0, mostNamesakes) }
      return unknownFramework ? { kind: 'undecided', why: 'framework', places } : { kind: 'one', place }
    }
    for (const name of names) {
      const places = baseControl(name, framework)
      if (places.length > 0) return { kind: 'undecided', why: 'enhancement', places }
    }
    const found = names.map((name) => resembling(name, framework))
    const best = found.find((match) => match.kind === 'undecided' && match.why === 'close')
    return best ?? found.find((match) => match.kind === 'undecided') ?? found[0] ?? { kind: 'none', why: 'unknown' }
  }

  /** The framework may stand in its own column or before a slash: `azure/dns`. */
  function named(row: ListedRow): { framework: string; names: readonly string[]; unknownFramework: boolean } {
    const written = row.framework.trim()
    const column = written === '' ? '' : chosen.has(written) ? written : frameworkOf(written)
    const slash = row.id.indexOf('/')
    const prefix = slash < 0 ? '' : row.id.slice(0, slash).trim()
    const isPrefixed = prefix !== '' && (chosen.has(prefix) || frameworks.some(({ id }) => id === prefix))
    const agrees = column === null || column === '' || column === prefix
    const id = isPrefixed && agrees ? row.id.slice(slash + 1).trim() : row.id
    const framework = isPrefixed && agrees ? prefix : (column ?? '')
    const names = [id, row.label].filter((name) => name !== '')
    return { framework, names, unknownFramework: column === null && framework === '' }
  }
}
