import type { Assessment } from '../../assessment/assessment.ts'
import type { AttackVersion, Technique } from '../../attack/attack-version.ts'
import type { KnownTechniques } from '../../attack/known-techniques.ts'
import type { MappingSet } from '../../mappings/mapping-set.ts'
import { sortedUnique } from '../../order.ts'
import type { CoverageResult, Note, Scenario, TechniqueResult } from '../coverage-result.ts'
import { demandOf, type SourceUse, sourceUse } from './demand.test-twin.ts'
import { type Deployment, deployment, progress } from './deployment.test-twin.ts'
import { conflictNotes, exclusionNotes, overrideNotes, statusNotes } from './entry-notes.test-twin.ts'
import { type Follow, rememberingFollow } from './follow-technique.test-twin.ts'
import { grouped } from './grouped.test-twin.ts'
import { metricsOver } from './metrics.test-twin.ts'
import { sortedNotes } from './note-list.test-twin.ts'
import { type ScopeOfAssessment, scopeOf, unknownPlatforms } from './scope.test-twin.ts'
import { dataNotes, duplicateNotes, labelNotes, missingScoreNotes, rebaseNotes } from './set-notes.test-twin.ts'
import {
  type Link,
  type MergedOverride,
  supplyCapabilities,
  supplyLinks,
  supplySets,
} from './supply-links.test-twin.ts'
import {
  capabilitiesInForce,
  categoryStrength,
  level,
  state,
  strength,
  unscoredOnly,
} from './technique-strength.test-twin.ts'

/** What is known of the world for one assessment. */
export interface TwinKnowledge {
  /** The assessment's own version. */
  readonly attack: AttackVersion
  /** Those of the chosen sets that are known. */
  readonly sets: readonly MappingSet[]
  readonly known: KnownTechniques
  /** `sha256:…` of the published file by set id. */
  readonly sources: Readonly<Record<string, string>>
  /** Of the assessment's domain. */
  readonly bundledVersions: readonly string[]
}

/** The second, slow calculator that the tests hold against the program's own: every figure straight from its formula. */
export function naiveCoverage(assessment: Assessment, knowledge: TwinKnowledge, scenario: Scenario): CoverageResult {
  const { attack, sets } = knowledge
  const follow = rememberingFollow(knowledge)
  const scope = scopeOf(assessment, attack)
  const uses = assessment.threats.map((threat) => sourceUse(threat, attack, sets, follow))
  const techniques = techniqueResults({ assessment, sets, follow, scope, uses, scenario })
  return {
    assessment: { id: assessment.id, name: assessment.name },
    attack: {
      domain: attack.domain,
      version: attack.version,
      ...(attack.rebuilt === true ? { rebuilt: true as const } : {}),
    },
    scenario,
    progress: progress(sets, deployment(assessment)),
    metrics: metricsOver(techniques),
    tactics: attack.tactics.map(({ id, name }) => ({
      id,
      name,
      metrics: metricsOver(techniques.filter((technique) => technique.tactics.includes(id))),
    })),
    techniques,
    notes: allNotes(assessment, knowledge, follow, uses),
  }
}

interface TechniqueSources {
  readonly assessment: Assessment
  readonly sets: readonly MappingSet[]
  readonly follow: Follow
  readonly scope: ScopeOfAssessment
  readonly uses: readonly SourceUse[]
  readonly scenario: Scenario
}

/** *T* and its counted exclusions, each with its figures; sorted by id as ATT&CK's own list is. */
function techniqueResults({ assessment, sets, follow, scope, uses, scenario }: TechniqueSources): TechniqueResult[] {
  const deployed = deployment(assessment)
  const { links, overrides } = supplyLinks(assessment, sets, follow)
  const linksOf = grouped(links, (link) => link.technique)
  const overridesOf = grouped(overrides, (override) => override.technique)
  const nonMappable = nonMappableSets(sets, follow)
  return scope.listed.map((technique) => {
    const own = linksOf.get(technique.id) ?? []
    const demand = demandOf(technique.id, assessment, uses)
    return {
      id: technique.id,
      name: technique.name,
      tactics: technique.tactics,
      platforms: technique.platforms,
      state: state(scope.isExcluded(technique), own, deployed, scenario),
      ...figures(own, deployed, scenario, demand),
      overrides: (overridesOf.get(technique.id) ?? []).map(overrideResult),
      nonMappable: sortedUnique(nonMappable.get(technique.id) ?? []),
      ...subtechniqueCount(technique, scope, linksOf, deployed, scenario),
    }
  })
}

