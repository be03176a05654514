import { describe, expect, it } from 'vitest'
import { newAssessment } from '../../core/assessment/edits.ts'
import { indexCoverage } from '../../core/coverage/coverage-index.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import { openBundledKnowledge, valueOf } from '../../core/knowledge/bundled-knowledge.test-twin.ts'
import { byCodeUnits } from '../../core/order.ts'
import { familiesByTactic } from './families.ts'
import { layMatrix } from './layout.ts'
import { cellsInOrder } from './moves.ts'

describe('the matrix of every bundled ATT&CK version', () => {
  it('has each listed technique once in each of its tactics, in every counting mode, and stands on a large screen', async () => {
    const knowledge = await openBundledKnowledge()
    expect(knowledge.index.attack.length).toBeGreaterThan(0)
    for (const { domain, version } of knowledge.index.attack) {
      const document = newAssessment({
        id: 'any',
        name: 'Any',
        createdAt: '2026-01-01T00:00:00.000Z',
        domain,
        version,
        mappingSets: [],
        sources: {},
      })
      const input = valueOf(await loadInput(knowledge, document))
      for (const count of ['all', 'techniques', 'leaves'] as const) {
        const scope = { ...document.scope, count }
        const index = indexCoverage({ ...input, assessment: { ...document, scope } })
        const layout = layMatrix(familiesByTactic(index), 'fit', { width: 1832, height: 860 }, () => false)
        expect(layout.fits, `${domain} ${version} ${count}`).toBe(true)
        const found = cellsInOrder(layout).flatMap(({ counted, place }) => (counted ? [place] : []))
        const expected = index.tacticPlaces.flat()
        expect(found.map(String).sort(byCodeUnits)).toEqual(expected.map(String).sort(byCodeUnits))
      }
    }
  })
})
