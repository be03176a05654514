import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { statuses } from '../assessment/assessment.ts'
import { newAssessment, withPlatforms, withStatus, withWeights } from '../assessment/edits.ts'
import type { Assessment } from '../assessment/assessment.ts'
import { openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { differingBasis, strengthChange } from './change.ts'
import { computeCoverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import { loadInput } from './load-input.ts'
import { naiveCoverage } from './naive/naive-coverage.test-twin.ts'

vi.setConfig({ testTimeout: 60_000 })

const start = newAssessment({
  id: 'a',
  name: 'A',
  createdAt: '2026-01-01T00:00:00Z',
  domain: 'mobile',
  version: '19.0',
  mappingSets: ['attack_mitigations-19.0_attack-19.0-mobile'],
  sources: {},
})
const knowledge = await openBundledKnowledge()
const input = valueOf(await loadInput(knowledge, start))
const refs = indexCoverage(input).capabilities.map(({ framework, key }) => ({ framework, capability: key }))
const own = { ...input, bundledVersions: knowledge.bundled.mobile }

const someAssessment: fc.Arbitrary<Assessment> = fc
  .tuple(
    fc.array(fc.constantFrom(...statuses), { minLength: refs.length, maxLength: refs.length }),
    fc.subarray(['Android', 'iOS']),
    fc.constantFrom(0.2, 0.5, 0.9),
    fc.subarray(['T1404', 'T1407', 'T1660']),
  )
  .map(([marks, platforms, unscored, out]) => {
    const marked = marks.reduce((at, one, place) => withStatus(refs.slice(place, place + 1), one)(at), start)
    const weighed = withWeights({ ...start.weights, unscored })(withPlatforms(platforms)(marked))
    const excluded = out.map((technique) => ({ technique, reason: 'none here' }))
    return { ...weighed, scope: { ...weighed.scope, excluded } }
  })

test('is the difference of the strengths that the second calculator finds, technique by technique', () => {
  fc.assert(
    fc.property(
      someAssessment,
      someAssessment,
      fc.constantFrom('current' as const, 'planned' as const),
      (a, b, when) => {
        const [before, after] = [a, b].map((one) =>
          computeCoverage(indexCoverage({ ...input, assessment: one }), one.capabilities, when),
        )
        if (before === undefined || after === undefined) throw new Error('two')
        const change = strengthChange(before, after)
        const inScope = (one: Assessment) =>
          new Map(
            naiveCoverage(one, own, when)
              .techniques.filter(({ state }) => state !== 'excluded')
              .map(({ id, strength }) => [id, strength]),
          )
        const [then, now] = [inScope(a), inScope(b)]
        after.index.scope.techniques.forEach(({ id }, place) => {
          const [s, t] = [then.get(id), now.get(id)]
          if (s === undefined || t === undefined) expect(change[place], id).toBeNaN()
          else expect(change[place], id).toBeCloseTo(t - s, 9)
        })
      },
    ),
    { numRuns: 30 },
  )
})

test('says what else than marks differs', () => {
  expect(differingBasis(start, withStatus(refs.slice(0, 1), 'deployed')(start))).toEqual([])
  const other = withWeights({ ...start.weights, unscored: 0.3 })(withPlatforms(['iOS'])(start))
  expect(differingBasis(start, other)).toEqual(['scope', 'weights'])
  expect(
    differingBasis(start, { ...start, threats: [{ kind: 'group', id: 'G0001', weight: 1 }], mappingSets: [] }),
  ).toEqual(['threats', 'mapping sets'])
})
