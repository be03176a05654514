import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutMatrix } from './matrix-layout.ts'
import type { MatrixMeasures } from './matrix-layout.ts'

const measures: MatrixMeasures = {
  width: 600,
  columnPitch: 40,
  rowPitch: 10,
  headerHeight: 20,
  tacticGap: 6,
  bandGap: 10,
  bandHeight: 820,
  leastColumns: 1,
}

test('every cell has a place of its own inside the drawing, and short families stay in one column', () => {
  const families = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 25 })
  fc.assert(
    fc.property(fc.array(families, { minLength: 1, maxLength: 16 }), (tactics) => {
      const bands = layoutMatrix(tactics, measures)
      const placed = bands.flatMap((band) => band.tactics)
      expect(placed.map(({ tactic }) => tactic)).toEqual(tactics.map((_, at) => at))
      for (const band of bands) {
        let right = -measures.tacticGap
        for (const { tactic, x, columns, cells } of band.tactics) {
          expect(x).toBe(right + measures.tacticGap)
          right = x + columns * measures.columnPitch
          expect(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size).toBe(cells.length)
          const rows = (band.height - measures.headerHeight) / measures.rowPitch
          for (const { column, row } of cells) expect(column < columns && row < rows).toBe(true)
          let first = 0
          for (const size of tactics[tactic]!) {
            const family = cells.slice(first, first + size)
            first += size
            if (size <= rows) expect(new Set(family.map(({ row }, at) => row - at)).size).toBeLessThanOrEqual(2)
          }
          expect(first).toBe(cells.length)
        }
        expect(right).toBeLessThanOrEqual(measures.width)
        expect(band.height).toBeLessThanOrEqual(measures.bandHeight)
      }
    }),
    { numRuns: 30 },
  )
})

test('nothing to lay out is no band', () => {
  expect(layoutMatrix([], measures)).toEqual([])
})
