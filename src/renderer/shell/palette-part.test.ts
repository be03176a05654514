import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnPart, extentOf, paletteHeights, type PalettePart } from './palette-part.ts'
import type { PaletteAnswer, PaletteGroup } from './palette-search.ts'

const kinds: readonly PaletteGroup[] = ['go', 'technique', 'capability', 'group', 'command']

function answerOf(sizes: readonly number[]): PaletteAnswer {
  const groups = sizes.map((size, at) => {
    const group = kinds[at] ?? 'go'
    const entries = Array.from({ length: size }, (_, number) => {
      const id = `${group} ${String(number)}`
      return { id, group, label: id }
    })
    return { group, entries }
  })
  return { groups, best: null }
}

function heightOf(groups: readonly { readonly entries: readonly unknown[] }[]): number {
  return groups.reduce((sum, { entries }) => sum + paletteHeights.heading + entries.length * paletteHeights.entry, 0)
}

const drawnOf = ({ groups }: PalettePart) => groups.flatMap(({ entries }) => entries)

describe('drawnPart', () => {
  it('draws no more than what is in sight', () => {
    const part = drawnPart(answerOf([5, 5, 5, 5, 5]), 0, 350)
    expect(drawnOf(part).map(({ entry }) => entry.id)).toEqual([
      ...['go 0', 'go 1', 'go 2', 'go 3', 'go 4'],
      ...['technique 0', 'technique 1', 'technique 2', 'technique 3', 'technique 4'],
    ])
    expect(part.rest).toBe(3 * (28 + 5 * 30))
  })

  it('says where each entry lies, one under the other', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: kinds.length })
    fc.assert(
      fc.property(sizes, (of) => {
        const answer = answerOf(of)
        const { heading, entry, padding } = paletteHeights
        let bottom = padding
        for (const [place, first] of of
          .flatMap((size) => Array.from({ length: size }, (_, at) => at === 0))
          .entries()) {
          const top = bottom + (first ? heading : 0)
          bottom = top + entry
          expect(extentOf(answer, place)).toEqual([top, bottom])
        }
      }),
    )
  })

  it('draws the first of all, to a height and to a place, and says how high the rest is', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: kinds.length })
    fc.assert(
      fc.property(sizes, fc.nat(), fc.integer({ min: 1, max: 1200 }), (of, anywhere, height) => {
        const answer = answerOf(of)
        const all = answer.groups.flatMap(({ entries }) => entries)
        const at = anywhere % all.length
        const part = drawnPart(answer, at, height)
        const drawn = drawnOf(part)
        expect(drawn.map(({ entry }) => entry)).toEqual(all.slice(0, drawn.length))
        expect(drawn.map(({ place }) => place)).toEqual(drawn.map((_, place) => place))
        expect(heightOf(part.groups) + part.rest).toBe(heightOf(answer.groups))
        expect(drawn.length).toBeGreaterThan(at)
        expect(part.rest === 0 || heightOf(part.groups) >= height).toBe(true)
        const last = drawn.at(-1)?.place ?? 0
        expect(last === at || heightOf(part.groups) - paletteHeights.entry - paletteHeights.heading < height).toBe(true)
      }),
    )
  })
})
