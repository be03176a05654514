import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { isRecord, longestBundle, parseJson, textOf, textsOf } from './json-text.ts'
import type { Parsed } from './problem.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

function whatOf(result: Parsed<unknown>): string {
  return result.ok ? 'read' : result.problems.map((problem) => problem.what).join(' ')
}

describe('parseJson', () => {
  test('reads what JSON.parse reads, with a byte order mark too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom('', '\uFEFF'), (value, mark) => {
        const text = JSON.stringify(value)
        expect(parseJson(mark + text, 'a.json')).toEqual({ ok: true, value: JSON.parse(text) as unknown })
      }),
    )
  })

  test('refuses any other text with one problem that names the file', () => {
    for (const text of ['', ' ', '{', '{"a":1,}', "{'a':1}", '[1,2', 'nul', '\uFEFF\uFEFF{}', '{"a":NaN}', '\u0000']) {
      const result = parseJson(text, 'a.json')
      expect(result.ok, text).toBe(false)
      if (!result.ok) expect(result.problems).toMatchObject([{ file: 'a.json', where: '' }])
    }
  })

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => text.slice(0, -1)),
        ),
        (text) => {
          expect(typeof parseJson(text, '').ok).toBe('boolean')
        },
      ),
    )
  })

  test('reads 64 levels and refuses 65, however deep', () => {
    expect(parseJson('['.repeat(64) + ']'.repeat(64), '').ok).toBe(true)
    expect(whatOf(parseJson('['.repeat(65) + ']'.repeat(65), ''))).toContain('64 levels')
    expect(whatOf(parseJson(`${'{"a":'.repeat(2_000_000)}1${'}'.repeat(2_000_000)}`, ''))).toContain('64 levels')
  })

  test('refuses more than 50 MB, and of a bundle more than 200 MB', () => {
    const text = `"${'x'.repeat(50 * 1024 * 1024)}"`
    expect(whatOf(parseJson(text, ''))).toBe('The file is larger than 50 MB.')
    expect(parseJson(text, '', longestBundle).ok).toBe(true)
    expect(longestBundle).toBe(200 * 1024 * 1024)
  })
})

test('isRecord, textOf and textsOf take anything', () => {
  expect([{}, { a: 1 }, [], null, 'a', 1, undefined].map(isRecord)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(['a', '', 1, null, undefined, ['a']].map(textOf)).toEqual(['a', '', '', '', '', ''])
  expect(textsOf(['a', 1, null, 'b', ['c']])).toEqual(['a', 'b'])
  expect(textsOf({ 0: 'a' })).toEqual([])
})
