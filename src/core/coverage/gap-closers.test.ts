import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { statuses, type Status } from '../assessment/assessment.ts'
import { newAssessment, withStatus } from '../assessment/edits.ts'
import { openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import { computeCoverage } from './compute.ts'
import { indexCoverage } from './coverage-index.ts'
import { gapClosers } from './gap-closers.ts'
import { loadInput } from './load-input.ts'
import { stateCode } from './technique-figures.ts'

vi.setConfig({ testTimeout: 60_000 })

const start = newAssessment({
  id: 'a',
  name: 'A',
  createdAt: '2026-01-01T00:00:00Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: ['azure-04.26.2025_attack-16.1-enterprise', 'csa_ccm-4.1_attack-17.1-enterprise'],
  sources: {},
})
const index = indexCoverage(valueOf(await loadInput(await openBundledKnowledge(), start)))
const refs = index.capabilities.map(({ framework, key }) => ({ framework, capability: key }))

describe('what closes a gap', () => {
  it('is what covers one when it is deployed, tried one by one', () => {
    // Gaps need everything that maps to a technique to be out of force: most are.
    const status = fc.oneof(
      { weight: 12, arbitrary: fc.constant<Status>('not_deployed') },
      { weight: 1, arbitrary: fc.constantFrom(...statuses) },
    )
    const marks = fc.array(status, { minLength: refs.length, maxLength: refs.length })
    let some = 0
    fc.assert(
      fc.property(marks, fc.constantFrom('current' as const, 'planned' as const), (marked, scenario) => {
        const document = marked.reduce((at, one, place) => withStatus(refs.slice(place, place + 1), one)(at), start)
        const before = computeCoverage(index, document.capabilities, scenario)
        const closers = gapClosers(before)
        refs.forEach((ref, place) => {
          const after = computeCoverage(index, withStatus([ref], 'deployed')(document).capabilities, scenario)
          const closes = before.state.some(
            (state, technique) =>
              state === stateCode.gap &&
              index.scope.listed[technique] === 1 &&
              after.state[technique] === stateCode.covered,
          )
          expect(closers[place] === 1, ref.capability).toBe(closes && marked[place] !== 'not_applicable')
          if (closes) some++
        })
      }),
      { numRuns: 12, seed: 3 },
    )
    expect(some).toBeGreaterThan(0)
  })

  it('is nothing where nothing was looked at', () => {
    expect([...gapClosers(computeCoverage(index, [], 'current'))].some((one) => one === 1)).toBe(false)
  })
})
