import type { Assessment } from '../../assessment/assessment.ts'
import { frameworkRole } from '../../mappings/frameworks.ts'
import type { MappingSet, Spelling } from '../../mappings/mapping-set.ts'
import { sortedUnique } from '../../order.ts'
import type { Note } from '../coverage-result.ts'
import type { Follow } from './follow-technique.test-twin.ts'
import { grouped } from './grouped.test-twin.ts'

/** *Across ATT&CK versions*: everything moved or dropped, once per set, capability and technique. */
export function rebaseNotes(set: MappingSet, follow: Follow): Note[] {
  return mappingsOf(set).flatMap(({ capability, mapping: { technique } }): Note[] => {
    const followed = follow(technique)
    const of = { set: set.id, capability, technique }
    switch (followed.outcome) {
      case 'kept':
        return []
      case 'moved':
        return [{ kind: 'moved', ...of, to: followed.technique }]
      case 'dropped':
        return [{ kind: 'dropped', ...of, reason: followed.reason }]
    }
  })
}

/** *Duplicate mappings*: the same capability, technique, category and type within one set, before rebase. */
export function duplicateNotes(set: MappingSet): Note[] {
  const groups = grouped(mappingsOf(set), ({ capability, mapping }) =>
    JSON.stringify([capability, mapping.technique, mapping.category, mapping.type]),
  )
  return [...groups.values()].flatMap((rows): Note[] => {
    const first = rows[0]
    if (first === undefined || rows.length < 2) return []
    const { technique, category, type } = first.mapping
    const { capability } = first
    return [{ kind: 'duplicate', set: set.id, capability, technique, category, type, surplus: rows.length - 1 }]
  })
}

/** *Duplicate mappings*, last part: rows of a scored framework without a valid category or value. */
export function missingScoreNotes(set: MappingSet): Note[] {
  if (frameworkRole(set.framework) !== 'scored') return []
  const missing = mappingsOf(set).filter(({ mapping }) => mapping.category === null || mapping.value === null)
  const groups = grouped(missing, ({ capability, mapping }) =>
    JSON.stringify([capability, mapping.technique, mapping.category]),
  )
  return [...groups.values()].flatMap((rows): Note[] => {
    const first = rows[0]
    if (first === undefined) return []
    const { technique, category } = first.mapping
    return [{ kind: 'missingScore', set: set.id, capability: first.capability, technique, category, rows: rows.length }]
  })
}

/** *Duplicate mappings*, last sentence: one id with several labels or groups over all chosen sets of its framework. */
export function labelNotes(sets: readonly MappingSet[]): Note[] {
  const everywhere = sets.flatMap((set) =>
    set.capabilities.map((capability) => ({ framework: set.framework, capability })),
  )
  const groups = grouped(everywhere, ({ framework, capability }) => JSON.stringify([framework, capability.key]))
  return [...groups.values()].flatMap((same): Note[] => {
    const first = same[0]
    if (first === undefined) return []
    const of = { framework: first.framework, capability: first.capability.key }
    const labels = texts(same.flatMap(({ capability }) => capability.labels))
    const groupIds = texts(same.flatMap(({ capability }) => capability.groups))
    const notes: Note[] = []
    if (labels.length > 1) notes.push({ kind: 'labels', ...of, field: 'label', values: labels })
    if (groupIds.length > 1) notes.push({ kind: 'labels', ...of, field: 'group', values: groupIds })
    return notes
  })
}

/** *Assessment file*, `data`: another published file under the id that the assessment was made with. */
export function dataNotes(
  assessment: Assessment,
  sets: readonly MappingSet[],
  sources: Readonly<Record<string, string>>,
): Note[] {
  return sets.flatMap((set): Note[] => {
    const expected = ownText(assessment.data, set.id)
    const found = ownText(sources, set.id)
    if (expected === undefined || found === undefined || expected === found) return []
    return [{ kind: 'dataChanged', set: set.id, expected, found }]
  })
}

function ownText(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function texts(spellings: readonly Spelling[]): string[] {
  return sortedUnique(spellings.map((spelling) => spelling.text))
}

function mappingsOf(
  set: MappingSet,
): { readonly capability: string; readonly mapping: MappingSet['capabilities'][number]['mappings'][number] }[] {
  return set.capabilities.flatMap((capability) =>
    capability.mappings.map((mapping) => ({ capability: capability.key, mapping })),
  )
}
