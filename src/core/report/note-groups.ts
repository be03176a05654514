import type { Note } from '../coverage/coverage-result.ts'
import { byCodeUnits } from '../order.ts'
import type { NoteGroup, NoteList } from './report-description.ts'

/** What the notes of one kind say, without their full stop. */
const kindTexts: Readonly<Record<string, string>> = {
  conflict: 'A merge left two versions; until one is chosen, ours counts',
  dataChanged: 'The published file is another one than the assessment was made with',
  dropped: 'Mappings or uses of techniques that this ATT&CK version doesn’t have active: they count for nothing',
  duplicate: 'Published more than once: the highest weight counts',
  labels: 'One id with several labels or groups: the commonest is shown',
  missingScore: 'Mappings without a valid score: they count as unscored',
  moved: 'Techniques that were revoked: their successor counts',
  successor: 'Groups or software that were revoked: their successor counts',
  suspendedExclusion: 'Exclusions whose technique was revoked: they count for nothing until confirmed',
  unknownCapability: 'Statuses or overrides of capabilities that no chosen set has: they count for nothing',
  unknownPlatform: 'Platforms that this ATT&CK version doesn’t have: they match nothing',
  unknownSet: 'Mapping sets that aren’t at hand: they count for nothing',
  unknownTechnique: 'Techniques that this ATT&CK version doesn’t have active: they count for nothing',
  unknownThreat: 'Threat sources that the data doesn’t have: they count for nothing',
}

const reasonTexts: Readonly<Record<string, string>> = {
  deprecated: 'deprecated',
  noSuccessor: 'revoked without a successor',
  laterVersion: 'only in a later version',
  otherDomain: 'of another domain',
  unknown: 'unknown',
}

const examplesShown = 3

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
}

/** The particulars of one note, in words; its kind and set stand in the group. */
export function noteWords(note: Note): string {
  const { kind, set, reason, to, rows, surplus, values, ...rest } = note
  const parts = Object.entries(rest).flatMap(([key, value]) => {
    const text = key === 'in' ? '' : textOf(value)
    return text === '' ? [] : [text]
  })
  const more = [
    typeof reason === 'string' ? `(${reasonTexts[reason] ?? reason})` : '',
    typeof to === 'string' ? `→ ${to}` : '',
    typeof rows === 'number' ? `(${rows} rows)` : '',
    typeof surplus === 'number' ? `(${surplus} more)` : '',
    Array.isArray(values) ? `(${values.map(textOf).join('; ')})` : '',
  ].filter((text) => text !== '')
  return [...(kind === 'unknownSet' ? [textOf(set)] : []), ...parts, ...more].join(' ')
}

/** Notes grouped by kind and set, in the order of the notes; those about no set stand before those about one. */
export function groupNotes(notes: readonly Note[]): NoteList {
  const groups = new Map<string, { kind: string; set: string; notes: Note[] }>()
  for (const note of notes) {
    const set = note.kind === 'unknownSet' ? '' : textOf(note['set'])
    const key = JSON.stringify([note.kind, set])
    const group = groups.get(key) ?? { kind: note.kind, set, notes: [] }
    groups.set(key, group)
    group.notes.push(note)
  }
  const sorted = [...groups.values()].sort((a, b) => byCodeUnits(a.kind, b.kind) || byCodeUnits(a.set, b.set))
  return {
    all: notes,
    groups: sorted.map(({ kind, set, notes: of }): NoteGroup => ({
      kind,
      set,
      text: kindTexts[kind] ?? kind,
      count: of.length,
      examples: of.slice(0, examplesShown).map(noteWords),
    })),
  }
}
