import { isRecord } from '../../json-text.ts'
import type { JsonRecord } from '../../json-text.ts'
import type { Parsed } from '../../problem.ts'
import type { Assessment, Conflict } from '../assessment.ts'
import { readAssessmentRecord } from '../parse.ts'
import { assessmentRecord } from '../print.ts'
import { placeKey } from './place.ts'
import type { Place } from './place.ts'

/** Lists in which an item is there or not, and nothing else is said of it. */
export type SetName = 'mappingSets' | 'licences' | 'platforms'
export const setNames: readonly SetName[] = ['mappingSets', 'licences', 'platforms']

export interface Piece {
  readonly place: Place
  /** As the file says it, without what the place says already. */
  readonly value: unknown
}

/** An assessment taken apart into what can change on its own. */
export interface Pieces {
  readonly sets: Readonly<Record<SetName, readonly string[]>>
  /** By `placeKey`. */
  readonly places: ReadonlyMap<string, Piece>
  readonly conflicts: readonly Conflict[]
}

export const noPieces: Pieces = {
  sets: { mappingSets: [], licences: [], platforms: [] },
  places: new Map(),
  conflicts: [],
}

interface EntryList {
  readonly list: string
  /** Keys of the file that name an entry. */
  readonly names: readonly string[]
  /** Keys under which a place has them. */
  readonly keys: readonly string[]
}

const entryLists: readonly EntryList[] = [
  { list: 'capabilities', names: ['framework', 'capability'], keys: ['framework', 'capability'] },
  {
    list: 'overrides',
    names: ['framework', 'capability', 'technique', 'category'],
    keys: ['framework', 'capability', 'technique', 'category'],
  },
  { list: 'threats', names: ['kind', 'id'], keys: ['threat', 'id'] },
  { list: 'excluded', names: ['technique'], keys: ['exclusion'] },
]

function records(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? (value as unknown[]).filter(isRecord) : []
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

function entryPiece({ names, keys }: EntryList, entry: JsonRecord): Piece {
  const place = Object.fromEntries(names.map((name, at): [string, unknown] => [keys[at] ?? name, entry[name]]))
  const isName = new Set(names)
  const value = Object.fromEntries(Object.entries(entry).filter(([key]) => !isName.has(key)))
  return { place: place as unknown as Place, value }
}

function piecesOfRecord(record: JsonRecord, toPlace: (key: string) => Place, without: ReadonlySet<string>): Piece[] {
  return Object.entries(record)
    .filter(([key]) => !without.has(key))
    .map(([key, value]) => ({ place: toPlace(key), value }))
}

const apart = new Set([
  'format',
  'version',
  'mappingSets',
  'licences',
  'scope',
  'data',
  'capabilities',
  'overrides',
  'threats',
  'conflicts',
])
const apartInScope = new Set(['platforms', 'excluded'])

export function piecesOf(assessment: Assessment): Pieces {
  const file = assessmentRecord(assessment)
  const scope = isRecord(file['scope']) ? file['scope'] : {}
  const data = isRecord(file['data']) ? file['data'] : {}
  const pieces = [
    ...piecesOfRecord(file, (field) => ({ field }), apart),
    ...piecesOfRecord(scope, (key) => ({ scope: key }), apartInScope),
    ...piecesOfRecord(data, (set) => ({ data: set }), new Set()),
    ...entryLists.flatMap((form) => {
      const holder = form.list === 'excluded' ? scope : file
      return records(holder[form.list]).map((entry) => entryPiece(form, entry))
    }),
  ]
  return {
    sets: {
      mappingSets: texts(file['mappingSets']),
      licences: texts(file['licences']),
      platforms: texts(scope['platforms']),
    },
    places: new Map(pieces.map((piece) => [placeKey(piece.place), piece])),
    conflicts: assessment.conflicts,
  }
}

/** The entry of a list that a piece is; null for a piece of another kind. */
function entryOfPiece({ names, keys }: EntryList, { place, value }: Piece): unknown {
  const named: JsonRecord = { ...place }
  if (Object.keys(named).length !== keys.length || !keys.every((key) => key in named)) return null
  const own = names.map((name, at) => [name, named[keys[at] ?? name]] as const)
  // What is no object can't be an entry: the reader says so.
  return isRecord(value) ? Object.fromEntries([...Object.entries(value), ...own]) : value
}

function entriesAt(pieces: readonly Piece[], key: 'field' | 'scope' | 'data'): [string, unknown][] {
  return pieces.flatMap(({ place, value }): [string, unknown][] => {
    const name = (place as Readonly<Partial<Record<typeof key, string>>>)[key]
    return name === undefined || value === undefined ? [] : [[name, value]]
  })
}

/** Puts an assessment together again; problems where a value is none that a file may have. */
export function assembled(pieces: Pieces): Parsed<Assessment> {
  const all = [...pieces.places.values()].filter(({ value }) => value !== undefined)
  const list = (form: EntryList): unknown[] =>
    all.flatMap((piece) => {
      const entry = entryOfPiece(form, piece)
      return entry === null ? [] : [entry]
    })
  const [capabilities, overrides, threats, excluded] = entryLists.map(list)
  const { mappingSets, licences, platforms } = pieces.sets
  const file = Object.fromEntries<unknown>([
    ...entriesAt(all, 'field'),
    ['mappingSets', mappingSets],
    ['licences', licences],
    ['scope', Object.fromEntries([...entriesAt(all, 'scope'), ['platforms', platforms], ['excluded', excluded]])],
    ['data', Object.fromEntries(entriesAt(all, 'data'))],
    ['capabilities', capabilities],
    ['overrides', overrides],
    ['threats', threats],
    ['conflicts', pieces.conflicts.map(({ unknown, ...sides }) => ({ ...sides, ...unknown }))],
  ])
  // Whether this program has the ATT&CK version is for whoever computes with it.
  const attack = file['attack']
  const version = isRecord(attack) && typeof attack['version'] === 'string' ? [attack['version'].trim()] : []
  return readAssessmentRecord(file, '', { enterprise: version, mobile: version, ics: version })
}