function figures(
  links: readonly Link[],
  deployed: Deployment,
  scenario: Scenario,
  demand: number,
): Omit<TechniqueResult, 'id' | 'name' | 'tactics' | 'platforms' | 'state' | 'overrides' | 'nonMappable'> {
  const reached = strength(links, deployed, scenario)
  const capabilities = capabilitiesInForce(links, deployed, scenario)
  return {
    strength: reached,
    level: level(reached),
    unscoredOnly: unscoredOnly(links, deployed, scenario),
    protect: categoryStrength(links, 'protect', deployed, scenario),
    detect: categoryStrength(links, 'detect', deployed, scenario),
    respond: categoryStrength(links, 'respond', deployed, scenario),
    depth: capabilities.length,
    demand,
    exposure: demand * (1 - reached),
    capabilities,
  }
}

function overrideResult({
  capability,
  category,
  published,
  value,
}: MergedOverride): TechniqueResult['overrides'][number] {
  return { capability, category, published, value }
}

/** *Metrics*, last paragraph but one: a parent shows how many of its sub-techniques in scope are covered. */
function subtechniqueCount(
  technique: Technique,
  scope: ScopeOfAssessment,
  linksOf: ReadonlyMap<string, readonly Link[]>,
  deployed: Deployment,
  scenario: Scenario,
): Pick<TechniqueResult, 'subtechniques'> {
  if (scope.subtechniques(technique).length === 0) return {}
  const inScope = scope.subtechniquesInScope(technique)
  const covered = inScope.filter((one) => strength(linksOf.get(one.id) ?? [], deployed, scenario) > 0)
  return { subtechniques: { covered: covered.length, inScope: inScope.length } }
}

/** `nonMappable`: the chosen supply sets with a non-mappable row of the technique, after rebase. */
function nonMappableSets(sets: readonly MappingSet[], follow: Follow): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const set of supplySets(sets)) {
    for (const technique of set.nonMappableTechniques) {
      const followed = follow(technique)
      if (followed.outcome === 'dropped') continue
      found.set(followed.technique, [...(found.get(followed.technique) ?? []), set.id])
    }
  }
  return found
}

/** *Notes*, all kinds. */
function allNotes(
  assessment: Assessment,
  { attack, sets, sources }: TwinKnowledge,
  follow: Follow,
  uses: readonly SourceUse[],
): Note[] {
  const capabilities = supplyCapabilities(sets)
  const knownSets = sets.map((set) => set.id)
  return sortedNotes([
    ...sets.flatMap((set) => rebaseNotes(set, follow)),
    ...sets.flatMap(duplicateNotes),
    ...sets.flatMap(missingScoreNotes),
    ...labelNotes(sets),
    ...dataNotes(assessment, sets, sources),
    ...assessment.mappingSets
      .filter((set) => !knownSets.includes(set))
      .map((set): Note => ({ kind: 'unknownSet', set })),
    ...unknownPlatforms(assessment, attack).map((platform): Note => ({ kind: 'unknownPlatform', platform })),
    ...assessment.capabilities.flatMap((entry) => statusNotes(entry, capabilities)),
    ...assessment.overrides.flatMap((override) => overrideNotes(override, capabilities, follow)),
    ...assessment.scope.excluded.flatMap((exclusion) => exclusionNotes(exclusion, follow)),
    ...uses.flatMap((use) => use.notes),
    ...conflictNotes(assessment),
  ])
}
