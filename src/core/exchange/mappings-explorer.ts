import { byCodeUnits, sortedUnique } from '../order.ts'
import { domains } from '../attack/attack-version.ts'
import { capabilityKey } from '../mappings/frameworks.ts'
import { categories, scoreValues } from '../mappings/mapping-set.ts'
import type { Capability, Category, Mapping, MappingSet, ScoreValue, Spelling } from '../mappings/mapping-set.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { isRecord, parseJson, textOf, textsOf } from '../json-text.ts'
import type { JsonRecord } from '../json-text.ts'

/** One published row with its texts as they stand, for the findings about them. */
export interface PublishedRow {
  readonly capability: string | null
  readonly label: string | null
  readonly group: string | null
  readonly technique: string | null
  readonly techniqueName: string | null
  readonly type: string | null
  readonly category: string | null
  readonly value: string | null
  readonly status: string
  readonly references: readonly string[]
  readonly rationale: string
}

export interface ReadMappings {
  readonly set: MappingSet
  readonly rows: readonly PublishedRow[]
}

/** What a mapping file says of itself, and its rows as they stand. */
export interface ReadRows {
  readonly head: SetHead
  readonly rows: readonly PublishedRow[]
  readonly metadata: JsonRecord
}

type SetHead = Pick<MappingSet, 'id' | 'framework' | 'frameworkVersion' | 'attackVersion' | 'domain'>

const longestRows = 250_000
const rowTexts = [
  'capability_id',
  'capability_description',
  'capability_group',
  'attack_object_id',
  'attack_object_name',
  'mapping_type',
  'score_category',
  'score_value',
  'status',
  'comments',
] as const

/**
 * Reads a mapping file in Mappings Explorer's unified JSON schema. A row of status `non_mappable` is no mapping; nor is
 * a row that lacks its capability or its technique. Rationale (the publisher's comment) comes along.
 */
export function readMappingsExplorer(text: string, fileName: string): Parsed<ReadMappings> {
  const read = readPublishedRows(text, fileName)
  if (!read.ok) return read
  const { head, rows, metadata } = read.value
  return parsed({ set: setOf(head, metadata, rows), rows })
}

/** Reads the rows of a mapping file in that schema, without making a set of them. */
export function readPublishedRows(text: string, fileName: string): Parsed<ReadRows> {
  const json = parseJson(text, fileName)
  if (!json.ok) return json
  const root = json.value
  const metadata = isRecord(root) ? root['metadata'] : undefined
  const objects = isRecord(root) ? root['mapping_objects'] : undefined
  const problem = (where: string, what: string, mend: string): Problem => ({ file: fileName, where, what, mend })
  if (!isRecord(metadata) || !Array.isArray(objects)) {
    const what = 'This is no Mappings Explorer file: it has no metadata or no mapping_objects.'
    return refused([problem('', what, 'Choose a JSON file published by Mappings Explorer.')])
  }
  if (objects.length > longestRows) {
    return refused([problem('mapping_objects', `There are more than ${String(longestRows)} rows.`, 'Split the file.')])
  }
  const problems = [...headerProblems(metadata), ...rowProblems(objects)].map(([where, what]) =>
    problem(where, what, 'Compare it with the published file.'),
  )
  if (problems.length > 0) return refused(problems.slice(0, 100))
  return parsed({ head: headOf(metadata), rows: (objects as JsonRecord[]).map(rowOf), metadata })
}

function headerProblems(metadata: JsonRecord): [string, string][] {
  const problems: [string, string][] = []
  for (const key of ['mapping_framework', 'mapping_framework_version', 'attack_version']) {
    if (textOf(metadata[key]).trim() === '') problems.push([`metadata.${key}`, 'A text is missing here.'])
  }
  if (!domains.some((domain) => domain === metadata['technology_domain'])) {
    problems.push(['metadata.technology_domain', 'The domain is none of enterprise, mobile and ics.'])
  }
  return problems
}

function rowProblems(objects: readonly unknown[]): [string, string][] {
  const problems: [string, string][] = []
  objects.forEach((row, index) => {
    const where = (): string => `mapping_objects[${String(index)}]`
    if (!isRecord(row)) {
      problems.push([where(), 'A row is no object.'])
      return
    }
    for (const key of rowTexts) {
      const value = row[key]
      if (value !== undefined && value !== null && typeof value !== 'string') {
        problems.push([`${where()}.${key}`, 'A text or null is expected here.'])
      }
    }
  })
  return problems
}

function rowOf(row: JsonRecord): PublishedRow {
  const text = (key: (typeof rowTexts)[number]): string | null => {
    const value = row[key]
    return typeof value === 'string' && value.trim() !== '' ? value : null
  }
  return {
    capability: text('capability_id'),
    label: text('capability_description'),
    group: text('capability_group'),
    technique: text('attack_object_id'),
    techniqueName: text('attack_object_name'),
    type: text('mapping_type'),
    category: text('score_category'),
    value: text('score_value'),
    status: text('status') ?? '',
    references: textsOf(row['references']),
    rationale: text('comments') ?? '',
  }
}

