import { capabilityKey } from '../mappings/frameworks.ts'
import type { Mapping, MappingSet } from '../mappings/mapping-set.ts'
import { byCodeUnits } from '../order.ts'
import { isMapping, scoreOf } from './mappings-explorer.ts'
import type { PublishedRow, ReadRows } from './mappings-explorer.ts'
import type { Rationale, SubjectTexts, TextSource } from './publisher-texts.ts'

/** The rows of one capability, or of one technique that no capability can be mapped to, in the order of the file. */
export interface RowGroup {
  readonly kind: 'capability' | 'technique'
  /** Key of the capability, or the technique's id. */
  readonly id: string
  readonly rows: PublishedRow[]
}

/** The rows of a mapping file by what they are about. */
export interface GroupedRows {
  readonly framework: string
  readonly groups: readonly RowGroup[]
}

/** Rows that name neither a capability nor a technique are about nothing. */
export function groupRows({ head, rows }: Pick<ReadRows, 'head' | 'rows'>): GroupedRows {
  const { framework } = head
  const capabilities = new Map<string, RowGroup>()
  const techniques = new Map<string, RowGroup>()
  /** The same by the id as it is spelt, which most rows share. */
  const spelt = new Map<string, RowGroup>()
  const groupOf = (kind: RowGroup['kind'], id: string): RowGroup => {
    const of = kind === 'capability' ? capabilities : techniques
    const found = of.get(id) ?? { kind, id, rows: [] }
    of.set(id, found)
    return found
  }
  for (const row of rows) {
    if (row.capability !== null) {
      const group = spelt.get(row.capability) ?? groupOf('capability', capabilityKey(framework, row.capability))
      spelt.set(row.capability, group)
      group.rows.push(row)
    } else if (row.technique !== null) groupOf('technique', row.technique.trim()).rows.push(row)
  }
  return { framework, groups: [...capabilities.values(), ...techniques.values()] }
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** VERIS has definitions where the others have names; what names one is the last part of its id. */
function nameOf(row: PublishedRow | undefined, id: string, framework: string): string {
  return framework === 'veris' ? (id.split('.').at(-1) ?? id) : oneLine(row?.label ?? id)
}

function rationaleOfRow(row: PublishedRow): Rationale {
  const technique = isMapping(row) ? (row.technique ?? '').trim() : null
  return { technique, type: row.type?.trim() ?? null, ...scoreOf(row), text: row.rationale.trim() }
}

/** Rows without a text matter only where they stand among others that say the same. */
function withTexts(rationale: readonly Rationale[]): readonly Rationale[] {
  const facts = ({ technique, type, category, value }: Rationale): string =>
    [technique, type, category, value].join('\u0000')
  if (rationale.every(({ text }) => text !== '')) return rationale
  const spoken = new Set(rationale.filter(({ text }) => text !== '').map(facts))
  return rationale.filter((one) => spoken.has(facts(one)))
}

function subjectOf({ kind, id, rows }: RowGroup, framework: string): SubjectTexts | null {
  const isSpoken = rows.some(({ rationale }) => rationale !== '')
  const defined = framework === 'veris' ? rows.flatMap(({ label }) => (label === null ? [] : [oneLine(label)])) : []
  if (!isSpoken && defined.length === 0) return null
  const [first] = rows
  return {
    kind,
    id,
    name: kind === 'technique' ? (first?.techniqueName?.trim() ?? id) : nameOf(first, id, framework),
    description: [...new Set(defined)].join('\n\n'),
    rationale: isSpoken ? withTexts(rows.map(rationaleOfRow)) : [],
    publications: [],
  }
}

/** What a mapping file says beside its facts, by capability; and of techniques that no capability can be mapped to. */
export function mappingTexts({ framework, groups }: GroupedRows): {
  readonly subjects: readonly SubjectTexts[]
  readonly counts: TextSource['counts']
} {
  const subjects = groups.flatMap((group) => subjectOf(group, framework) ?? [])
  const counts = { rows: 0, rationale: 0, subjects: 0, descriptions: 0 }
  for (const { kind, rows } of groups) {
    if (kind === 'capability') counts.subjects += 1
    for (const row of rows) {
      if (!isMapping(row)) continue
      counts.rows += 1
      if (row.rationale !== '') counts.rationale += 1
    }
  }
  counts.descriptions = subjects.filter(({ description }) => description !== '').length
  return { subjects, counts }
}

/** How many times each mapping stands there, by what it says. */
function counted(rows: readonly (readonly (string | null)[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const name = row.join('\u0000')
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

type Facts = readonly (string | null)[]

function factsOfRow(key: string, row: PublishedRow): Facts {
  const { category, value } = scoreOf(row)
  return [key, (row.technique ?? '').trim(), category, value, row.type?.trim() ?? null]
}

function factsOf(key: string, { technique, category, value, type }: Mapping): Facts {
  return [key, technique, category, value, type]
}

/** A published set stands in the order of its file; then a look at each pair of rows is enough. */
function isRowForRow(mapped: ReadonlyMap<string, readonly PublishedRow[]>, set: MappingSet): boolean {
  let left = mapped.size
  for (const { key, mappings } of set.capabilities) {
    const rows = mapped.get(key) ?? []
    if (rows.length !== mappings.length) return false
    if (rows.length > 0) left -= 1
    const inOrder = [...rows].sort((a, b) => byCodeUnits(a.technique?.trim() ?? '', b.technique?.trim() ?? ''))
    const same = inOrder.every((row, at) => {
      const mapping = mappings[at]
      const { category, value } = scoreOf(row)
      return (
        mapping !== undefined &&
        row.technique?.trim() === mapping.technique &&
        category === mapping.category &&
        value === mapping.value &&
        (row.type?.trim() ?? null) === mapping.type
      )
    })
    if (!same) return false
  }
  return left === 0
}

function surplus(there: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] {
  return [...there].flatMap(([name, count]) => {
    const more = count - (other.get(name) ?? 0)
    return more > 0 ? Array.from({ length: more }, () => name) : []
  })
}

const examplesShown = 3

function rowsWords(names: readonly string[]): string {
  const examples = names.slice(0, examplesShown).map((name) => {
    const [capability = '', technique = '', category = '', value = ''] = name.split('\u0000')
    return [`${capability} and ${technique}`, category, value].filter((part) => part !== '').join(' ')
  })
  const rest = names.length > examples.length ? ', and more' : ''
  return `${names.length.toLocaleString('en')} (${examples.join(', ')}${rest})`
}

/** In what the mappings of a file and of the bundled set differ, as sentences; none where they say the same. */
export function differencesFromSet({ groups }: GroupedRows, set: MappingSet): readonly string[] {
  const mapped = new Map<string, readonly PublishedRow[]>()
  for (const { kind, id, rows } of groups) {
    const those = kind === 'capability' ? rows.filter(isMapping) : []
    if (those.length > 0) mapped.set(id, those)
  }
  if (isRowForRow(mapped, set)) return []
  const published = counted([...mapped].flatMap(([key, rows]) => rows.map((row) => factsOfRow(key, row))))
  const bundled = counted(set.capabilities.flatMap(({ key, mappings }) => mappings.map((one) => factsOf(key, one))))
  const [more, fewer] = [surplus(published, bundled), surplus(bundled, published)]
  return [
    ...(more.length === 0 ? [] : [`Mappings that the bundled set doesn’t have: ${rowsWords(more)}.`]),
    ...(fewer.length === 0 ? [] : [`Mappings of the bundled set that it lacks: ${rowsWords(fewer)}.`]),
  ]
}
