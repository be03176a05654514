import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inert } from './inert.ts'
import { textTable } from './text-table.ts'

test('escape sequences, line breaks and turned text do nothing', () => {
  expect(inert('\u001b[31mred\u0007')).toBe('\\u001b[31mred\\u0007')
  expect(inert('two\r\nlines\tand a tab')).toBe('two lines and a tab')
  expect(inert('a\u202eb\u2028c\u009b')).toBe('a\\u202eb\\u2028c\\u009b')
  expect(inert('Größe “x” 漢字 👩‍💻')).toBe('Größe “x” 漢字 👩‍💻')
})

test('whatever the text, it stays on one line', () => {
  // Up to the separators and the signs that turn the direction of writing.
  const unit = fc.integer({ min: 0, max: 0x2070 }).map((code) => String.fromCodePoint(code))
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(inert(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    }),
  )
})

test('a table is aligned by characters, numbers to the right, without trailing blanks', () => {
  const columns = [{ title: 'Name' }, { title: 'N', right: true }, { title: 'Note' }]
  expect(
    textTable(columns, [
      ['é👍', '10', ''],
      ['longer', '1', 'x'],
    ]),
  ).toEqual(['Name     N  Note', 'é👍      10', 'longer   1  x'])
})
