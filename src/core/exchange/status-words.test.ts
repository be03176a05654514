import { expect, test } from 'vitest'
import { foldedWord, meaningOf, parseStatusWords, printStatusWords } from './status-words.ts'

test.each([
  ['Yes', 'deployed'],
  [' IMPLEMENTED ', 'deployed'],
  ['ja', 'deployed'],
  ['Not  implemented', 'not_deployed'],
  ['nein', 'not_deployed'],
  ['partial', 'partial'],
  ['Partially-Implemented', 'partial'],
  ['In progress', 'planned'],
  ['Planned', 'planned'],
  ['N/A', 'not_applicable'],
  ['n.a.', 'not_applicable'],
  ['not_applicable', 'not_applicable'],
  ['unassessed', 'unassessed'],
  ['tbd', 'keep'],
  ['constructor', null],
  ['', null],
])('%j means %s', (word, meaning) => {
  expect(meaningOf(word, new Map())).toBe(meaning)
})

test('what the person said holds over what is commonly meant', () => {
  expect(meaningOf('YES', new Map([['yes', 'planned']]))).toBe('planned')
  expect(meaningOf('Rolled out', new Map([[foldedWord('rolled-out '), 'deployed']]))).toBe('deployed')
})

test('own words are kept and read back; whatever else stands there is left out', () => {
  const words = new Map([
    ['rolled out', 'deployed'],
    ['', 'keep'],
  ] as const)
  expect(parseStatusWords(JSON.parse(JSON.stringify(printStatusWords(words))))).toEqual(words)
  expect(parseStatusWords({ a: 'nonsense', b: 7, c: 'partial' })).toEqual(new Map([['c', 'partial']]))
  for (const stored of [null, [], 'x', 5]) expect(parseStatusWords(stored).size).toBe(0)
  const many = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`word ${String(at)}`, 'keep']))
  expect([...parseStatusWords(many).keys()].at(-1)).toBe('word 899')
  expect(parseStatusWords(many).size).toBe(500)
})
