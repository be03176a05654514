import { isRecord } from '../../json-text.ts'
import type { Difference, DifferencePlace } from './difference.ts'

const fieldWords: Readonly<Record<string, string>> = {
  id: 'id',
  name: 'name',
  description: 'description',
  createdAt: 'creation time',
  attack: 'ATT&CK version',
  weights: 'weights',
  base: 'version it was copied from',
}

const listWords = { mappingSets: 'mapping set', licences: 'licence', platforms: 'platform' } as const

/** What a place is called in a line of text: `azure/azure_backup`, `override azure/x on T1059 (protect)`, `weights`. */
export function placeWords(at: DifferencePlace): string {
  if ('list' in at) return `${listWords[at.list]} ${at.item}`
  if ('conflict' in at) return `conflict at ${JSON.stringify(at.conflict)}`
  if ('field' in at)
    return (Object.hasOwn(fieldWords, at.field) ? fieldWords[at.field] : undefined) ?? `key ${at.field}`
  if ('scope' in at) return at.scope === 'count' ? 'what counts' : `key ${at.scope} of the scope`
  if ('exclusion' in at) return `exclusion of ${at.exclusion}`
  if ('data' in at) return `hash of ${at.data}`
  if ('threat' in at) return `${at.threat} ${at.id}`
  const capability = `${at.framework}/${at.capability}`
  return 'technique' in at ? `override ${capability} on ${at.technique} (${at.category})` : capability
}

/** One field of a value, as a person reads it. */
export interface ValueField {
  readonly label: string
  readonly text: string
}

const labels: Readonly<Record<string, string>> = {
  status: 'status',
  extent: 'extent',
  owner: 'owner',
  note: 'note',
  evidence: 'evidence',
  reviewedAt: 'reviewed',
  target: 'target',
  effort: 'effort',
  value: 'value',
  reason: 'reason',
  name: 'name',
  weight: 'weight',
  techniques: 'techniques',
  domain: 'domain',
  version: 'version',
  minimal: 'minimal',
  partial: 'partial',
  significant: 'significant',
  unscored: 'unscored',
}

function textOf(key: string, value: unknown): string {
  if (key === 'status' && typeof value === 'string') return value.replaceAll('_', ' ')
  if (key === 'effort' && typeof value === 'number') return `${String(value)} person-days`
  if (typeof value === 'string') return value
  if (key === 'techniques' && Array.isArray(value)) return (value as unknown[]).map(rowText).join(', ')
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

/** A row of a layer: `T1059 (0.5)`. */
function rowText(row: unknown): string {
  if (!isRecord(row) || typeof row['technique'] !== 'string') return JSON.stringify(row)
  const { technique, weight } = row
  return weight === undefined ? technique : `${technique} (${JSON.stringify(weight)})`
}

/** The fields of what stands at a place; none where nothing does. A value that is no entry is one field without label. */
export function valueFields(value: unknown): readonly ValueField[] {
  if (value === undefined || value === null || value === true) return []
  if (!isRecord(value)) return [{ label: '', text: textOf('', value) }]
  return Object.entries(value).map(([key, one]) => {
    return { label: (Object.hasOwn(labels, key) ? labels[key] : undefined) ?? key, text: textOf(key, one) }
  })
}

export interface FieldChange {
  readonly label: string
  /** Null where the side doesn't have it. */
  readonly before: string | null
  readonly after: string | null
}

/** The fields that two values of one place say differently, in the order of the second. */
export function fieldChanges(before: unknown, after: unknown): readonly FieldChange[] {
  const [left, right] = [before, after].map(
    (value) => new Map(valueFields(value).map(({ label, text }) => [label, text])),
  )
  const names = new Set([...(right?.keys() ?? []), ...(left?.keys() ?? [])])
  return [...names].flatMap((label): FieldChange[] => {
    const change = { label, before: left?.get(label) ?? null, after: right?.get(label) ?? null }
    return change.before === change.after ? [] : [change]
  })
}

function quoted(text: string): string {
  return /^[\w.,:/() -]+$/.test(text) ? text : `“${text}”`
}

function changeWords({ before, after }: FieldChange, became: string): string {
  if (before === null) return quoted(after ?? '')
  return after === null ? `removed, was ${quoted(before)}` : `${quoted(before)} ${became} ${quoted(after)}`
}

/**
 * A difference in words: its place with what happened to it, then a line for each field. `became` stands between what
 * was and what is: an arrow where there is one to print.
 */
export function differenceLines({ at, before, after }: Difference, became = '→'): readonly string[] {
  const place = placeWords(at)
  if ('conflict' in at) return [after === undefined ? `${place}: resolved` : `${place}: unresolved`]
  const sign = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  const changes = fieldChanges(before, after)
  const [first] = changes
  if (first !== undefined && changes.length === 1 && first.label === '')
    return [`${place}: ${changeWords(first, became)}`]
  return [
    sign === 'changed' ? place : `${place}: ${sign}`,
    ...changes.map((change) => `  ${change.label === '' ? 'value' : change.label}: ${changeWords(change, became)}`),
  ]
}
