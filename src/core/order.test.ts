import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCodeUnits, byVersion, sortedUnique } from './order.ts'

test('code units, not a locale, order texts', () => {
  const sorted = ['AC-10', 'AC-2', 'Z', '_', 'a', 'z', 'Ä', '\u{1F600}', '\uFF01']
  expect([...sorted].reverse().sort(byCodeUnits)).toEqual(sorted)
  // A character outside the basic plane is a pair of surrogates, which stand before U+FF01.
  expect(byCodeUnits('\u{1F600}', '\uFF01')).toBe(-1)
})

test('byCodeUnits orders as the default sort does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'Z', '1', 'é', '\u{1F600}', '\uFF01') })), (texts) => {
      expect([...texts].sort(byCodeUnits)).toEqual([...texts].sort())
    }),
  )
})

test.each([
  ['9.0', '10.0', -1],
  ['19.0', '9.1', 1],
  ['16.1', '16.1', 0],
  ['16', '16.0', 0],
  ['16.1', '16.1.1', -1],
  ['8.2', '8.10', -1],
])('version %s against %s', (a, b, sign) => {
  expect(Math.sign(byVersion(a, b))).toBe(sign)
  expect(Math.sign(byVersion(b, a))).toBe(sign === 0 ? 0 : -sign)
})

test('sortedUnique gives each text once, sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('b', 'a', 'B', '10', '9', '')), (texts) => {
      const result = sortedUnique(texts)
      expect(new Set(result)).toEqual(new Set(texts))
      expect(result).toHaveLength(new Set(texts).size)
      expect([...result].sort()).toEqual(result)
    }),
  )
})
