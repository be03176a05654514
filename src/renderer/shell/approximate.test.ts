import fc from 'fast-check'
import { expect, test } from 'vitest'
import { approximately, toleratedErrors } from './approximate.ts'

/** The plain way: the least distance between the pattern and any part of the text. */
function leastDistance(pattern: string, text: string): number {
  let row = Array.from({ length: text.length + 1 }, () => 0)
  for (let i = 1; i <= pattern.length; i++) {
    const next = [i]
    for (let j = 1; j <= text.length; j++) {
      const same = pattern[i - 1] === text[j - 1] ? 0 : 1
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(...row)
}

test('agrees with the plain distance over every part of the text', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 })
  const text = fc.array(word, { maxLength: 6 }).map((words) => ` ${words.join(' ')} `)
  fc.assert(
    fc.property(word, text, fc.constantFrom(0, 1, 2), (sought, within, most) => {
      const plain = leastDistance(` ${sought}`, within)
      expect(approximately(sought, most)(within)).toBe(plain <= most ? plain : null)
    }),
    { numRuns: 2000 },
  )
})

test('a typing error is forgiven where a word is long enough', () => {
  const text = '\nt1578.001\ncreate-snapshot\n'
  expect(approximately('snapsot', toleratedErrors('snapsot'))(text)).toBe(1)
  expect(approximately('snpshto', toleratedErrors('snpshto'))(text)).not.toBeNull()
  expect(toleratedErrors('ac-2')).toBe(0)
  expect(toleratedErrors('cat')).toBe(0)
})
