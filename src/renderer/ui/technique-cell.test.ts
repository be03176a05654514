import { expect, it } from 'vitest'
import type { TechniqueState } from '../../core/coverage/coverage-result.ts'
import { cellLook } from './technique-cell.ts'

it('fills a covered technique by its strength, and hatches what nothing scores', () => {
  expect(cellLook({ state: 'covered', strength: 0.5, unscoredOnly: false })).toEqual({
    classes: 's50',
    sign: '50',
    words: 'covered, strength 0.50',
  })
  expect(cellLook({ state: 'covered', strength: 0.25, unscoredOnly: true })).toEqual({
    classes: 's25 cell-hatch',
    sign: '25',
    words: 'covered, strength 0.25, unscored only',
  })
})

it('never writes the sign of a gap on a covered technique', () => {
  expect(cellLook({ state: 'covered', strength: 0.001, unscoredOnly: false }).sign).toBe('1')
})

it('tells every other state by a sign of its own', () => {
  const states: TechniqueState[] = ['planned', 'unassessed', 'gap', 'no_control', 'excluded']
  const looks = states.map((state) => cellLook({ state, strength: 0, unscoredOnly: false }))
  expect(looks.map((look) => look.sign)).toEqual(['+', '?', '0', '–', '×'])
  expect(new Set(looks.map((look) => look.classes)).size).toBe(states.length)
})
