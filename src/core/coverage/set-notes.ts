import { byCodeUnits } from '../order.ts'
import type { Rebase } from '../attack/rebase.ts'
import { frameworkRole } from '../mappings/frameworks.ts'
import type { Capability, Mapping, MappingSet } from '../mappings/mapping-set.ts'
import type { Note } from './coverage-result.ts'
import { note } from './notes.ts'

/** What the chosen sets, supply and demand, have to say: moved and dropped techniques, and oddities of the rows. */
export function setNotes(sets: readonly MappingSet[], rebase: Rebase): Note[] {
  return [...sets.flatMap((set) => oneSetNotes(set, rebase)), ...spellingNotes(sets)]
}

function oneSetNotes(set: MappingSet, rebase: Rebase): Note[] {
  return set.capabilities.flatMap((capability) => [
    ...rebaseNotes(set, capability, rebase),
    ...rowNotes(set, capability),
  ])
}

function rebaseNotes(set: MappingSet, capability: Capability, rebase: Rebase): Note[] {
  const notes: Note[] = []
  for (const { technique } of capability.mappings) {
    const rebased = rebase(technique)
    const at = { set: set.id, capability: capability.key, technique }
    if (rebased.kind === 'moved') notes.push(note('moved', { ...at, to: rebased.technique }))
    else if (rebased.kind === 'dropped') notes.push(note('dropped', { ...at, reason: rebased.reason }))
  }
  return notes
}

/** Repeated rows (before rebase) and rows of a scored framework that lack a valid category or value. */
function rowNotes(set: MappingSet, capability: Capability): Note[] {
  const notes: Note[] = []
  const scored = frameworkRole(set.framework) === 'scored'
  const at = { set: set.id, capability: capability.key }
  for (const rows of runsOfTechnique(capability.mappings)) {
    for (const same of grouped(rows, ({ category, type }) => JSON.stringify([category, type]))) {
      const { technique, category, type } = same[0]
      if (same.length > 1) notes.push(note('duplicate', { ...at, technique, category, type, surplus: same.length - 1 }))
    }
    const missing = scored ? rows.filter(({ category, value }) => category === null || value === null) : []
    for (const same of grouped(missing, ({ category }) => String(category))) {
      const { technique, category } = same[0]
      notes.push(note('missingScore', { ...at, technique, category, rows: same.length }))
    }
  }
  return notes
}

type Run = [Mapping, ...Mapping[]]

/** Mappings are sorted by technique: those of one stand together. */
function runsOfTechnique(mappings: readonly Mapping[]): Run[] {
  const runs: Run[] = []
  for (const mapping of mappings) {
    const run = runs.at(-1)
    if (run?.[0].technique === mapping.technique) run.push(mapping)
    else runs.push([mapping])
  }
  return runs
}

function grouped(rows: readonly Mapping[], key: (mapping: Mapping) => string): Run[] {
  const [only] = rows
  if (only === undefined) return []
  if (rows.length === 1) return [[only]]
  const groups = new Map<string, Run>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return [...groups.values()]
}

/** Capabilities that carry several labels or groups over all chosen sets of their framework. */
function spellingNotes(sets: readonly MappingSet[]): Note[] {
  const found = new Map<string, { framework: string; capability: string; field: string; values: Set<string> }>()
  const add = (framework: string, capability: string, field: string, text: string): void => {
    const key = JSON.stringify([framework, capability, field])
    const entry = found.get(key) ?? { framework, capability, field, values: new Set() }
    entry.values.add(text)
    found.set(key, entry)
  }
  for (const set of sets) {
    for (const capability of set.capabilities) {
      for (const { text } of capability.labels) add(set.framework, capability.key, 'label', text)
      for (const { text } of capability.groups) add(set.framework, capability.key, 'group', text)
    }
  }
  return [...found.values()]
    .filter(({ values }) => values.size > 1)
    .map(({ values, ...at }) => note('labels', { ...at, values: [...values].sort(byCodeUnits) }))
}
