// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statuses } from '../../core/assessment/assessment.ts'
import { newAssessment, withNote, withOwner, withStatus, withWeights } from '../../core/assessment/edits.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import { openKnowledge } from '../../core/knowledge/knowledge.ts'
import { isSameDocument, opened } from './opened-assessment.ts'
import { readBundledFile } from './surroundings.test-twin.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const policy = { framework: 'azure', capability: 'azure_policy' }
const sentinel = { framework: 'azure', capability: 'microsoft_sentinel' }

async function openNew() {
  const known = await openKnowledge(readBundledFile)
  if (!known.ok) throw new Error(known.problems[0]?.what)
  const document = newAssessment({
    id: 'a',
    name: 'A',
    createdAt: '',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [azure],
    sources: known.value.sources,
  })
  const basis = await loadInput(known.value, document)
  if (!basis.ok) throw new Error(basis.problems[0]?.what)
  return opened(document, basis.value)
}

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom(policy, sentinel), fc.constantFrom(...statuses), fc.constantFrom(0.2, 0.6))
    .map(([ref, status, extent]) => withStatus([ref], status, extent)),
  fc.constantFrom(withNote(policy, 'n'), withNote(policy, ''), withOwner(sentinel, 'SOC')),
  fc.constantFrom(0.3, 0.7).map((partial) => withWeights({ minimal: 0.1, partial, significant: 1, unscored: 0.5 })),
)

describe('an opened assessment', () => {
  it('has the same coverage whatever was open before', async () => {
    const first = await openNew()
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 10 }), (list) => {
        const last = list.reduce((at, edit) => opened(edit(at.document), at.basis, at), first)
        const fresh = opened(last.document, last.basis)
        for (const scenario of ['current', 'planned'] as const) {
          expect(last[scenario].metrics).toEqual(fresh[scenario].metrics)
          expect(last[scenario].strength).toEqual(fresh[scenario].strength)
          expect(last[scenario].state).toEqual(fresh[scenario].state)
          expect(last[scenario].progress).toEqual(fresh[scenario].progress)
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('keeps its coverage through notes and owners', async () => {
    const first = await openNew()
    const noted = opened(withNote(policy, 'n')(first.document), first.basis, first)
    expect(noted.current).toBe(first.current)
    const marked = opened(withStatus([policy], 'deployed')(noted.document), noted.basis, noted)
    expect(marked.index).toBe(first.index)
    expect(marked.current).not.toBe(first.current)
    expect(opened(withOwner(policy, 'SOC')(marked.document), marked.basis, marked).current).toBe(marked.current)
  })

  it('is the same document only when nothing differs', async () => {
    const { document } = await openNew()
    const marked = withStatus([policy], 'partial', 0.2)(document)
    expect(isSameDocument(marked, withStatus([policy], 'partial', 0.2)(marked))).toBe(true)
    expect(isSameDocument(marked, withStatus([policy], 'partial', 0.6)(marked))).toBe(false)
    expect(isSameDocument(marked, withOwner(policy, 'SOC')(marked))).toBe(false)
    expect(isSameDocument(marked, document)).toBe(false)
    expect(isSameDocument(marked, { ...marked, name: 'B' })).toBe(false)
  })
})
