import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { parseAssessment } from '../assessment/parse.ts'
import { printAssessment } from '../assessment/print.ts'
import { openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { arbitraryAssessment } from './arbitrary-assessment.test-twin.ts'
import { availableKnowledge } from './both-calculators.test-twin.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

test('random assessments are what their own files say', async () => {
  const { bundled } = await openBundledKnowledge()
  fc.assert(
    fc.property(arbitraryAssessment(await availableKnowledge()), (assessment) => {
      expect(valueOf(parseAssessment(printAssessment(assessment), '', bundled))).toEqual(assessment)
    }),
    { seed: 19, numRuns: 60 },
  )
})
