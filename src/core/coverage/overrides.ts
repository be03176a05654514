import type { Rebase } from '../attack/rebase.ts'
import type { Override, OverrideCategory, OverrideValue } from '../assessment/assessment.ts'
import type { Note } from './coverage-result.ts'
import { note } from './notes.ts'

/** What an analyst says of one capability, technique and category; several overrides may have met on it. */
export interface ResolvedOverride {
  /** `framework/key` */
  readonly capability: string
  /** Active technique of the assessment's version. */
  readonly technique: string
  readonly category: OverrideCategory
  /** The highest of those that met. */
  readonly value: OverrideValue
  readonly reasons: readonly string[]
}

const rank: Readonly<Record<OverrideValue, number>> = { none: 0, minimal: 1, partial: 2, significant: 3 }

export interface ResolvedOverrides {
  readonly overrides: readonly ResolvedOverride[]
  readonly notes: readonly Note[]
}

/**
 * Overrides after revocations were followed, one per triple. One for a capability that no chosen supply set contains,
 * or whose technique the version doesn't have, is noted and counts for nothing.
 */
export function resolveOverrides(
  overrides: readonly Override[],
  hasCapability: (framework: string, key: string) => boolean,
  rebase: Rebase,
): ResolvedOverrides {
  const notes: Note[] = []
  const resolved = new Map<string, ResolvedOverride>()
  for (const { framework, capability, technique, category, value, reason } of overrides) {
    if (!hasCapability(framework, capability)) {
      notes.push(note('unknownCapability', { framework, capability, technique, category }))
      continue
    }
    const rebased = rebase(technique)
    if (rebased.kind === 'dropped') {
      const values = { in: 'override', framework, capability, technique, category, reason: rebased.reason }
      notes.push(note('unknownTechnique', values))
      continue
    }
    if (rebased.kind === 'moved') {
      notes.push(note('moved', { framework, capability, technique, category, to: rebased.technique }))
    }
    const owner = `${framework}/${capability}`
    const key = JSON.stringify([owner, rebased.technique, category])
    const other = resolved.get(key)
    const reasons = [...(other?.reasons ?? []), ...(reason === '' ? [] : [reason])]
    const highest = other !== undefined && rank[other.value] > rank[value] ? other.value : value
    resolved.set(key, { capability: owner, technique: rebased.technique, category, value: highest, reasons })
  }
  return { overrides: [...resolved.values()], notes }
}
