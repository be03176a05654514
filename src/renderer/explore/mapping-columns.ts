import type { MappingLine } from '../../core/knowledge/mapping-lines.ts'
import { byCodeUnits } from '../../core/order.ts'
import { categoryWords, levelWords } from '../ui/words.ts'
import type { TableColumn, TableSort } from '../ui/table.ts'
import { typeWords } from './technique-sets.ts'

/** What stands in the heading of a page already isn't repeated in each row. */
export type MappingSubject = 'set' | 'technique' | 'capability'

const columns: readonly TableColumn<MappingLine>[] = [
  { key: 'spelling', label: 'Capability id', track: 'minmax(108px, 1.2fr)', sortable: true },
  { key: 'label', label: 'Capability', track: 'minmax(130px, 1.7fr)', sortable: true },
  {
    key: 'group',
    label: 'Group',
    track: 'minmax(76px, 1fr)',
    sortable: true,
    text: (row) => row.group,
    tip: true,
    look: 'text-muted',
  },
  {
    key: 'technique',
    label: 'Technique id',
    track: '78px',
    sortable: true,
    text: (row) => row.technique,
    look: 'tabular',
  },
  { key: 'name', label: 'Technique', track: 'minmax(140px, 1.5fr)', sortable: true },
  {
    key: 'type',
    label: 'Mapping type',
    track: '84px',
    sortable: true,
    text: (row) => typeWords(row.type),
    look: 'text-muted',
    tip: true,
  },
  { key: 'category', label: 'Category', track: '76px', sortable: true },
  { key: 'value', label: 'Value', track: '92px', sortable: true },
  { key: 'references', label: 'References', track: '68px', sortable: true, align: 'end' },
]

const hidden: Readonly<Record<MappingSubject, readonly string[]>> = {
  set: [],
  technique: ['technique', 'name'],
  capability: ['spelling', 'label', 'group'],
}

const rationale: TableColumn<MappingLine> = { key: 'rationale', label: 'Rationale', track: 'minmax(140px, 2fr)' }

/** Every published column, but for what the page is about; the publishers' reasons where they were imported. */
export function mappingColumns(subject: MappingSubject, hasRationale: boolean): readonly TableColumn<MappingLine>[] {
  const shown = columns.filter(({ key }) => !hidden[subject].includes(key))
  return hasRationale ? [...shown, rationale] : shown
}

/** What a cell says in words, for filters. */
export function categoryText({ category }: Pick<MappingLine, 'category'>): string {
  return category === null ? 'No category' : categoryWords[category]
}

export function valueText({ value }: Pick<MappingLine, 'value'>): string {
  return value === null ? 'Unscored' : levelWords[value]
}

const levels: readonly MappingLine['value'][] = [null, 'minimal', 'partial', 'significant']

/** Values sort by how much they say, references by their number; all else as text, without regard to case. */
export function sortedLines(lines: readonly MappingLine[], sort: TableSort | null): readonly MappingLine[] {
  if (sort === null) return lines
  const turn = sort.descending ? -1 : 1
  const number = (line: MappingLine): number =>
    sort.key === 'value' ? levels.indexOf(line.value) : line.references.length
  const compare =
    sort.key === 'value' || sort.key === 'references'
      ? (a: MappingLine, b: MappingLine) => number(a) - number(b)
      : (a: MappingLine, b: MappingLine) => byCodeUnits(textOf(a, sort.key), textOf(b, sort.key))
  return [...lines].sort((a, b) => turn * compare(a, b))
}

function textOf(line: MappingLine, key: string): string {
  const value: unknown = Reflect.get(line, key)
  return typeof value === 'string' ? value.toLowerCase() : ''
}

/** Rows in which every word that is sought stands, in whatever column. */
export function linesWith(lines: readonly MappingLine[], query: string): readonly MappingLine[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return lines
  return lines.filter((line) => {
    const said = [line.spelling, line.label, line.group, line.technique, line.published ?? '', line.name]
    const text = [...said, typeWords(line.type), categoryText(line), valueText(line)].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