/** `04/26/2025` → `2025-04-26`; anything else that isn't a date becomes null. */
function isoDate(value: unknown): string | null {
  const text = textOf(value).trim()
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const [, year = '', month = '', day = ''] =
    american === null ? (iso ?? []) : ['', american[3] ?? '', american[1] ?? '', american[2] ?? '']
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  return exists ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

/**
 * Texts with the number of rows that carry them; the commonest first, ties by code units. Published texts repeat in
 * hundreds of rows, so each is cleaned once.
 */
function spellings(published: readonly (string | null)[], clean: (text: string) => string): Spelling[] {
  const raw = new Map<string, number>()
  for (const text of published) if (text !== null) raw.set(text, (raw.get(text) ?? 0) + 1)
  const rows = new Map<string, number>()
  for (const [text, count] of raw) rows.set(clean(text), (rows.get(clean(text)) ?? 0) + count)
  return [...rows]
    .map(([text, count]) => ({ text, rows: count }))
    .sort((a, b) => b.rows - a.rows || byCodeUnits(a.text, b.text))
}

const trim = (text: string): string => text.trim()
const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')
/** VERIS describes its ids by definitions; what names one is the last part of the id. */
const lastPart = (id: string): string => id.trim().split('.').at(-1) ?? id

const categoryByName = new Map<string, Category>(categories.map((category) => [category, category]))
const valueByName = new Map<string, ScoreValue>(scoreValues.map((value) => [value, value]))
const noReferences: readonly number[] = []

/** The category and value that a row counts with: what isn't one of ours is none. */
export function scoreOf(row: PublishedRow): Pick<Mapping, 'category' | 'value'> {
  return {
    category: categoryByName.get(row.category?.trim() ?? '') ?? null,
    value: valueByName.get(row.value?.trim() ?? '') ?? null,
  }
}

export function isMapping(row: PublishedRow): boolean {
  return row.capability !== null && row.technique !== null && row.status !== 'non_mappable'
}

function referencesOf(row: PublishedRow, places: ReadonlyMap<string, number>): readonly number[] {
  if (row.references.length === 0) return noReferences
  return sortedUnique(row.references.map(trim)).flatMap((address) => places.get(address) ?? [])
}

function mappingOf(row: PublishedRow, places: ReadonlyMap<string, number>): Mapping {
  const mapping = {
    technique: (row.technique ?? '').trim(),
    type: row.type?.trim() ?? null,
    ...scoreOf(row),
    references: referencesOf(row, places),
  }
  return row.rationale === '' ? mapping : { ...mapping, rationale: row.rationale.trim() }
}

function capabilityOf(
  framework: string,
  key: string,
  rows: readonly PublishedRow[],
  places: ReadonlyMap<string, number>,
): Capability {
  const ids = rows.map((row) => row.capability)
  return {
    id: spellings(ids, trim)[0]?.text ?? key,
    key,
    labels:
      framework === 'veris'
        ? spellings(ids, lastPart)
        : spellings(
            rows.map((row) => row.label),
            oneLine,
          ),
    groups: spellings(
      rows.map((row) => row.group),
      trim,
    ),
    mappings: rows
      .filter(isMapping)
      .map((row) => mappingOf(row, places))
      .sort((a, b) => byCodeUnits(a.technique, b.technique)),
    nonMappable: rows.filter((row) => row.status === 'non_mappable').length,
  }
}

function headOf(metadata: JsonRecord): SetHead {
  const framework = textOf(metadata['mapping_framework']).trim()
  const frameworkVersion = textOf(metadata['mapping_framework_version']).trim().replaceAll('/', '.')
  const attackVersion = textOf(metadata['attack_version']).trim()
  const domain = domains.find((candidate) => candidate === metadata['technology_domain']) ?? 'enterprise'
  const id = `${framework}-${frameworkVersion}_attack-${attackVersion}-${domain}`
  return { id, framework, frameworkVersion, attackVersion, domain }
}

function setOf(head: SetHead, metadata: JsonRecord, rows: readonly PublishedRow[]): MappingSet {
  const { framework } = head
  const byKey = new Map<string, PublishedRow[]>()
  const keys = new Map<string, string>()
  for (const row of rows) {
    if (row.capability === null) continue
    const key = keys.get(row.capability) ?? capabilityKey(framework, row.capability)
    keys.set(row.capability, key)
    const list = byKey.get(key)
    if (list === undefined) byKey.set(key, [row])
    else list.push(row)
  }
  const addresses = rows.filter(isMapping).flatMap((row) => row.references.map((address) => address.trim()))
  const references = sortedUnique(addresses.filter((address) => address !== ''))
  const places = new Map(references.map((address, place) => [address, place]))
  const groupNames = isRecord(metadata['capability_groups']) ? metadata['capability_groups'] : {}
  const nonMappable = rows.filter((row) => row.status === 'non_mappable' && row.technique !== null)
  return {
    ...head,
    created: isoDate(metadata['creation_date']),
    updated: isoDate(metadata['last_update']),
    groupNames: Object.fromEntries(
      Object.entries(groupNames)
        .map(([id, name]): [string, string] => [id.trim(), textOf(name).trim()])
        .sort(([a], [b]) => byCodeUnits(a, b)),
    ),
    references,
    capabilities: [...byKey]
      .map(([key, list]) => capabilityOf(framework, key, list, places))
      .sort((a, b) => byCodeUnits(a.key, b.key)),
    nonMappableTechniques: sortedUnique(nonMappable.map((row) => (row.technique ?? '').trim())),
  }
}
