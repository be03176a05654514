import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstChoice, parseChoice, storedChoice } from './view-choice.ts'

describe('a kept view', () => {
  it('comes back as it was', () => {
    const texts = fc.array(fc.string(), { minLength: 1, maxLength: 4 }).map((all) => new Set(all))
    const filters = fc.record({
      framework: fc.option(fc.string()),
      text: fc.string(),
      chosen: fc.array(fc.tuple(fc.string(), texts)).map((all) => new Map(all)),
    })
    fc.assert(
      fc.property(filters, (filter) => {
        const choice = { ...firstChoice, filter }
        expect(parseChoice(JSON.parse(JSON.stringify(storedChoice(choice))))).toEqual(choice)
      }),
    )
  })

  it('is a view whatever is stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(parseChoice(stored).filter.text.length).toBeLessThanOrEqual(1000)
      }),
    )
    expect(parseChoice({ framework: 7, text: ['x'], chosen: { status: 'deployed', owner: [1, 'SOC'] } })).toEqual({
      ...firstChoice,
      filter: { framework: null, text: '', chosen: new Map([['owner', new Set(['SOC'])]]) },
    })
  })
})
