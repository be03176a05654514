import type { AttackVersion } from '../attack/attack-version.ts'
import type { KnownTechniques } from '../attack/known-techniques.ts'
import type { Baseline } from '../mappings/baselines.ts'
import type { Capability, Category, Mapping, MappingSet, ScoreValue, Spelling } from '../mappings/mapping-set.ts'
import { isRecord } from '../json-text.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed } from '../problem.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

/*
 * The files of resources/knowledge/: JSON that a person can read, one object a line, so that a difference between two
 * compilations shows what changed. Mapping rows are short lists [technique, category, value, references, type], cut off
 * after the last entry that says something; a row that is only its technique is that text. `type` is a place in the
 * set's `types`, whose first is the commonest.
 */
type MappingRow = string | readonly (string | number | null | readonly number[])[]
type SpellingRow = readonly [text: string, rows: number]
interface CapabilityRow {
  readonly id: string
  readonly key?: string
  readonly labels: readonly SpellingRow[]
  readonly groups?: readonly SpellingRow[]
  readonly mappings: readonly MappingRow[]
  readonly nonMappable?: number
}
type SetFile = Omit<MappingSet, 'capabilities'> & {
  readonly types: readonly (string | null)[]
  readonly capabilities: readonly CapabilityRow[]
}

/** Prints a record with each of its lists one element a line. */
function printLines(record: object): string {
  const lines = Object.entries(record).map(([key, value]) => {
    const list = value as unknown
    const lay = Array.isArray(list) && list.length > 0
    const body = lay ? `[\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]` : JSON.stringify(list)
    return `${JSON.stringify(key)}: ${body}`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

/** A record of records, one entry a line. */
function printEntries(record: object): string {
  const lines = Object.entries(record).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

export function printAttack(attack: AttackVersion): string {
  return printLines(attack)
}

export function printKnown(known: KnownTechniques): string {
  return printEntries(known)
}

export function printBaselines(baselines: readonly Baseline[]): string {
  return printLines({ baselines })
}

export function printIndex(index: KnowledgeIndex): string {
  return printLines(index)
}

function typesOf(set: MappingSet): (string | null)[] {
  const rows = new Map<string | null, number>()
  for (const capability of set.capabilities) {
    for (const { type } of capability.mappings) rows.set(type, (rows.get(type) ?? 0) + 1)
  }
  return [...rows].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1)).map(([type]) => type)
}

function mappingRow(mapping: Mapping, types: readonly (string | null)[]): MappingRow {
  const type = types.indexOf(mapping.type)
  if (type > 0) return [mapping.technique, mapping.category, mapping.value, mapping.references, type]
  if (mapping.references.length > 0) return [mapping.technique, mapping.category, mapping.value, mapping.references]
  if (mapping.value !== null) return [mapping.technique, mapping.category, mapping.value]
  return mapping.category === null ? mapping.technique : [mapping.technique, mapping.category]
}

function spellingRows(spellings: readonly Spelling[]): SpellingRow[] {
  return spellings.map(({ text, rows }) => [text, rows])
}

/** The bundled form of a set: facts only, so rationale is left out. */
export function printMappingSet(set: MappingSet): string {
  const { capabilities, nonMappableTechniques, ...head } = set
  const types = typesOf(set)
  const rows = capabilities.map((capability): CapabilityRow => ({
    id: capability.id,
    ...(capability.key === capability.id ? {} : { key: capability.key }),
    labels: spellingRows(capability.labels),
    ...(capability.groups.length === 0 ? {} : { groups: spellingRows(capability.groups) }),
    mappings: capability.mappings.map((mapping) => mappingRow(mapping, types)),
    ...(capability.nonMappable === 0 ? {} : { nonMappable: capability.nonMappable }),
  }))
  return printLines({ ...head, types, capabilities: rows, nonMappableTechniques })
}

function readMapping(row: MappingRow, types: readonly (string | null)[]): Mapping {
  const first = types[0] ?? null
  if (typeof row === 'string') return { technique: row, type: first, category: null, value: null, references: [] }
  const [technique, category, value, references, type] = row
  return {
    technique: technique as string,
    type: typeof type === 'number' ? (types[type] ?? null) : first,
    category: (category ?? null) as Category | null,
    value: (value ?? null) as ScoreValue | null,
    references: (references ?? []) as readonly number[],
  }
}

function readCapability(row: CapabilityRow, types: readonly (string | null)[]): Capability {
  const spellings = (rows: readonly SpellingRow[]): Spelling[] => rows.map(([text, count]) => ({ text, rows: count }))
  return {
    id: row.id,
    key: row.key ?? row.id,
    labels: spellings(row.labels),
    groups: spellings(row.groups ?? []),
    mappings: row.mappings.map((mapping) => readMapping(mapping, types)),
    nonMappable: row.nonMappable ?? 0,
  }
}

/** True where every list is there and every element of it is an object with a text under `name`. */
function hasLists(json: object, lists: readonly string[], name: string): boolean {
  return lists.every((key) => {
    const list: unknown = Reflect.get(json, key)
    return Array.isArray(list) && list.every((item) => isRecord(item) && typeof item[name] === 'string')
  })
}

/**
 * Knowledge files are ours and their SHA-256 stands in the index, so their inside is trusted; what can happen is that
 * one is damaged or cut off, and that must become a sentence and not a white page. `whole` looks at its lists.
 */
function readOwn<T>(text: string, file: string, whole: (json: object) => boolean, make: (json: never) => T): Parsed<T> {
  const mend = 'Install Coverline again.'
  try {
    const json = JSON.parse(text) as unknown
    return isRecord(json) && whole(json)
      ? parsed(make(json as never))
      : refused([{ file, where: '', what: 'A bundled data file is incomplete.', mend }])
  } catch {
    return refused([{ file, where: '', what: 'A bundled data file is damaged.', mend }])
  }
}

export function parseMappingSet(text: string, file: string): Parsed<MappingSet> {
  const whole = (json: object): boolean =>
    hasLists(json, ['capabilities'], 'id') &&
    ['types', 'references', 'nonMappableTechniques'].every((list) => Array.isArray(Reflect.get(json, list)))
  return readOwn(text, file, whole, (json: SetFile) => {
    const { types, capabilities, ...head } = json
    return { ...head, capabilities: capabilities.map((row) => readCapability(row, types)) }
  })
}

export function parseAttack(text: string, file: string): Parsed<AttackVersion> {
  const lists = ['tactics', 'techniques', 'mitigations', 'groups', 'software', 'campaigns']
  return readOwn(
    text,
    file,
    (json) => hasLists(json, lists, 'id'),
    (json: AttackVersion) => json,
  )
}

export function parseKnown(text: string, file: string): Parsed<KnownTechniques> {
  const whole = (json: object): boolean => Object.values(json).every(isRecord)
  return readOwn(text, file, whole, (json: KnownTechniques) => json)
}

export function parseBaselines(text: string, file: string): Parsed<readonly Baseline[]> {
  const whole = (json: object): boolean =>
    hasLists(json, ['baselines'], 'frameworkVersion') &&
    (Reflect.get(json, 'baselines') as object[]).every((one) => Array.isArray(Reflect.get(one, 'controls')))
  return readOwn(text, file, whole, (json: { readonly baselines: readonly Baseline[] }) => json.baselines)
}

export function parseIndex(text: string, file: string): Parsed<KnowledgeIndex> {
  const whole = (json: object): boolean =>
    hasLists(json, ['attack', 'sets', 'baselines'], 'file') &&
    hasLists(json, ['findings'], 'kind') &&
    hasLists(json, ['sources'], 'name')
  return readOwn(text, file, whole, (json: KnowledgeIndex) => json)
}
