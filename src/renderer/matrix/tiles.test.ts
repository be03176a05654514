import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meet } from './geometry.ts'
import { tilesAround, tilesOf } from './tiles.ts'

const someSize = fc.record({ width: fc.integer({ min: 1, max: 5000 }), height: fc.integer({ min: 1, max: 9000 }) })
const someDensity = fc.constantFrom(1, 1.1, 1.25, 1.5, 2, 3)

test('tiles cover the picture, side by side, and begin on pixels of the screen', () => {
  fc.assert(
    fc.property(someSize, someDensity, (size, density) => {
      const tiles = tilesOf(size, density)
      expect(new Set(tiles.map(({ key }) => key)).size).toBe(tiles.length)
      for (const { x, y, width, height } of tiles) {
        for (const edge of [x, y, width, height]) {
          expect(Math.abs(edge * density - Math.round(edge * density))).toBeLessThan(1e-6)
        }
        const right = tiles.find((other) => other.y === y && other.x > x)
        if (right !== undefined) expect(x + width).toBeCloseTo(right.x)
        else expect(x + width).toBeGreaterThanOrEqual(size.width - 1e-6)
        const below = tiles.find((other) => other.x === x && other.y > y)
        if (below !== undefined) expect(y + height).toBeCloseTo(below.y)
        else expect(y + height).toBeGreaterThanOrEqual(size.height - 1e-6)
        expect(Math.max(x + width - size.width, y + height - size.height)).toBeLessThanOrEqual(1 / density + 1e-6)
      }
      expect(tiles[0]).toMatchObject({ x: 0, y: 0 })
    }),
  )
})

test('whatever of the picture is in view is in a tile that is seen, and no tile is both seen and near', () => {
  const someView = fc.record({
    x: fc.integer({ min: -200, max: 5000 }),
    y: fc.integer({ min: -200, max: 9000 }),
    width: fc.integer({ min: 1, max: 2500 }),
    height: fc.integer({ min: 1, max: 1400 }),
  })
  fc.assert(
    fc.property(someSize, someView, (size, view) => {
      const tiles = tilesOf(size, 1)
      const { seen, near } = tilesAround(tiles, view)
      for (const tile of tiles) {
        expect(seen.includes(tile)).toBe(meet(tile, view))
        if (seen.includes(tile)) expect(near).not.toContain(tile)
      }
      if (meet({ x: 0, y: 0, ...size }, view)) expect(seen.length).toBeGreaterThan(0)
    }),
  )
})

test('what is nearest is painted first', () => {
  const view = { x: 0, y: 0, width: 600, height: 400 }
  const { near } = tilesAround(tilesOf({ width: 4000, height: 4000 }, 1), view)
  const gaps = near.map(({ x, y }) => Math.max(0, x - view.width) + Math.max(0, y - view.height))
  expect(gaps.length).toBeGreaterThan(1)
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
})
