import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureChanges } from './figure-changes.ts'

const figures = (covered: number, techniques: number, strength: number) => ({
  techniques,
  covered,
  breadth: techniques === 0 ? 0 : covered / techniques,
  strength,
  assessed: covered,
  capabilities: techniques,
})

test('a change is what the printed figures differ by', () => {
  const changes = figureChanges(figures(412, 693, 0.296), figures(457, 693, 0.344))
  expect(changes).toEqual({
    breadth: { direction: 'up', amount: '6.4 points' },
    covered: { direction: 'up', amount: '45' },
    strength: { direction: 'up', amount: '0.04' },
    assessed: { direction: 'up', amount: '45' },
  })
  expect(figureChanges(figures(5, 10, 0.5), figures(4, 10, 0.5))?.breadth).toEqual({
    direction: 'down',
    amount: '10.0 points',
  })
  expect(figureChanges(figures(5, 10, 0.501), figures(5, 10, 0.499))?.strength.direction).toBe('same')
})

test('nothing in scope, no change', () => {
  expect(figureChanges(figures(0, 0, 0), figures(4, 10, 0.5))).toBeNull()
  expect(figureChanges(figures(4, 10, 0.5), figures(0, 0, 0))).toBeNull()
})

test('then and the change add up to now, as they are printed', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, (then, now) => {
      const { strength } = figureChanges(figures(1, 2, then), figures(1, 2, now)) ?? {}
      const signed = (strength?.direction === 'down' ? -1 : 1) * Number(strength?.amount)
      expect(Math.round(then * 100) + Math.round(signed * 100)).toBe(Math.round(now * 100))
    }),
  )
})
