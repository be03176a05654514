import { expect, test } from 'vitest'
import { matchingPicks, type PickEntry } from './picks.ts'

const entries: readonly PickEntry[] = [
  { value: 'a', code: 'T1078.004', label: 'Cloud Accounts' },
  { value: 'b', code: 'T1078', label: 'Valid Accounts' },
  { value: 'c', label: 'Safe Links', detail: 'Microsoft 365' },
]

function found(query: string): string {
  return matchingPicks(entries, query)
    .shown.map(({ value }) => value)
    .join('')
}

test('every word counts, wherever it stands; an exact id comes first', () => {
  expect(found('')).toBe('abc')
  expect(found('accounts')).toBe('ab')
  expect(found('t1078')).toBe('ba')
  expect(found('365 safe')).toBe('c')
  expect(found('nothing')).toBe('')
})

test('a long list is cut, and says by how much', () => {
  const many = Array.from({ length: 20_000 }, (_, at): PickEntry => ({ value: String(at), label: `Thing ${at}` }))
  const { shown, more } = matchingPicks(many, 'thing')
  expect(shown.length + more).toBe(20_000)
  expect(shown.length).toBeLessThan(100)
})
