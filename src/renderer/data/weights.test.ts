import { expect, test } from 'vitest'
import { defaultWeights } from '../../core/assessment/assessment.ts'
import { weightsProblem } from './weights.ts'

test('weights rise and stay in (0, 1]', () => {
  expect(weightsProblem(defaultWeights)).toBe('')
  expect(weightsProblem({ ...defaultWeights, minimal: 0.5 })).toBe('')
  expect(weightsProblem({ ...defaultWeights, minimal: 0.51 })).not.toBe('')
  expect(weightsProblem({ ...defaultWeights, partial: 1.1 })).not.toBe('')
  expect(weightsProblem({ ...defaultWeights, unscored: 0 })).not.toBe('')
})
