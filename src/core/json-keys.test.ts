import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { nestsDeeperThan, repeatedKeys } from './json-keys.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

describe('repeatedKeys', () => {
  test.each([
    ['{}', []],
    ['{"a": 1, "b": {"a": 2}}', []],
    ['{"a": 1, "a": 2}', ['a']],
    ['{"a": 1, "\\u0061": 2}', ['a']],
    ['{"a\\"b": 1, "a\\u0022b": 2}', ['a"b']],
    ['{"scope": {"count": "all", "count": "leaves"}}', ['scope.count']],
    ['{"list": [{"x": 1}, {"x": 1, "y": 2, "x": 3}]}', ['list[1].x']],
    ['[[{"a":1,"a":2}], {"b":1,"b":2}]', ['[0][0].a', '[1].b']],
    ['{"a": {"b": 1}, "c": 1, "a": 2, "a": 3}', ['a', 'a']],
    ['{"__proto__": 1, "__proto__": 2}', ['__proto__']],
    ['{"a": "a", "b": ["a", "a"], "c": "{\\"a\\":1,\\"a\\":2}"}', []],
    ['{"a": {}, "b": [], "a": [1, 2]}', ['a']],
    ['{"a":"\\\\","a":1}', ['a']],
    ['"a"', []],
  ])('%s', (text, paths) => {
    expect(JSON.parse(text)).toBeDefined()
    expect(repeatedKeys(text)).toEqual(paths)
  })

  test('a text that JSON.stringify wrote repeats none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(repeatedKeys(JSON.stringify(value, null, indent))).toEqual([])
      }),
    )
  })

  test('a key that is written again anywhere is found', () => {
    const wrapped = fc.constantFrom(
      (inner: string) => `{"k":${inner}}`,
      (inner: string) => `[0,${inner}]`,
    )
    fc.assert(
      fc.property(
        fc.string(),
        fc.jsonValue(),
        fc.jsonValue(),
        fc.array(wrapped, { maxLength: 5 }),
        (key, a, b, around) => {
          const name = JSON.stringify(key)
          const object = `{${name}:${JSON.stringify(a)},${name}:${JSON.stringify(b)}}`
          expect(repeatedKeys(around.reduce((inner, wrap) => wrap(inner), object))).toHaveLength(1)
        },
      ),
    )
  })

  test('a string of twenty million characters is only long', () => {
    const note = 'x'.repeat(20_000_000)
    expect(repeatedKeys(`{"note": "${note}", "a": 1, "a": 2}`)).toEqual(['a'])
  })
})

describe('nestsDeeperThan', () => {
  test.each([
    ['1', 0, false],
    ['[]', 0, true],
    ['[[],[]]', 2, false],
    ['[[],{"a":[]}]', 2, true],
    ['["[[[[", "\\"[[[", {}]', 2, false],
    ['["\\\\", [[]]]', 2, true],
  ])('%s nests deeper than %i: %s', (text, limit, expected) => {
    expect(nestsDeeperThan(limit, text)).toBe(expected)
  })

  test('an endless text stops at the limit, also a broken one', () => {
    expect(nestsDeeperThan(64, '['.repeat(10_000_000))).toBe(true)
    expect(nestsDeeperThan(64, '"never closed [[[')).toBe(false)
    expect(nestsDeeperThan(64, ']]]}}}[[')).toBe(false)
  })
})
