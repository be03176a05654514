import { domains } from '../attack/attack-version.ts'
import type { Domain } from '../attack/attack-version.ts'
import { repeatedKeys } from '../json-keys.ts'
import { isRecord, parseJson } from '../json-text.ts'
import type { JsonRecord } from '../json-text.ts'
import { capabilityKey } from '../mappings/frameworks.ts'
import { categories, scoreValues } from '../mappings/mapping-set.ts'
import { byCodeUnits, sortedUnique } from '../order.ts'
import { parsed, refused } from '../problem.ts'
import type { Parsed, Problem } from '../problem.ts'
import { countingModes, defaultWeights, statuses, threatKinds } from './assessment.ts'
import type {
  Assessment,
  CapabilityEntry,
  Conflict,
  Exclusion,
  LayerRow,
  Override,
  Scope,
  Threat,
  Weights,
} from './assessment.ts'
import { canonical, capabilityEntryKey } from './canonical.ts'
import { Fields, Findings } from './fields.ts'

/** Versions of ATT&CK that the program has, by domain. */
export type BundledVersions = Readonly<Record<Domain, readonly string[]>>

export const assessmentFormat = 'coverline-assessment'
export const assessmentVersion = 1

/**
 * Reads an assessment file into a canonical document. Refuses it whole, with every problem, when any part contradicts
 * the format; keeps what it doesn't know (unknown keys, ids, sets, platforms) for the way back.
 */
export function parseAssessment(text: string, file: string, bundled: BundledVersions): Parsed<Assessment> {
  const json = parseJson(text, file)
  if (!json.ok) return json
  const problem = (where: string, what: string, mend: string): Problem => ({ file, where, what, mend })
  const root = json.value
  if (!isRecord(root) || root['format'] !== assessmentFormat) {
    const mend = 'Choose a file that Coverline exported; its name ends in .assessment.json.'
    return refused([problem('', 'This is no Coverline assessment.', mend)])
  }
  const version = root['version']
  if (typeof version === 'number' && version > assessmentVersion) {
    const what = `The file has format version ${String(version)}; this program reads up to ${String(assessmentVersion)}.`
    return refused([problem('version', what, 'Open it with a newer Coverline.')])
  }
  if (version !== assessmentVersion) return refused([problem('version', 'The format version must be 1.', '')])
  const repeated = repeatedKeys(text)
  if (repeated.length > 0) {
    const mend = 'Keep one of the two.'
    return refused(repeated.slice(0, 200).map((path) => problem(path, 'A key stands twice in one object.', mend)))
  }
  return readAssessmentRecord(root, file, bundled)
}

/** Reads what stands in an assessment's file, its format and version apart. */
export function readAssessmentRecord(root: JsonRecord, file: string, bundled: BundledVersions): Parsed<Assessment> {
  const findings = new Findings(file)
  const assessment = readDocument(new Fields(root, '', findings), bundled)
  return findings.problems.length > 0 ? refused(findings.problems) : parsed(canonical(assessment))
}

function readDocument(fields: Fields, bundled: BundledVersions): Assessment {
  fields.raw('format')
  fields.raw('version')
  if (!fields.has('mappingSets')) fields.findings.add('mappingSets', 'The list of mapping sets is missing.')
  return {
    id: fields.id('id'),
    name: fields.text('name'),
    description: fields.text('description'),
    createdAt: fields.text('createdAt'),
    attack: readAttack(fields, bundled),
    mappingSets: sortedUnique(trimmedTexts(fields, 'mappingSets')),
    data: readData(fields.inner('data')),
    licences: sortedUnique(trimmedTexts(fields, 'licences')),
    scope: readScope(fields.inner('scope')),
    weights: readWeights(fields.inner('weights')),
    capabilities: distinct(fields, 'capabilities', fields.entries('capabilities', readCapability), capabilityEntryKey),
    overrides: distinct(fields, 'overrides', fields.entries('overrides', readOverride), overrideKey),
    threats: distinct(fields, 'threats', fields.entries('threats', readThreat), threatKey),
    conflicts: distinct(fields, 'conflicts', fields.entries('conflicts', readConflict), (c) => JSON.stringify(c.at)),
    base: fields.text('base'),
    ...fields.unknown(),
  }
}

export function overrideKey(override: Override): string {
  return JSON.stringify([override.framework, override.capability, override.technique, override.category])
}
export function threatKey(threat: Threat): string {
  return `${threat.kind} ${threat.id}`
}

/** Says so when two entries have one key; which of them counts would be a guess. */
function distinct<T>(fields: Fields, list: string, entries: T[], key: (entry: T) => string): T[] {
  const seen = new Map<string, number>()
  entries.forEach((entry, index) => {
    const first = seen.get(key(entry))
    if (first === undefined) seen.set(key(entry), index)
    else {
      const where = `${fields.at(list)}[${String(index)}]`
      fields.findings.add(where, `This entry has the same key as entry ${String(first)}.`, 'Keep one of the two.')
    }
  })
  return entries
}

