import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryAssessment, knowledgeFor } from './arbitrary-assessment.test-twin.ts'
import { availableKnowledge } from './both-calculators.test-twin.ts'
import { reliances } from './capability-counts.ts'
import { computeCoverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import type { TechniqueResult } from './coverage-result.ts'
import { naiveCoverage } from './naive/naive-coverage.test-twin.ts'
import { openTechniques } from './open-techniques.ts'

const available = await availableKnowledge()

/** The same order, said in another way: the most demanded, of those the gaps, of those the least id. */
function naiveOpen(techniques: readonly TechniqueResult[]): string[] {
  const left = techniques.filter(({ state }) => state === 'gap' || state === 'no_control')
  const sorted: string[] = []
  for (const demand of [...new Set(left.map((one) => one.demand))].sort((a, b) => b - a)) {
    for (const state of ['gap', 'no_control']) {
      const ids = left.filter((one) => one.demand === demand && one.state === state).map(({ id }) => id)
      sorted.push(...ids.sort())
    }
  }
  return sorted
}

/** Counts by the list of capabilities that the result prints. */
function naiveReliances(techniques: readonly TechniqueResult[]): [string, number][] {
  const alone = new Map<string, number>()
  for (const { state, capabilities } of techniques) {
    const [only] = capabilities
    if (state !== 'covered' || capabilities.length !== 1 || only === undefined) continue
    alone.set(only, (alone.get(only) ?? 0) + 1)
  }
  return [...alone].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

test('what is open, and what rests on one capability, is what the result says', () => {
  let open = 0
  let alone = 0
  fc.assert(
    fc.property(arbitraryAssessment(available), fc.constantFrom('current', 'planned'), (assessment, scenario) => {
      const knowledge = knowledgeFor(assessment, available)
      const index = indexCoverage({ assessment, ...knowledge })
      const coverage = computeCoverage(index, assessment.capabilities, scenario)
      const { techniques, metrics } = naiveCoverage(assessment, knowledge, scenario)
      const found = openTechniques(coverage)
      expect(found.map(({ place }) => index.scope.techniques[place]?.id)).toEqual(naiveOpen(techniques))
      expect(found.filter(({ state }) => state === 'gap')).toHaveLength(metrics.gap)
      const rests = reliances(coverage)
      expect(rests.map(({ capability, techniques: count }) => [capability.name, count])).toEqual(
        naiveReliances(techniques),
      )
      expect(rests.reduce((sum, one) => sum + one.techniques, 0)).toBe(metrics.depth['1'])
      open += found.length
      alone += rests.length
    }),
    { seed: 11, numRuns: 40 },
  )
  expect(open).toBeGreaterThan(100)
  expect(alone).toBeGreaterThan(10)
}, 120_000)
