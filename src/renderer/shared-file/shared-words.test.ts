import { describe, expect, it } from 'vitest'
import type { Difference } from '../../core/assessment/merge/difference.ts'
import { arrivalWords } from './shared-words.ts'

const capability: Difference = { at: { framework: 'azure', capability: 'x' }, before: undefined, after: {} }
const override: Difference = {
  at: { framework: 'azure', capability: 'x', technique: 'T1059', category: 'protect' },
  before: undefined,
  after: {},
}

describe('what came from the shared file', () => {
  it.each([
    [[capability], 0, '1 capability came from the shared file'],
    [[capability, capability], 1, '2 capabilities came from the shared file, with 1 conflict'],
    [[capability, override], 0, '2 changes came from the shared file'],
    [[], 2, '2 conflicts came from the shared file'],
  ])('is said in words (%#)', (came, conflicts, words) => {
    expect(arrivalWords({ came, conflicts })).toBe(words)
  })
})
