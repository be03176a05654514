import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { arbitraryFile, bundledForTests } from '../../core/assessment/arbitrary-file.test-twin.ts'
import { statuses, type Assessment } from '../../core/assessment/assessment.ts'
import {
  newAssessment,
  withCount,
  withExclusion,
  withMappingSets,
  withName,
  withoutExclusion,
  withPlatforms,
  withStatus,
  withWeights,
  type CapabilityRef,
  type Edit,
} from '../../core/assessment/edits.ts'
import { withChange, type EntryChange } from '../../core/assessment/entry-edits.ts'
import { withOverride, withoutOverrides } from '../../core/assessment/override-edits.ts'
import { parseAssessment } from '../../core/assessment/parse.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { emptyHistory, listedSteps, redone, stepped, undone, type EditHistory } from './edit-history.ts'

vi.setConfig({ testTimeout: 60_000 })

const start = newAssessment({
  id: 'a',
  name: 'A',
  createdAt: '2026-01-01T00:00:00Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: ['m'],
  sources: {},
})

const ref: fc.Arbitrary<CapabilityRef> = fc.record({
  framework: fc.constantFrom('azure', 'nist_800_53'),
  capability: fc.constantFrom('AC-2', 'AC-02', 'b', 'B'),
})
const refs = fc.array(ref, { maxLength: 4 })
const technique = fc.constantFrom('T1', 'T1.001', 'T2')
const override = fc.record({
  framework: fc.constant('azure'),
  capability: fc.constantFrom('a', 'b'),
  technique,
  category: fc.constantFrom('protect' as const, 'unscored' as const),
})

const change = fc.oneof(
  fc.record({
    field: fc.constantFrom('owner' as const, 'note' as const, 'noteLine' as const, 'target' as const),
    value: fc.constantFrom('', 'x', '\ud800', '2027-01-01'),
  }),
  fc.record({ field: fc.constant('effort' as const), value: fc.constantFrom(null, 0.5, 3) }),
  fc.record({ field: fc.constant('evidence' as const), value: fc.array(fc.string({ minLength: 1 })) }),
) satisfies fc.Arbitrary<EntryChange>

const weights = fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 3, maxLength: 3 }).map((three) => {
  const [minimal = 1, partial = 1, significant = 1] = three.sort((a, b) => a - b).map((one) => one / 10)
  return { minimal, partial, significant, unscored: 0.5 }
})

/** Taking in another copy replaces everything but the id. */
const imported = arbitraryFile.map((file): Edit => {
  const read = parseAssessment(JSON.stringify(file), '', bundledForTests)
  return (before) => (read.ok ? { ...read.value, id: before.id } : before)
})

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(refs, fc.constantFrom(...statuses)).map(([of, status]) => withStatus(of, status)),
  fc.tuple(refs, change).map(([of, what]) => withChange(of, what)),
  fc.string().map(withName),
  technique.map((one) => withExclusion({ technique: one, reason: 'r' })),
  technique.map(withoutExclusion),
  fc.subarray(['IaaS', 'Windows', 'Linux']).map(withPlatforms),
  fc.constantFrom('all' as const, 'techniques' as const, 'leaves' as const).map(withCount),
  weights.map(withWeights),
  fc.subarray(['z', 'a', 'c']).map((sets) => withMappingSets(sets, { c: 'sha256:c' })),
  override.map((one) => withOverride({ ...one, value: 'significant', reason: 'r' })),
  override.map((one) => withoutOverrides([one])),
  imported,
)

interface Walk {
  readonly document: Assessment
  readonly history: EditHistory<Assessment>
}

function travelled({ document, history }: Walk, go: typeof undone, count: number): Walk {
  const travel = go(history, document, count)
  return travel === null ? { document, history } : { document: travel.step.moment, history: travel.history }
}

function done({ history }: Walk): number {
  return listedSteps(history).filter(({ isUndone }) => !isUndone).length
}

it('any sequence of edits, undone wholly, prints the first document, and redone wholly the last', () => {
  let grown = 0
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 12 }), fc.array(fc.integer({ min: -12, max: 12 })), (sequence, leaps) => {
      const first = printAssessment(start)
      const end = sequence.reduce<Walk>(
        ({ document, history }, edit, at) => ({
          document: edit(document),
          history: stepped(history, document, `step ${String(at)}`, at),
        }),
        { document: start, history: emptyHistory },
      )
      const last = printAssessment(end.document)
      if (last !== first) grown++
      // Wherever one went in between.
      const after = leaps.reduce(
        (at, by) => (by === 0 ? at : travelled(at, by < 0 ? undone : redone, Math.abs(by))),
        end,
      )
      const back = travelled(after, undone, done(after))
      expect(printAssessment(back.document)).toBe(first)
      const forward = travelled(back, redone, sequence.length)
      expect(printAssessment(forward.document)).toBe(last)
      expect(printAssessment(start)).toBe(first)
    }),
  )
  expect(grown).toBeGreaterThan(50)
})
