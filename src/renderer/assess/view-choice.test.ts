import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnKeys, widthLimits } from './columns.ts'
import { firstChoice, parseChoice, storedChoice, type ViewChoice } from './view-choice.ts'

describe('a kept view', () => {
  it('comes back as it was', () => {
    const texts = fc.array(fc.string(), { minLength: 1, maxLength: 4 }).map((all) => new Set(all))
    const filters = fc.record({
      framework: fc.option(fc.string()),
      text: fc.string(),
      chosen: fc.array(fc.tuple(fc.string(), texts)).map((all) => new Map(all)),
    })
    const key = fc.constantFrom(...columnKeys.filter((one) => one !== 'note'))
    const sorts = fc.option(fc.record({ key, descending: fc.boolean() }))
    const tastes = fc.record({
      shown: fc.option(fc.subarray([...columnKeys]).map((all) => new Set(all))),
      widths: fc.dictionary(key, fc.integer({ min: widthLimits.least, max: widthLimits.most })),
    })
    fc.assert(
      fc.property(filters, sorts, fc.boolean(), tastes, (filter, sort, flat, columns) => {
        const choice: ViewChoice = { filter, sort, flat, columns: { ...columns, widths: { ...columns.widths } } }
        expect(parseChoice(JSON.parse(JSON.stringify(storedChoice(choice))))).toEqual(choice)
      }),
    )
  })

  it('is a view whatever is stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { filter, columns } = parseChoice(stored)
        expect(filter.text.length).toBeLessThanOrEqual(1000)
        for (const width of Object.values(columns.widths)) expect(width).toBeGreaterThanOrEqual(widthLimits.least)
      }),
    )
    const broken = { sort: { key: 'lost' }, flat: 'yes', shown: 'all', widths: { status: 1e9, owner: '90', lost: 90 } }
    expect(parseChoice(broken)).toEqual(firstChoice)
    expect(parseChoice({ framework: 7, text: ['x'], chosen: { status: 'deployed', owner: [1, 'SOC'] } })).toEqual({
      ...firstChoice,
      filter: { framework: null, text: '', chosen: new Map([['owner', new Set(['SOC'])]]) },
    })
  })
})
