import type { JsonRecord } from '../json-text.ts'
import type { Assessment, CapabilityEntry, Conflict, Exclusion, LayerRow, Override, Threat } from './assessment.ts'
import { canonical } from './canonical.ts'
import { assessmentFormat, assessmentVersion } from './parse.ts'

type Entry = readonly [key: string, value: unknown]

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** The keys in their order, without empty ones, and the unknown keys behind them. */
function record(entries: readonly Entry[], unknown: object | undefined): object {
  const known = entries.filter(([, value]) => !isEmpty(value))
  return Object.fromEntries([...known, ...Object.entries(unknown ?? {})])
}

function capabilityRecord(entry: CapabilityEntry): object {
  const { framework, capability, status, extent, owner, note, evidence, reviewedAt, target, effort } = entry
  const known = { framework, capability, status, extent, owner, note, evidence, reviewedAt, target, effort }
  return record(Object.entries(known), entry.unknown)
}

function overrideRecord(override: Override): object {
  const { framework, capability, technique, category, value, reason } = override
  return record(Object.entries({ framework, capability, technique, category, value, reason }), override.unknown)
}

/** 1 is what a missing weight means, so it isn't written. */
function weightOf(entry: { readonly weight: number }): number | undefined {
  return entry.weight === 1 ? undefined : entry.weight
}

function threatRecord(threat: Threat): object {
  const row = (entry: LayerRow): object =>
    record(Object.entries({ technique: entry.technique, weight: weightOf(entry) }), entry.unknown)
  const { kind, id, name } = threat
  const techniques = threat.techniques?.map(row)
  return record(Object.entries({ kind, id, name, weight: weightOf(threat), techniques }), threat.unknown)
}

function exclusionRecord(exclusion: Exclusion): object {
  const { technique, reason, unknown } = exclusion
  return record(Object.entries({ technique, reason }), unknown)
}

/** All four sides are written: a side that has none is null. */
function conflictRecord({ at, base, ours, theirs, unknown }: Conflict): object {
  return { at, base, ours, theirs, ...unknown }
}

/** What an assessment's file says, in canonical order. */
export function assessmentRecord(document: Assessment): JsonRecord {
  const assessment = canonical(document)
  const { scope, attack, weights } = assessment
  const scopeEntries = {
    platforms: scope.platforms,
    count: scope.count === 'all' ? undefined : scope.count,
    excluded: scope.excluded.map(exclusionRecord),
  }
  const { domain, version } = attack
  const { minimal, partial, significant, unscored } = weights
  const file = {
    format: assessmentFormat,
    version: assessmentVersion,
    id: assessment.id,
    name: assessment.name,
    description: assessment.description,
    createdAt: assessment.createdAt,
    attack: record(Object.entries({ domain, version }), attack.unknown),
    mappingSets: assessment.mappingSets,
    data: assessment.data,
    licences: assessment.licences,
    scope: record(Object.entries(scopeEntries), scope.unknown),
    weights: record(Object.entries({ minimal, partial, significant, unscored }), weights.unknown),
    capabilities: assessment.capabilities.map(capabilityRecord),
    overrides: assessment.overrides.map(overrideRecord),
    threats: assessment.threats.map(threatRecord),
    conflicts: assessment.conflicts.map(conflictRecord),
    base: assessment.base,
  }
  const isAlways = new Set(['id', 'name', 'createdAt', 'mappingSets'])
  const known = Object.entries(file).filter(([key, value]) => isAlways.has(key) || !isEmpty(value))
  return Object.fromEntries([...known, ...Object.entries(assessment.unknown ?? {})])
}

/** The canonical text of an assessment: the same document always gives the same bytes. */
export function printAssessment(document: Assessment): string {
  return `${JSON.stringify(assessmentRecord(document), null, 2)}\n`
}
