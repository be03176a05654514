import { type Assessment, defaultWeights, type Status } from '../../assessment/assessment.ts'
import type { AttackVersion, Group, Software, Technique } from '../../attack/attack-version.ts'
import { capabilityKey } from '../../mappings/frameworks.ts'
import type { Capability, Mapping, MappingSet } from '../../mappings/mapping-set.ts'
import { byCodeUnits } from '../../order.ts'
import type { CoverageResult, Scenario, TechniqueResult } from '../coverage-result.ts'
import { naiveCoverage, type TwinKnowledge } from './naive-coverage.test-twin.ts'

/** Parts to build a world by hand that is small enough to compute its figures on paper. */

export function technique(id: string, more: Partial<Technique> = {}): Technique {
  const parent = id.includes('.') ? { parent: id.slice(0, id.indexOf('.')) } : {}
  return { id, name: `Name of ${id}`, tactics: ['TA1'], platforms: [], ...parent, ...more }
}

export function threatObject(id: string, techniques: readonly string[], more: Partial<Group> = {}): Group {
  return { id, name: `Name of ${id}`, aliases: [], techniques, ...more }
}

export function software(id: string, techniques: readonly string[], more: Partial<Group> = {}): Software {
  return { ...threatObject(id, techniques, more), type: 'malware' }
}

export function attackVersion(techniques: readonly Technique[], more: Partial<AttackVersion> = {}): AttackVersion {
  return {
    domain: 'enterprise',
    version: '2.0',
    tactics: [
      { id: 'TA1', name: 'First', shortname: 'first' },
      { id: 'TA2', name: 'Second', shortname: 'second' },
    ],
    techniques: [...techniques].sort((a, b) => byCodeUnits(a.id, b.id)),
    mitigations: [],
    groups: [],
    software: [],
    campaigns: [],
    ...more,
  }
}

/** `T1`, or `T1 protect partial`; a category or value of `-` is missing. */
function mapping(text: string): Mapping {
  const [id = '', category = '-', value = '-'] = text.split(' ')
  return {
    technique: id,
    type: 'mitigates',
    category: category === 'protect' || category === 'detect' || category === 'respond' ? category : null,
    value: value === 'minimal' || value === 'partial' || value === 'significant' ? value : null,
    references: [],
  }
}

export function capability(
  framework: string,
  id: string,
  mappings: readonly string[],
  more: Partial<Capability> = {},
): Capability {
  return {
    id,
    key: capabilityKey(framework, id),
    labels: [{ text: `Label of ${id}`, rows: 1 }],
    groups: [],
    mappings: mappings.map(mapping),
    nonMappable: mappings.length === 0 ? 1 : 0,
    ...more,
  }
}

/** A set `FRAMEWORK-1` with the mappings of each capability as short texts. */
export function mappingSet(
  framework: string,
  capabilities: Readonly<Record<string, readonly string[]>>,
  more: Partial<MappingSet> = {},
): MappingSet {
  return {
    id: `${framework}-1`,
    framework,
    frameworkVersion: '1',
    attackVersion: '1.0',
    domain: 'enterprise',
    created: null,
    updated: null,
    groupNames: {},
    references: [],
    capabilities: Object.entries(capabilities).map(([id, mappings]) => capability(framework, id, mappings)),
    nonMappableTechniques: [],
    ...more,
  }
}

export function knowledge(
  attack: AttackVersion,
  sets: readonly MappingSet[],
  more: Partial<TwinKnowledge> = {},
): TwinKnowledge {
  return { attack, sets, known: {}, sources: {}, bundledVersions: ['1.0', '2.0', '10.0'], ...more }
}

/** Statuses as `{ 'azure/one': 'deployed', 'azure/two': 0.4 }`: a number is the extent of a partial one. */
export function assessment(
  statuses: Readonly<Record<string, Status | number>>,
  more: Partial<Assessment> = {},
): Assessment {
  return {
    id: 'a',
    name: 'A',
    description: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    attack: { domain: 'enterprise', version: '2.0' },
    mappingSets: [],
    data: {},
    licences: [],
    scope: { platforms: [], count: 'all', excluded: [] },
    weights: defaultWeights,
    capabilities: Object.entries(statuses).map(([name, status]) => {
      const [framework = '', id = ''] = name.split('/')
      return typeof status === 'number'
        ? { framework, capability: id, status: 'partial', extent: status }
        : { framework, capability: id, status }
    }),
    overrides: [],
    threats: [],
    conflicts: [],
    base: '',
    ...more,
  }
}

/** `azure/one T1 protect none`, with a reason. */
export function override(text: string): Assessment['overrides'][number] {
  const [name = '', id = '', category, value] = text.split(' ')
  const [framework = '', of = ''] = name.split('/')
  return {
    framework,
    capability: of,
    technique: id,
    category: category as Assessment['overrides'][number]['category'],
    value: value as Assessment['overrides'][number]['value'],
    reason: 'measured',
  }
}

/** The twin's result with every set of the knowledge chosen. */
export function compute(a: Assessment, k: TwinKnowledge, scenario: Scenario = 'current'): CoverageResult {
  return naiveCoverage({ ...a, mappingSets: k.sets.map((set) => set.id) }, k, scenario)
}

/** What the result says of one technique that it must list. */
export function listed(result: CoverageResult, id: string): TechniqueResult {
  const found = result.techniques.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not listed`)
  return found
}

export function notesOfKind(result: CoverageResult, kind: string): CoverageResult['notes'] {
  return result.notes.filter((note) => note.kind === kind)
}
