import { describe, expect, test } from 'vitest'
import { availableKnowledge, everythingToSee, expectSameResults } from './both-calculators.test-twin.ts'

/* Half of the random assessments; the other half stands in a file of its own, so that two workers share the time. */
const available = await availableKnowledge()

describe('the fast calculator gives what the naive one gives', () => {
  const seen = new Set<string>()

  test.each([1901, 1902])(
    'on 260 assessments of seed %i',
    (seed) => {
      expectSameResults(available, seed, 260, seen)
    },
    300_000,
  )

  test('every version, set, counting mode, state and kind of note was among them', () => {
    expect(everythingToSee(available).filter((what) => !seen.has(what))).toEqual([])
  })
})
