import { expect, test } from 'vitest'
import { contrast } from './colour.ts'
import { colourAt, inkOn, strengthStops } from './scale.ts'

test('a value on a stop has its colour, and small values are as visible as the first stop', () => {
  const at = (value: number): string => colourAt(strengthStops, value)
  expect([0, 0.01, 0.1, 0.5, 1].map(at)).toEqual(['#f5f6f8', '#97d6d2', '#97d6d2', '#33a2a6', '#004b60'])
  expect([-1, 2].map(at)).toEqual(['#f5f6f8', '#004b60'])
})

test('more strength is always darker, and its number can be read on it', () => {
  const colours = Array.from({ length: 101 }, (_, hundredth) => colourAt(strengthStops, hundredth / 100))
  for (let at = 11; at <= 100; at++) {
    expect(contrast(colours[at]!, '#ffffff')).toBeGreaterThan(contrast(colours[at - 1]!, '#ffffff'))
  }
  for (const colour of colours) expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.5)
})
