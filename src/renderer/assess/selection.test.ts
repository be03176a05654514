import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extended, nothingSelected, toggled, within } from './selection.ts'

const order = [
  { kind: 'group', id: 'g' },
  ...['a', 'b', 'c', 'd', 'e'].map((id) => ({ kind: 'row' as const, id })),
] as const
const ids = (selection: { readonly ids: ReadonlySet<string> }) => [...selection.ids].sort().join('')

describe('a selection', () => {
  it('toggles one row, and a group as a whole', () => {
    const one = toggled(nothingSelected, ['b'])
    expect(ids(one)).toBe('b')
    expect(ids(toggled(one, ['a', 'b', 'c']))).toBe('abc')
    expect(ids(toggled(toggled(one, ['a', 'b', 'c']), ['a', 'b', 'c']))).toBe('')
  })

  it('grows and shrinks with its range, and keeps what was chosen before', () => {
    const first = extended(toggled(nothingSelected, ['a']), order, 'c', 'd')
    expect(ids(first)).toBe('acd')
    const grown = extended(first, order, 'd', 'e')
    expect(ids(grown)).toBe('acde')
    expect(ids(extended(grown, order, 'e', 'd'))).toBe('acd')
    expect(ids(extended(grown, order, 'e', 'b'))).toBe('abc')
  })

  it('begins a new range elsewhere, leaving headings out', () => {
    const first = extended(nothingSelected, order, 'd', 'e')
    expect(ids(extended(first, order, 'b', 'g'))).toBe('abde')
  })

  it('forgets what is no longer listed', () => {
    const all = toggled(nothingSelected, ['a', 'b'])
    expect(ids(within(all, new Set(['b', 'c'])))).toBe('b')
    expect(within(all, new Set(['a', 'b', 'c']))).toBe(all)
  })

  it('only ever holds rows, whatever is pressed', () => {
    const id = fc.constantFrom('g', 'a', 'b', 'c', 'd', 'e', 'gone')
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id)), (steps) => {
        let selection = nothingSelected
        for (const [from, to] of steps) selection = extended(selection, order, from, to)
        expect([...selection.ids].every((one) => /^[a-e]$/.test(one))).toBe(true)
      }),
    )
  })
})
