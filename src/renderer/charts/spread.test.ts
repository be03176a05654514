import { expect, test } from 'vitest'
import { spread } from './spread.ts'

test('what has room stays where it is', () => {
  expect(spread([0.66, 0.2])).toEqual([0.66, 0.2])
})

test('what would meet is moved apart, within the drawing and in its order', () => {
  for (const places of [
    [0.5, 0.5],
    [0.05, 0],
    [1, 0.98],
  ]) {
    const [a = 0, b = 0] = spread(places)
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(0.26 - 1e-9)
    expect(Math.min(a, b)).toBeGreaterThanOrEqual(0)
    expect(Math.max(a, b)).toBeLessThanOrEqual(1)
  }
})
