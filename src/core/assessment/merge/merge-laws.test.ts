import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Assessment } from '../assessment.ts'
import { printAssessment } from '../print.ts'
import { describeDifference } from './difference.ts'
import { merge3 } from './merge3.ts'
import { piecesOf } from './pieces.ts'
import { resolveAll, resolveConflict } from './resolve.ts'
import { arbitraryAssessment, arbitraryVersions, readVersion } from './versions.test-twin.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 120_000 })

const both = fc.tuple(arbitraryVersions, fc.boolean()).map(([{ base, ours, theirs }, unrelated]) => ({
  base: unrelated ? null : base,
  ours,
  theirs,
}))

/** The document but for what contested places say. */
function withoutContested(assessment: Assessment): string {
  const contested = new Set(assessment.conflicts.map(({ at }) => JSON.stringify(at)))
  const { sets, places } = piecesOf(assessment)
  return JSON.stringify([sets, [...places].filter(([key]) => !contested.has(key)).sort()])
}

describe('the laws of merging', () => {
  test('who changed nothing takes what the other has', () => {
    fc.assert(
      fc.property(arbitraryAssessment, arbitraryAssessment, arbitraryVersions, (a, b, versions) => {
        for (const [one, other] of [
          [a, b],
          [versions.base, versions.ours],
          [versions.ours, versions.theirs],
        ] as const) {
          expect(printAssessment(merge3(one, one, other).assessment)).toBe(printAssessment(other))
          expect(printAssessment(merge3(one, other, one).assessment)).toBe(printAssessment(other))
        }
      }),
    )
  })

  test('who agree have no conflict, with a base, another one or none', () => {
    fc.assert(
      fc.property(arbitraryAssessment, arbitraryAssessment, (x, a) => {
        for (const base of [x, a, null]) {
          const merged = merge3(base, a, a)
          expect(printAssessment(merged.assessment)).toBe(printAssessment(a))
          expect(merged.conflicts).toEqual([])
        }
      }),
    )
  })

  test('a merge can be printed and read, and names each place once', () => {
    fc.assert(
      fc.property(both, ({ base, ours, theirs }) => {
        const { assessment, conflicts } = merge3(base, ours, theirs)
        const text = printAssessment(assessment)
        expect(printAssessment(readVersion(text))).toBe(text)
        const places = assessment.conflicts.map(({ at }) => JSON.stringify(at))
        expect(new Set(places).size).toBe(places.length)
        for (const conflict of conflicts) expect(assessment.conflicts).toContain(conflict)
      }),
      { numRuns: 100 },
    )
  })

  test('it is symmetric but for the side of conflicts', () => {
    fc.assert(
      fc.property(both, ({ base, ours, theirs }) => {
        const [one, other] = [merge3(base, ours, theirs), merge3(base, theirs, ours)]
        const added = (conflicts: typeof one.conflicts, swap: boolean): string[] =>
          conflicts
            .map(({ at, base: before, ...sides }) =>
              JSON.stringify(swap ? [at, before, sides.theirs, sides.ours] : [at, before, sides.ours, sides.theirs]),
            )
            .sort()
        expect(added(one.conflicts, false)).toEqual(added(other.conflicts, true))
        expect(withoutContested(one.assessment)).toBe(withoutContested(other.assessment))
        expect(one.assessment.conflicts.map(({ at }) => at)).toEqual(other.assessment.conflicts.map(({ at }) => at))
      }),
      { numRuns: 100 },
    )
  })

  test('in a conflict ours counts, and taking the other side says what they say', () => {
    fc.assert(
      fc.property(arbitraryVersions, ({ base, ours, theirs }) => {
        const plain = { ...ours, conflicts: [] }
        const { assessment, conflicts } = merge3({ ...base, conflicts: [] }, plain, { ...theirs, conflicts: [] })
        const places = piecesOf(assessment).places
        for (const { at, ours: counts } of conflicts) {
          expect(places.get(JSON.stringify(at))?.value ?? null).toEqual(counts)
        }
        const kept = resolveAll('ours')(assessment)
        expect(printAssessment(kept)).toBe(printAssessment({ ...assessment, conflicts: [] }))
        const taken = resolveAll('theirs')(assessment)
        for (const { at, theirs: counts } of conflicts) {
          if (JSON.stringify(at) === '{"field":"id"}') continue
          expect(piecesOf(taken).places.get(JSON.stringify(at))?.value ?? null).toEqual(counts)
          expect(printAssessment(resolveConflict(at, 'theirs')(assessment))).not.toBe(printAssessment(assessment))
        }
        const left = taken.conflicts.map(({ at }) => JSON.stringify(at))
        expect(left.filter((at) => at !== '{"field":"id"}')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('differences are found where and only where two versions differ', () => {
    fc.assert(
      fc.property(arbitraryVersions, ({ base, ours }) => {
        const isEqual = printAssessment(base) === printAssessment(ours)
        expect(describeDifference(base, ours).length === 0).toBe(isEqual)
        expect(describeDifference(ours, ours)).toEqual([])
        const swapped = describeDifference(ours, base).map(({ at, before, after }) => ({
          at,
          before: after,
          after: before,
        }))
        expect(describeDifference(base, ours)).toEqual(swapped)
      }),
    )
  })
})
