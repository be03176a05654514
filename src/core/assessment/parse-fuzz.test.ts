import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { arbitraryFile, bundledForTests } from './arbitrary-file.test-twin.ts'
import { parseAssessment } from './parse.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

describe('never throws', () => {
  const answers = (text: string): void => {
    const result = parseAssessment(text, 'a.json', bundledForTests)
    if (!result.ok) expect(result.problems.length).toBeGreaterThan(0)
  }

  test('for any text or JSON value', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), answers))
  })

  test('for a file with any value in any place', () => {
    const anything = fc.oneof(
      fc.constantFrom<unknown>(null, 0, -1, '', 'x', [], {}, [null], [[]], true),
      fc.jsonValue({ maxDepth: 2 }),
    )
    fc.assert(
      fc.property(arbitraryFile, fc.nat(), anything, (whole, at, value) => {
        answers(JSON.stringify(withOneReplaced(whole, at, value)))
      }),
      { numRuns: 500 },
    )
  })

  test('for a file with characters lost, doubled or changed', () => {
    fc.assert(
      fc.property(
        arbitraryFile,
        fc.nat(),
        fc.integer({ min: -9, max: 9 }),
        fc.string({ maxLength: 3 }),
        (whole, at, by, other) => {
          const text = JSON.stringify(whole)
          const cut = at % text.length
          answers(`${text.slice(0, cut)}${other}${text.slice(Math.max(0, cut + by))}`)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** The value with the `at`-th of its inner values, counted through, replaced. */
function withOneReplaced(value: unknown, at: number, other: unknown): unknown {
  let count = 0
  const size = (inner: unknown): number =>
    typeof inner === 'object' && inner !== null
      ? Object.values(inner).reduce<number>((sum, each) => sum + size(each), 1)
      : 1
  const target = at % size(value)
  const copy = (inner: unknown): unknown => {
    if (count++ === target) return other
    if (typeof inner !== 'object' || inner === null) return inner
    if (Array.isArray(inner)) return inner.map(copy)
    return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, copy(each)]))
  }
  return copy(value)
}