function trimmedTexts(fields: Fields, key: string): string[] {
  return fields
    .texts(key)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

function readAttack(root: Fields, bundled: BundledVersions): Assessment['attack'] {
  const fields = root.inner('attack')
  const before = root.findings.problems.length
  const domain = fields.word('domain', domains)
  const version = fields.id('version')
  if (root.findings.problems.length === before && !bundled[domain].includes(version)) {
    const what = `ATT&CK ${version} of the ${domain} domain isn't bundled.`
    const mend = `Rebase the assessment onto one of ${bundled[domain].join(', ')}.`
    root.findings.add(fields.at('version'), what, mend)
  }
  return { domain, version, ...fields.unknown() }
}

/** Hashes by set id; one that is left empty says nothing, so it isn't kept. */
function readData(fields: Fields): Record<string, string> {
  const entries = fields.otherKeys().map((key) => ({ set: key.trim(), where: fields.at(key), hash: fields.text(key) }))
  const seen = new Set<string>()
  for (const { set, where } of entries) {
    if (seen.has(set)) fields.findings.add(where, 'This set stands twice.', 'Keep one of the two.')
    seen.add(set)
  }
  return Object.fromEntries(entries.filter(({ hash }) => hash !== '').map(({ set, hash }) => [set, hash]))
}

function readScope(fields: Fields): Scope {
  const exclusion = (entry: Fields): Exclusion => ({
    technique: entry.id('technique'),
    reason: entry.text('reason'),
    ...entry.unknown(),
  })
  return {
    platforms: sortedUnique(trimmedTexts(fields, 'platforms')),
    count: fields.word('count', countingModes, 'all'),
    excluded: distinct(fields, 'excluded', fields.entries('excluded', exclusion), (entry) => entry.technique),
    ...fields.unknown(),
  }
}

function readWeights(fields: Fields): Weights {
  const weight = (key: keyof Weights): number =>
    fields.number(key, defaultWeights[key], (value) => value > 0 && value <= 1, 'a number above 0 and up to 1')
  const weights = {
    minimal: weight('minimal'),
    partial: weight('partial'),
    significant: weight('significant'),
    unscored: weight('unscored'),
  }
  if (weights.minimal > weights.partial || weights.partial > weights.significant) {
    fields.findings.add(fields.where, 'The weights must rise: minimal ≤ partial ≤ significant.')
  }
  return { ...weights, ...fields.unknown() }
}

function readCapability(fields: Fields): CapabilityEntry {
  const framework = fields.id('framework')
  const status = fields.word('status', statuses)
  const extentRule = 'a number above 0 and below 1'
  // Only `partial` carries an extent; whatever stands beside another status is dropped.
  fields.raw('extent')
  const extent =
    status === 'partial' ? { extent: fields.number('extent', 0.5, (value) => value > 0 && value < 1, extentRule) } : {}
  return {
    framework,
    capability: capabilityKey(framework, fields.id('capability')),
    status,
    ...extent,
    ...optional('owner', fields.text('owner')),
    ...optional('note', fields.text('note')),
    ...optional('evidence', fields.texts('evidence')),
    ...optional('reviewedAt', fields.text('reviewedAt')),
    ...optional('target', fields.text('target')),
    ...(fields.has('effort')
      ? { effort: fields.number('effort', 1, (value) => value > 0 && Number.isFinite(value), 'a number above 0') }
      : {}),
    ...fields.unknown(),
  }
}

/** The key with its value, or nothing where the value is empty: how empty fields stay out of a document. */
function optional<K extends string, V extends string | readonly unknown[]>(key: K, value: V): { [P in K]?: V } {
  return value.length === 0 ? {} : ({ [key]: value } as { [P in K]?: V })
}

function readOverride(fields: Fields): Override {
  const framework = fields.id('framework')
  return {
    framework,
    capability: capabilityKey(framework, fields.id('capability')),
    technique: fields.id('technique'),
    category: fields.word('category', [...categories, 'unscored'] as const),
    value: fields.word('value', ['none', ...scoreValues] as const),
    reason: fields.text('reason'),
    ...fields.unknown(),
  }
}

function readThreat(fields: Fields): Threat {
  const row = (entry: Fields): LayerRow => ({
    technique: entry.id('technique'),
    weight: entry.number('weight', 1, (value) => value > 0 && value <= 1, 'a number above 0 and up to 1'),
    ...entry.unknown(),
  })
  const rows = distinct(fields, 'techniques', fields.entries('techniques', row), (entry) => entry.technique)
  return {
    kind: fields.word('kind', threatKinds),
    id: fields.id('id'),
    ...optional('name', fields.text('name')),
    weight: fields.number('weight', 1, (value) => value > 0 && Number.isFinite(value), 'a finite number above 0'),
    ...(rows.length === 0 ? {} : { techniques: [...rows].sort((a, b) => byCodeUnits(a.technique, b.technique)) }),
    ...fields.unknown(),
  }
}

function readConflict(fields: Fields): Conflict {
  if (!fields.has('at')) fields.findings.add(fields.at('at'), 'The place of the conflict is missing.')
  return {
    at: fields.any('at'),
    base: fields.any('base'),
    ours: fields.any('ours'),
    theirs: fields.any('theirs'),
    ...fields.unknown(),
  }
}
