import fc from 'fast-check'
import { expect } from 'vitest'
import type { Assessment } from '../assessment/assessment.ts'
import { everyAttackVersion, everySet, openBundledKnowledge } from '../knowledge/bundled-knowledge.test-twin.ts'
import { arbitraryAssessment, knowledgeFor } from './arbitrary-assessment.test-twin.ts'
import type { AvailableKnowledge } from './arbitrary-assessment.test-twin.ts'
import { computeCoverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import type { Scenario } from './coverage-result.ts'
import { describeCoverage } from './describe.ts'
import { differences } from './differences.test-twin.ts'
import { naiveCoverage } from './naive/naive-coverage.test-twin.ts'

/** Everything that is bundled, loaded once. */
export async function availableKnowledge(): Promise<AvailableKnowledge> {
  const knowledge = await openBundledKnowledge()
  const [attack, sets] = await Promise.all([everyAttackVersion(knowledge), everySet(knowledge)])
  return { attack, sets, known: knowledge.known, sources: knowledge.sources }
}

/** What random assessments came across: a generator that never reaches a corner proves nothing about it. */
export type Seen = Set<string>

const scenarios: fc.Arbitrary<readonly Scenario[]> = fc.constantFrom(['current'], ['planned'], ['current', 'planned'])

/**
 * Holds the fast calculator against the naive one on random assessments, every figure and note to 1e-9. A failure
 * prints its seed and path; the same seed always draws the same assessments.
 */
export function expectSameResults(available: AvailableKnowledge, seed: number, numRuns: number, seen: Seen): void {
  const agree = (assessment: Assessment, in_: readonly Scenario[]): void => {
    const own = knowledgeFor(assessment, available)
    const index = indexCoverage({ assessment, ...own })
    for (const scenario of in_) {
      const fast = describeCoverage(computeCoverage(index, assessment.capabilities, scenario), assessment)
      expect(differences(fast, naiveCoverage(assessment, own, scenario))).toEqual([])
      seen.add(scenario)
      for (const { state } of fast.techniques) seen.add(state)
      for (const { kind } of fast.notes) seen.add(kind)
    }
    seen.add(`${assessment.attack.domain} ${assessment.attack.version}`)
    seen.add(assessment.scope.count)
    for (const set of assessment.mappingSets) seen.add(set)
  }
  // A counterexample is made smaller until the time is up; running out of time without one is a failure too.
  const limit = { interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true }
  fc.assert(fc.property(arbitraryAssessment(available), scenarios, agree), { seed, numRuns, ...limit })
}

/** What random assessments must have come across. */
export function everythingToSee(available: AvailableKnowledge): string[] {
  return [
    ...available.attack.map(({ domain, version }) => `${domain} ${version}`),
    ...available.sets.map(({ id }) => id),
    ...['current', 'planned', 'all', 'techniques', 'leaves'],
    ...['excluded', 'covered', 'planned', 'unassessed', 'gap', 'no_control'],
    ...['dropped', 'moved', 'successor', 'unknownSet', 'unknownPlatform', 'unknownThreat', 'unknownCapability'],
    ...['unknownTechnique', 'duplicate', 'missingScore', 'labels', 'dataChanged', 'suspendedExclusion', 'conflict'],
  ]
}
