import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSupply } from '../mappings/frameworks.ts'
import { byFrameworkOrder } from '../mappings/framework-order.ts'
import { arbitraryAssessment, knowledgeFor } from './arbitrary-assessment.test-twin.ts'
import { availableKnowledge } from './both-calculators.test-twin.ts'
import { reachByFramework } from './by-framework.ts'
import { computeCoverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import { naiveCoverage } from './naive/naive-coverage.test-twin.ts'

const available = await availableKnowledge()

test('each framework reaches what it reaches when only its own sets exist', () => {
  let several = 0
  fc.assert(
    fc.property(arbitraryAssessment(available), fc.constantFrom('current', 'planned'), (assessment, scenario) => {
      const knowledge = knowledgeFor(assessment, available)
      const index = indexCoverage({ assessment, ...knowledge })
      const reach = reachByFramework(computeCoverage(index, assessment.capabilities, scenario))
      const names = [...new Set(knowledge.sets.map(({ framework }) => framework))].filter(isSupply)
      expect(reach.map(({ framework }) => framework)).toEqual(names.sort(byFrameworkOrder))
      if (names.length > 1) several++
      for (const { framework, covered, attainable, techniques } of reach) {
        const sets = knowledge.sets.filter((set) => set.framework === framework)
        const { metrics } = naiveCoverage(assessment, { ...knowledge, sets }, scenario)
        expect({ covered, techniques }).toEqual({ covered: metrics.covered, techniques: metrics.techniques })
        expect(attainable).toBe(metrics.techniques - metrics.noControl)
      }
    }),
    { seed: 52, numRuns: 40 },
  )
  expect(several).toBeGreaterThan(5)
}, 120_000)
