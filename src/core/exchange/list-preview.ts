import type { CapabilityEntry } from '../assessment/assessment.ts'
import { saysTheSame, withFields } from '../assessment/listed-fields.ts'
import type { ListedFields } from '../assessment/listed-fields.ts'
import type { ListColumns } from './list-columns.ts'
import { listMatcher } from './list-match.ts'
import type { ListCapability, ListMatcher, Undecided, Unmatched } from './list-match.ts'
import { rowReader } from './list-rows.ts'
import type { ListFault, ListedRow } from './list-rows.ts'
import type { ListTable } from './list-table.ts'
import type { StatusWords } from './status-words.ts'

/** A row that names one capability of the assessment. */
export interface MatchedRow {
  readonly row: number
  /** What the list calls it. */
  readonly name: string
  /** In the capabilities that the preview was made with. */
  readonly place: number
  readonly fields: ListedFields
}

export interface UndecidedRow extends Omit<MatchedRow, 'place'> {
  readonly why: Undecided
  /** The likeliest stands first. */
  readonly places: readonly number[]
}

export interface UnmatchedRow {
  readonly row: number
  readonly name: string
  readonly why: Unmatched
}

/** Left as it is: it says the same already, or it is assessed and such ones are to be left alone. */
export interface UnchangedRow extends MatchedRow {
  readonly why: 'same' | 'assessed'
}

/** What a list would do to an assessment, before anything is done. Every row stands in exactly one of these lists. */
export interface ListPreview {
  readonly changes: readonly MatchedRow[]
  readonly undecided: readonly UndecidedRow[]
  readonly unmatched: readonly UnmatchedRow[]
  readonly unchanged: readonly UnchangedRow[]
  /** Rows that can't be understood, or that name a capability which an earlier row names. */
  readonly faults: readonly ListFault[]
}

export interface PreviewChoice {
  readonly table: ListTable
  readonly columns: ListColumns
  /** The person's own words, over those that are commonly understood; '' for an empty cell. */
  readonly words: StatusWords
  readonly capabilities: readonly ListCapability[]
  /** What the assessment says of each capability. */
  readonly entries: readonly (CapabilityEntry | undefined)[]
  /** Capabilities that are assessed already stay as they are. */
  readonly onlyUnassessed: boolean
}

/** Rows after which progress is told. */
const told = 5_000

export function entryAt(choice: Pick<PreviewChoice, 'capabilities' | 'entries'>, place: number): CapabilityEntry {
  const { framework = '', key = '' } = choice.capabilities[place] ?? {}
  return choice.entries[place] ?? { framework, capability: key, status: 'unassessed' }
}

function nameOf({ framework, id, label }: ListedRow): string {
  const name = id === '' || label === '' ? `${id}${label}` : `${id} ${label}`
  return framework === '' ? name : `${framework}/${name}`
}

/** Says what a list would change. `report` hears of the rows done; `match` may be kept from the preview before. */
export function previewList(
  choice: PreviewChoice,
  report: (done: number) => void = () => undefined,
  match: ListMatcher = listMatcher(choice.capabilities),
): ListPreview {
  const read = rowReader(choice.table, choice.columns, choice.words)
  const changes: MatchedRow[] = []
  const undecided: UndecidedRow[] = []
  const unmatched: UnmatchedRow[] = []
  const unchanged: UnchangedRow[] = []
  const faults: ListFault[] = []
  const firstRows = new Map<number, number>()
  choice.table.lines.forEach((line, done) => {
    if (done % told === 0) report(done)
    const understood = read(line)
    if (!understood.ok) {
      faults.push(understood.fault)
      return
    }
    const { row, fields } = understood.row
    const name = nameOf(understood.row)
    const found = match(understood.row)
    if (found.kind === 'none') unmatched.push({ row, name, why: found.why })
    else if (found.kind === 'undecided') undecided.push({ row, name, why: found.why, places: found.places, fields })
    else {
      const { place } = found
      const first = firstRows.get(place)
      if (first !== undefined) {
        faults.push({ row, name, what: `Row ${String(first)} names the same capability, and that row counts.` })
        return
      }
      firstRows.set(place, row)
      const entry = entryAt(choice, place)
      const same = saysTheSame(entry, fields)
      if (same) unchanged.push({ row, name, place, fields, why: 'same' })
      else if (choice.onlyUnassessed && entry.status !== 'unassessed') {
        unchanged.push({ row, name, place, fields, why: 'assessed' })
      } else changes.push({ row, name, place, fields })
    }
  })
  return { changes, undecided, unmatched, unchanged, faults }
}

/** What a change makes of a capability. */
export function changed(choice: Pick<PreviewChoice, 'capabilities' | 'entries'>, place: number, fields: ListedFields) {
  const before = entryAt(choice, place)
  return { before, after: withFields(before, fields) }
}

/** Row of the list → the capability that the person chose for it. */
export type Decisions = ReadonlyMap<number, number>

/**
 * The rows to apply: those that matched, and those that were decided. A capability that an earlier one of them names is
 * named once; the rows that give way to it are told.
 */
export function acceptedRows(
  preview: ListPreview,
  decisions: Decisions,
): { readonly rows: readonly MatchedRow[]; readonly givenWay: ReadonlySet<number> } {
  const taken = new Set([...preview.changes, ...preview.unchanged].map(({ place }) => place))
  const givenWay = new Set<number>()
  const decided = preview.undecided.flatMap(({ row, name, fields }): MatchedRow[] => {
    const place = decisions.get(row)
    if (place === undefined) return []
    if (taken.has(place)) {
      givenWay.add(row)
      return []
    }
    taken.add(place)
    return [{ row, name, place, fields }]
  })
  return { rows: [...preview.changes, ...decided], givenWay }
}
