import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listed, printDate, printHundredth, printShare, printStrength, printTime } from './printed-figures.ts'

test('rounding never turns something into nothing, or less into all', () => {
  expect(printShare(0, 0)).toBe('–')
  expect([printShare(0, 9), printShare(9, 9), printShare(457, 693)]).toEqual(['0%', '100%', '65.9%'])
  expect([printShare(1, 9999), printShare(9998, 9999)]).toEqual(['<0.1%', '>99.9%'])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (whole, raw) => {
      const part = raw % (whole + 1)
      expect(printShare(part, whole) === '0%').toBe(part === 0)
      expect(printShare(part, whole) === '100%').toBe(part === whole)
      expect(printShare(part, whole)).not.toMatch(/^(0\.0|100\.0)%$/)
    }),
  )
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (strength) => {
      expect(printHundredth(strength) === '0').toBe(strength === 0)
      expect(printHundredth(strength) === '100').toBe(strength === 1)
      expect(printStrength(strength) === '0.00').toBe(strength === 0)
      expect(printStrength(strength) === '1.00').toBe(strength === 1)
    }),
  )
})

test('dates and lists read as people write them', () => {
  expect(printDate('2026-11-24T09:00:00.000Z')).toBe('24 November 2026')
  expect(printTime('2026-11-24T09:05:00.000Z')).toBe('24 November 2026, 09:05 UTC')
  expect([printDate('soon'), printDate('2026-13-01')]).toEqual(['soon', '2026-13-01'])
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c'])
})
