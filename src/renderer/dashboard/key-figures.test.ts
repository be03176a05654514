import { expect, test } from 'vitest'
import { inputOf, marked } from '../../core/report/report-input.test-twin.ts'
import { keyFigures } from './key-figures.ts'

const assessment = await marked('enterprise', '19.0', [
  'azure-04.26.2025_attack-16.1-enterprise',
  'cri_profile-v2.1_attack-16.1-enterprise',
])
const { coverage, result } = await inputOf(assessment)

test('every figure is the core’s, with its unit or denominator', () => {
  const figures = new Map(keyFigures(coverage, 0).map((figure) => [figure.id, figure]))
  const { metrics, progress, techniques } = result
  expect(figures.get('strength')?.figure).toBe(metrics.strength.toFixed(2))
  expect(figures.get('reliance')?.figure).toBe(String(metrics.depth['1']))
  expect(figures.get('unscored')?.figure).toBe(String(techniques.filter((one) => one.unscoredOnly).length))
  expect(figures.get('assessed')?.figure).toBe(String(progress.assessed))
  for (const { of, meaning } of figures.values()) {
    expect(of).not.toBe('')
    expect(meaning).not.toBe('')
  }
})

test('threats have a figure only where some are chosen', () => {
  expect(keyFigures(coverage, 0).some(({ id }) => id === 'demand')).toBe(false)
  expect(keyFigures(coverage, 2).find(({ id }) => id === 'demand')?.note).toContain('2 sources')
})
