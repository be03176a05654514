import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { byCodeUnits, byVersion, differingParts, sortedUnique } from './order.ts'

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

describe('differingParts', () => {
  const list = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 })

  it('leaves out what both begin and end with, and nothing else', () => {
    expect(differingParts([1, 2, 3, 9], [1, 7, 9])).toEqual([[2, 3], [7]])
    expect(differingParts([1, 2], [1, 2])).toEqual([[], []])
    expect(differingParts([1, 1], [1])).toEqual([[1], []])
  })

  it('turns one list into the other when its part is exchanged', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const [left, right] = differingParts(before, after)
        const start = before.findIndex((value, at) => value !== after[at])
        const from = start < 0 ? Math.min(before.length, after.length) : Math.min(start, after.length)
        expect(before.toSpliced(from, left.length, ...right)).toEqual(after)
        if (left.length > 0 && right.length > 0) {
          expect(left[0]).not.toBe(right[0])
          expect(left.at(-1)).not.toBe(right.at(-1))
        }
      }),
    )
  })
})
