import type { Assessment, CapabilityEntry } from '../assessment/assessment.ts'
import { byCodeUnits } from '../order.ts'
import { levelOf } from './compute.ts'
import { stateNames } from './technique-figures.ts'
import type { Coverage } from './compute.ts'
import type { CoverageIndex } from './coverage-index.ts'
import type { CoverageResult, Note, OverrideResult, TechniqueResult } from './coverage-result.ts'
import { entryNotes, unknownEntries } from './deployment.ts'
import { sortedNotes } from './notes.ts'
import type { ResolvedOverride } from './overrides.ts'
import { publishedScore } from './published-score.ts'

/** Every data note of an assessment, sorted, each once. */
export function dataNotes(index: CoverageIndex, entries: readonly CapabilityEntry[]): Note[] {
  return sortedNotes([...index.notes(), ...entryNotes(index, entries)])
}

/** How many data notes there are, without sorting them: a count follows every mark. */
export function countNotes(index: CoverageIndex, entries: readonly CapabilityEntry[]): number {
  return index.notes().length + unknownEntries(index, entries).length
}

/** The whole result in words, as the command line prints it; numbers unrounded. */
export function describeCoverage(coverage: Coverage, assessment: Assessment): CoverageResult {
  const { index } = coverage
  const { attack } = index
  const listed = index.scope.techniques.flatMap((_, at) => (index.scope.listed[at] === 0 ? [] : [at]))
  return {
    assessment: { id: assessment.id, name: assessment.name },
    attack: { domain: attack.domain, version: attack.version, ...(attack.rebuilt ? { rebuilt: true } : {}) },
    scenario: coverage.scenario,
    progress: coverage.progress,
    metrics: coverage.metrics,
    tactics: attack.tactics.flatMap(({ id, name }, at) => {
      const metrics = coverage.tacticMetrics[at]
      return metrics === undefined ? [] : [{ id, name, metrics }]
    }),
    techniques: listed.map((at) => describeTechnique(coverage, at)),
    notes: dataNotes(index, assessment.capabilities),
  }
}

/** `framework/key` of the capabilities in force that map to a technique, sorted. */
export function capabilitiesInForce(coverage: Coverage, at: number): string[] {
  const { pairs, capabilities } = coverage.index
  const names: string[] = []
  for (let pair = pairs.start[at] ?? 0; pair < (pairs.start[at + 1] ?? 0); pair++) {
    const place = pairs.capability[pair] ?? -1
    const name = capabilities[place]?.name
    if (name !== undefined && (coverage.deployment.extent[place] ?? 0) > 0) names.push(name)
  }
  return names.sort(byCodeUnits)
}

/** Sub-techniques of a family that are covered and in scope; null for a technique without active sub-techniques. */
export function familyOf(coverage: Coverage, at: number): { covered: number; inScope: number } | null {
  const children = coverage.index.scope.children[at] ?? []
  if (children.length === 0) return null
  const inScope = children.filter((child) => coverage.index.scope.inFamily[child] === 1)
  return { covered: inScope.filter((child) => (coverage.strength[child] ?? 0) > 0).length, inScope: inScope.length }
}

function describeTechnique(coverage: Coverage, at: number): TechniqueResult {
  const { index } = coverage
  const technique = index.scope.techniques[at]
  if (technique === undefined) throw new RangeError(`no technique at ${String(at)}`)
  const strength = coverage.strength[at] ?? 0
  const demand = index.demand[at] ?? 0
  const family = familyOf(coverage, at)
  return {
    id: technique.id,
    name: technique.name,
    tactics: technique.tactics,
    platforms: technique.platforms,
    state: stateNames[coverage.state[at] ?? 0] ?? 'no_control',
    strength,
    level: levelOf(strength),
    unscoredOnly: coverage.unscoredOnly[at] === 1,
    protect: coverage.protect[at] ?? 0,
    detect: coverage.detect[at] ?? 0,
    respond: coverage.respond[at] ?? 0,
    depth: coverage.depth[at] ?? 0,
    demand,
    exposure: demand * (1 - strength),
    capabilities: capabilitiesInForce(coverage, at),
    overrides: (index.overrides[at] ?? []).map((override) => describeOverride(index, at, override)),
    nonMappable: index.nonMappable[at] ?? [],
    ...(family === null ? {} : { subtechniques: family }),
  }
}

/** An override beside the highest published value of its triple over all chosen sets. */
function describeOverride(index: CoverageIndex, at: number, override: ResolvedOverride): OverrideResult {
  const { capability, category, value } = override
  return { capability, category, published: publishedScore(index, at, override), value }
}
