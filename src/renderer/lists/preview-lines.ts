import type { ListPreview } from '../../core/exchange/list-preview.ts'
import type { ListedFields } from '../../core/assessment/listed-fields.ts'
import type { TableColumn, TableLine } from '../ui/table.ts'
import { unchangedWords, undecidedWords, unmatchedWords } from './preview-words.ts'

export type PreviewTab = keyof ListPreview

export const previewTabs: readonly { readonly value: PreviewTab; readonly label: string }[] = [
  { value: 'changes', label: 'Matched' },
  { value: 'undecided', label: 'To decide' },
  { value: 'unmatched', label: 'Unknown' },
  { value: 'unchanged', label: 'Unchanged' },
  { value: 'faults', label: 'Problems' },
]

/** A row of the list as the preview shows it. */
export interface PreviewLine {
  readonly row: number
  readonly name: string
  /** Why it stands where it stands; empty for what simply matched. */
  readonly why: string
  /** The capabilities that it may mean, the likeliest first; one where it is sure. */
  readonly places: readonly number[]
  readonly fields: ListedFields
}

const nothing: ListedFields = {}

/** In one pass each: there can be a quarter of a million rows. */
export function previewLines(preview: ListPreview, tab: PreviewTab): readonly TableLine<PreviewLine>[] {
  const line = (row: PreviewLine): TableLine<PreviewLine> => ({ kind: 'row', id: String(row.row), row })
  switch (tab) {
    case 'changes':
      return preview.changes.map(({ row, name, place, fields }) =>
        line({ row, name, why: '', places: [place], fields }),
      )
    case 'undecided':
      return preview.undecided.map(({ row, name, why, places, fields }) =>
        line({ row, name, why: undecidedWords[why], places, fields }),
      )
    case 'unmatched':
      return preview.unmatched.map(({ row, name, why }) =>
        line({ row, name, why: unmatchedWords[why], places: [], fields: nothing }),
      )
    case 'unchanged':
      return preview.unchanged.map(({ row, name, place, why, fields }) =>
        line({ row, name, why: unchangedWords[why], places: [place], fields }),
      )
    case 'faults':
      return preview.faults.map(({ row, name, what }) => line({ row, name, why: what, places: [], fields: nothing }))
  }
}

const rowColumn: TableColumn<PreviewLine> = { key: 'row', label: 'Row', track: '56px', align: 'end' }
const nameColumn: TableColumn<PreviewLine> = {
  key: 'name',
  label: 'In the list',
  track: 'minmax(150px, 1fr)',
  text: (line) => line.name,
}
const capabilityColumn: TableColumn<PreviewLine> = {
  key: 'capability',
  label: 'Capability',
  track: 'minmax(220px, 1.4fr)',
}
const statusColumn: TableColumn<PreviewLine> = { key: 'status', label: 'Status', track: '252px' }
const alsoColumn: TableColumn<PreviewLine> = { key: 'also', label: 'Also', track: 'minmax(90px, 0.6fr)' }

function whyColumn(track: string): TableColumn<PreviewLine> {
  return { key: 'why', label: 'Why', track, text: (line) => line.why }
}

/** What each tab says of its rows. */
export const previewColumns: Readonly<Record<PreviewTab, readonly TableColumn<PreviewLine>[]>> = {
  changes: [rowColumn, nameColumn, capabilityColumn, statusColumn, alsoColumn],
  undecided: [rowColumn, nameColumn, whyColumn('150px'), capabilityColumn, statusColumn],
  unmatched: [rowColumn, nameColumn, whyColumn('minmax(260px, 1.6fr)')],
  unchanged: [rowColumn, nameColumn, capabilityColumn, whyColumn('minmax(170px, 0.8fr)')],
  faults: [rowColumn, nameColumn, whyColumn('minmax(260px, 1.6fr)')],
}

export const emptyWords: Readonly<Record<PreviewTab, string>> = {
  changes: 'No row changes a capability for sure.',
  undecided: 'No row needs a decision.',
  unmatched: 'Every row names a capability.',
  unchanged: 'Every row that names a capability changes it.',
  faults: 'Every row can be understood.',
}
