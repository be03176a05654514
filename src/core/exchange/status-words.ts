import { statuses } from '../assessment/assessment.ts'
import type { Status } from '../assessment/assessment.ts'
import { isRecord } from '../json-text.ts'

/** What a word in a list's status column means: a status, or that it says nothing about the status. */
export type StatusMeaning = Status | 'keep'

/** Folded word → meaning. */
export type StatusWords = ReadonlyMap<string, StatusMeaning>

const published: Readonly<Record<StatusMeaning, readonly string[]>> = {
  deployed: [
    ...['yes', 'y', 'true', '1', 'x', '✓', '✔', 'on', 'done', 'active', 'enabled', 'live', 'complete', 'completed'],
    ...['implemented', 'fully implemented', 'fully deployed', 'in place', 'in force', 'in use', 'in production'],
    ...['operational', 'met', 'fully met', 'satisfied', 'compliant', 'covered', 'full', '100%'],
    ...['ja', 'j', 'umgesetzt', 'vollständig', 'vorhanden', 'aktiv', 'erfüllt', 'oui', 'sí', 'si', 'sim'],
  ],
  partial: [
    ...['partially', 'partly', 'in part', 'some', 'limited', 'partially implemented', 'partially deployed'],
    ...['partially met', 'partially compliant', 'largely implemented', 'pilot', 'half'],
    ...['teilweise', 'teilweise umgesetzt', 'zum teil', 'partiel', 'partiellement', 'parcial', 'parcialmente'],
  ],
  planned: [
    ...['in progress', 'ongoing', 'started', 'wip', 'work in progress', 'being implemented', 'to do', 'todo'],
    ...['scheduled', 'pending', 'roadmap', 'on roadmap', 'proposed', 'approved'],
    ...['geplant', 'in arbeit', 'in umsetzung', 'in planung', 'prévu', 'en cours', 'planificado', 'previsto'],
  ],
  not_deployed: [
    ...['no', 'n', 'false', '0', '✗', '✘', 'off', 'none', 'absent', 'missing', 'inactive', 'disabled', 'gap'],
    ...[
      'not implemented',
      'not in place',
      'not in force',
      'not met',
      'not satisfied',
      'non compliant',
      'not compliant',
    ],
    ...['not started', '0%', 'nein', 'nicht umgesetzt', 'nicht vorhanden', 'fehlt', 'non', 'não'],
  ],
  not_applicable: [
    ...['n/a', 'na', 'n.a', 'n. a', 'out of scope', 'not relevant', 'irrelevant', 'does not apply'],
    ...[
      'nicht anwendbar',
      'nicht zutreffend',
      'nicht relevant',
      'entfällt',
      'sans objet',
      'no aplica',
      'não aplicável',
    ],
  ],
  unassessed: ['not assessed', 'not reviewed', 'nicht bewertet'],
  keep: ['?', 'unknown', 'tbd', 'unclear', 'unbekannt'],
}

/** Case, white space, hyphens and a full stop at the end make no difference between words. */
export function foldedWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .trim()
}

const known: StatusWords = new Map([
  ...statuses.map((status) => [foldedWord(status), status] as const),
  ...Object.entries(published).flatMap(([meaning, words]) =>
    words.map((word) => [word, meaning as StatusMeaning] as const),
  ),
])

/** What a word means: as the person said, else as commonly meant; null where nobody knows. */
export function meaningOf(word: string, own: StatusWords): StatusMeaning | null {
  const folded = foldedWord(word)
  return own.get(folded) ?? known.get(folded) ?? null
}

const longestWord = 200
const mostWords = 500

/** The person's own words as they are kept; whatever else stands there is left out. */
export function parseStatusWords(stored: unknown): StatusWords {
  if (!isRecord(stored)) return new Map()
  const meanings: readonly string[] = [...statuses, 'keep']
  return new Map(
    Object.entries(stored)
      .filter((entry): entry is [string, StatusMeaning] => {
        const [word, meaning] = entry
        return word.length <= longestWord && typeof meaning === 'string' && meanings.includes(meaning)
      })
      .slice(-mostWords),
  )
}

/** The person's own words for keeping; the newest of too many stay. */
export function printStatusWords(words: StatusWords): Readonly<Record<string, StatusMeaning>> {
  return Object.fromEntries([...words].filter(([word]) => word.length <= longestWord).slice(-mostWords))
}
