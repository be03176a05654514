import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import type { ListField } from '../../core/exchange/list-columns.ts'
import type { Undecided, Unmatched } from '../../core/exchange/list-match.ts'
import type { UnchangedRow } from '../../core/exchange/list-preview.ts'
import type { StatusMeaning } from '../../core/exchange/status-words.ts'
import { statusOrder, statusWords } from '../ui/words.ts'
import type { SelectOption } from '../ui/choices.ts'
import type { ListFacts } from './list-messages.ts'

export const undecidedWords: Readonly<Record<Undecided, string>> = {
  several: 'Several have this name',
  enhancement: 'Part of a control',
  framework: 'Framework not known',
  close: 'Close name',
  loose: 'Distant name',
}

/** What taking the likeliest of all of one kind is called; `several` have none that is likelier. */
export const acceptWords: readonly (readonly [why: Undecided, words: (count: string) => string])[] = [
  ['close', (count) => `Accept ${count} close`],
  ['enhancement', (count) => `Accept ${count} as base control`],
  ['framework', (count) => `Accept ${count} of unknown framework`],
  ['loose', (count) => `Accept ${count} distant`],
]

export const unmatchedWords: Readonly<Record<Unmatched, string>> = {
  unknown: 'No capability of this assessment has this id or name',
  demand: 'It says what threatens, not what is in force',
  notChosen: 'Its framework isn’t part of this assessment',
  notSought: 'No capability has this id or name; likenesses were looked for in the first 3,000 names',
}

export const unchangedWords: Readonly<Record<UnchangedRow['why'], string>> = {
  same: 'Says what is recorded already',
  assessed: 'Assessed already',
}

const fieldWords: Readonly<Record<ListField, string>> = {
  id: 'Id or name',
  label: 'Name',
  framework: 'Framework',
  status: 'Status',
  extent: 'Extent',
  owner: 'Owner',
  note: 'Note',
  evidence: 'Evidence',
  reviewed: 'Reviewed on',
  target: 'Target date',
  effort: 'Effort in days',
}

export const fieldOptions: readonly SelectOption<ListField | 'none'>[] = [
  { value: 'none', label: 'Left aside' },
  ...Object.entries(fieldWords).map(([value, label]) => ({ value: value as ListField, label })),
]

export const meaningOptions: readonly SelectOption<StatusMeaning>[] = [
  ...statusOrder.map((value) => ({ value, label: statusWords[value] })),
  { value: 'keep', label: 'Says nothing' },
]

const encodingWords = {
  'utf-8': '',
  'utf-16le': 'read as UTF-16',
  'utf-16be': 'read as UTF-16',
  'windows-1252': 'read as Windows-1252, since it isn’t UTF-8',
} as const

export function count(number: number): string {
  return number.toLocaleString('en')
}

export function rowsWords(rows: number): string {
  return `${count(rows)} ${rows === 1 ? 'row' : 'rows'}`
}

/** `412 rows · sheet Controls, not Cover · read as Windows-1252, since it isn’t UTF-8` */
export function factsWords({ rows, sheet, otherSheets, encoding, header }: ListFacts): string {
  const others = otherSheets.length === 0 ? '' : `, not ${otherSheets.slice(0, 5).join(', ')}`
  const more = otherSheets.length > 5 ? ` and ${count(otherSheets.length - 5)} more` : ''
  return [
    rowsWords(rows),
    sheet === null ? '' : `sheet ${sheet}${others}${more}`,
    encoding === null ? '' : encodingWords[encoding],
    header === null ? 'no header' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** Names of the fields besides the status that a change touches: `owner, note`. */
export function touchedFields(before: CapabilityEntry, after: CapabilityEntry): string {
  const names = [
    ['owner', 'owner'],
    ['note', 'note'],
    ['evidence', 'evidence'],
    ['reviewedAt', 'review date'],
    ['target', 'target date'],
    ['effort', 'effort'],
  ] as const
  return names
    .filter(([key]) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map(([, name]) => name)
    .join(', ')
}
