import type { OverrideCategory, OverrideValue } from '../../core/assessment/assessment.ts'
import type { OverrideKey } from '../../core/assessment/override-edits.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { ListedOverride } from '../../core/coverage/override-list.ts'
import type { PublishedScore } from '../../core/coverage/published-score.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { capabilityLabel } from '../../core/mappings/mapping-set.ts'
import { categoryWords, valueWords } from '../../core/report/vocabulary.ts'
import { noteKind, notePhrase } from '../frame/note-words.ts'
import type { OverrideRequest } from './override-request.ts'

/** One override as the list shows it. */
export interface OverrideRow {
  readonly id: string
  readonly key: OverrideKey
  /** What to ask the dialog for; null where the data don’t know it and it can only be removed. */
  readonly request: Required<OverrideRequest> | null
  readonly label: string
  /** `Azure · azure_backup` */
  readonly where: string
  /** As it counts: the successor of a revoked one. */
  readonly technique: string
  readonly techniqueName: string
  /** The id that is written, where ATT&CK has revoked it. */
  readonly writtenAs: string
  readonly category: OverrideCategory
  readonly value: OverrideValue
  readonly published: PublishedScore
  readonly reason: string
  /** Strength of the technique without it and with it, 0–1; null for one that counts for nothing. */
  readonly effect: { readonly before: number; readonly after: number } | null
  /** Its data note, for one that counts for nothing. */
  readonly note: string
}

export function overrideRows(coverage: Coverage, listed: readonly ListedOverride[]): OverrideRow[] {
  return listed.map((one): OverrideRow => {
    const { framework, capability, technique, category, value, reason } = one.override
    const key = { framework, capability, technique, category }
    const common = { id: JSON.stringify(Object.values(key)), key, category, reason }
    if (one.kind === 'unknown') {
      const phrase = notePhrase(one.note)
      return {
        ...common,
        ...{ request: null, label: capability, where: `${frameworkName(framework)} · ${capability}` },
        ...{ technique, techniqueName: '', writtenAs: '', value, published: null, effect: null },
        note: `${noteKind(one.note.kind).title}${one.note.kind === 'unknownTechnique' ? `: ${phrase}` : ''}`,
      }
    }
    const facts = coverage.index.scope.techniques[one.technique]
    const id = facts?.id ?? technique
    return {
      ...common,
      request: { capability: one.capability.name, technique: id, category },
      label: capabilityLabel(one.capability.capability),
      where: `${frameworkName(framework)} · ${one.capability.capability.id}`,
      technique: id,
      techniqueName: facts?.name ?? '',
      writtenAs: id === technique ? '' : technique,
      value: one.value,
      published: one.published,
      effect: { before: one.withoutIt, after: one.strength },
      note: '',
    }
  })
}

/** Rows whose words contain all that is sought. */
export function matchingOverrides(rows: readonly OverrideRow[], query: string): readonly OverrideRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const { label, where, technique, techniqueName, writtenAs, category, value, reason, note } = row
    const texts = [label, where, technique, techniqueName, writtenAs, categoryWords[category], valueWords[value]]
    const text = [...texts, reason, note].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
