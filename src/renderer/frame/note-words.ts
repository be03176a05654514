import type { Note } from '../../core/coverage/coverage-result.ts'

/** Every kind of note: what it is called, and what it means for the figures. */
export interface NoteKind {
  readonly title: string
  readonly meaning: string
}

const kinds: Readonly<Record<string, NoteKind>> = {
  dropped: {
    title: 'Dropped techniques',
    meaning: 'The ATT&CK version of this assessment doesn’t have them, so their mappings count for nothing.',
  },
  moved: {
    title: 'Followed to a successor',
    meaning: 'ATT&CK has revoked these techniques; what was said of them counts for their successors.',
  },
  successor: { title: 'Threats that were replaced', meaning: 'ATT&CK has revoked them; their successors count.' },
  unknownSet: { title: 'Unknown mapping sets', meaning: 'This program doesn’t have them: kept, never counted.' },
  unknownPlatform: { title: 'Unknown platforms', meaning: 'No technique of the version stands on them.' },
  unknownThreat: { title: 'Unknown threats', meaning: 'Nothing that was chosen knows them: they weigh nothing.' },
  unknownCapability: {
    title: 'Unknown capabilities',
    meaning: 'No chosen set contains them: what was recorded is kept and counts for nothing.',
  },
  unknownTechnique: {
    title: 'Unknown techniques',
    meaning: 'Overrides, exclusions or threats name techniques that this version doesn’t have.',
  },
  duplicate: {
    title: 'Repeated rows',
    meaning: 'The publisher says one thing in several rows; the highest score counts, once.',
  },
  missingScore: {
    title: 'Missing scores',
    meaning: 'The publisher left the score out; the mapping counts as unscored.',
  },
  labels: { title: 'Several names for one id', meaning: 'The commonest in the newest chosen set is shown.' },
  dataChanged: {
    title: 'Other data than before',
    meaning: 'The published file isn’t the one that this assessment was made with.',
  },
  suspendedExclusion: {
    title: 'Suspended exclusions',
    meaning: 'The technique moved: the exclusion counts for nothing until you exclude the successor.',
  },
  conflict: { title: 'Unresolved conflicts', meaning: 'A merge left two versions; yours counts.' },
}

export function noteKind(kind: string): NoteKind {
  return kinds[kind] ?? { title: kind, meaning: '' }
}

/** Why an ATT&CK version has no place for a technique. */
export const reasonWords: Readonly<Record<string, string>> = {
  laterVersion: 'only in a later ATT&CK version',
  otherDomain: 'of another ATT&CK domain',
  unknown: 'unknown to ATT&CK',
  deprecated: 'deprecated',
  noSuccessor: 'revoked without successor',
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(' | ')
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

/** What a note speaks of, in its first words: a capability, a threat, a place. */
export function noteSubject(note: Note): string {
  const parts = ['framework', 'capability', 'threat', 'id', 'platform', 'in']
  const found = parts.filter((key) => note[key] !== undefined).map((key) => textOf(note[key]))
  if (found.length > 0) return found.join(' ')
  return note.kind === 'unknownSet' || note.kind === 'dataChanged' ? '' : textOf(note['at'])
}

/** The rest of a note as a phrase. */
export function notePhrase(note: Note): string {
  const technique = textOf(note['technique'])
  const reason = reasonWords[textOf(note['reason'])] ?? textOf(note['reason'])
  switch (note.kind) {
    case 'dropped':
    case 'unknownTechnique':
      return `${technique}: ${reason}`
    case 'moved':
    case 'suspendedExclusion':
      return `${technique} is now ${textOf(note['to'])}`
    case 'successor':
      return `is now ${textOf(note['to'])}`
    case 'duplicate': {
      const surplus = Number(note['surplus'])
      const category = note['category'] === null ? '' : ` ${textOf(note['category'])}`
      return `${technique}${category}: ${surplus} surplus ${surplus === 1 ? 'row' : 'rows'}`
    }
    case 'missingScore': {
      const category = note['category'] === null ? 'no category' : textOf(note['category'])
      return `${technique} ${category}: no score`
    }
    case 'labels':
      return `${textOf(note['field'])}: ${textOf(note['values'])}`
    case 'dataChanged':
      return `${textOf(note['expected']).slice(0, 19)}… became ${textOf(note['found']).slice(0, 19)}…`
    case 'unknownCapability':
      return technique === '' ? '' : `override of ${technique} ${textOf(note['category'])}`
    default:
      return ''
  }
}

export interface NoteGroup {
  /** Kind and set, as one text. */
  readonly id: string
  readonly kind: string
  /** Empty where a note belongs to no set. */
  readonly set: string
  readonly notes: readonly Note[]
}

/** Notes by kind and set, in their order. */
export function groupNotes(notes: readonly Note[]): readonly NoteGroup[] {
  const groups = new Map<string, { kind: string; set: string; notes: Note[] }>()
  for (const note of notes) {
    const set = textOf(note['set'])
    const id = `${note.kind} ${set}`
    const group = groups.get(id) ?? { kind: note.kind, set, notes: [] }
    group.notes.push(note)
    groups.set(id, group)
  }
  return [...groups].map(([id, group]) => ({ id, ...group }))
}
