import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Family, TacticFamilies } from './families.ts'
import { cellGap, familyGap, layMatrix, tacticGap, type LayoutBox, type MatrixLayout } from './layout.ts'

/** Tactics with families of the given sizes (sub-techniques each); places are handed out in order. */
function tacticsOf(sizes: readonly (readonly number[])[]): readonly TacticFamilies[] {
  let next = 0
  return sizes.map((families, at) => ({
    tactic: { id: `TA${String(at)}`, name: `Tactic ${String(at)}`, shortname: `t${String(at)}` },
    at,
    families: families.map((subs): Family => {
      const head = next++
      return { head, headListed: true, subs: Array.from({ length: subs }, () => next++) }
    }),
  }))
}

const unfolded = (): boolean => false
const anySizes = fc.array(fc.array(fc.nat(15), { minLength: 1, maxLength: 15 }), { minLength: 1, maxLength: 10 })
const anyBox: fc.Arbitrary<LayoutBox> = fc.record({
  width: fc.integer({ min: 300, max: 2500 }),
  height: fc.integer({ min: 120, max: 1400 }),
})

function cellsOf(layout: MatrixLayout): readonly { readonly place: number; readonly tactic: number }[] {
  return layout.tactics.flatMap(({ at, columns }) => columns.flat().map(({ place }) => ({ place, tactic: at })))
}

describe('layout of the matrix', () => {
  it('places every technique once per tactic, in tactic order and family order', () => {
    fc.assert(
      fc.property(anySizes, anyBox, fc.constantFrom('fit', 'names', 'read'), (sizes, box, zoom) => {
        const tactics = tacticsOf(sizes)
        const expected = tactics.flatMap(({ at, families }) =>
          families.flatMap(({ head, subs }) => [head, ...subs].map((place) => ({ place, tactic: at }))),
        )
        expect(cellsOf(layMatrix(tactics, zoom, box, unfolded))).toEqual(expected)
      }),
    )
  })

  it('breaks no family across columns unless it is taller than a column', () => {
    fc.assert(
      fc.property(anySizes, anyBox, (sizes, box) => {
        const tactics = tacticsOf(sizes)
        const layout = layMatrix(tactics, 'fit', box, unfolded)
        for (const { at, columns } of layout.tactics) {
          const columnOf = new Map(columns.flatMap((cells, column) => cells.map(({ place }) => [place, column])))
          for (const { head, subs } of tactics[at]?.families ?? []) {
            const used = new Set([head, ...subs].map((place) => columnOf.get(place)))
            if (used.size > 1) expect((1 + subs.length) * layout.pitch).toBeGreaterThan(box.height)
          }
        }
      }),
    )
  })

  it('stands in its box where it says so, in columns wide enough to read', () => {
    fc.assert(
      fc.property(anySizes, anyBox, (sizes, box) => {
        const layout = layMatrix(tacticsOf(sizes), 'fit', box, unfolded)
        expect(layout.cellWidth).toBeGreaterThanOrEqual(50)
        if (!layout.fits) {
          expect([layout.cellWidth, layout.pitch]).toEqual([50, 10])
          return
        }
        expect(layout.width).toBeLessThanOrEqual(box.width)
        for (const { columns } of layout.tactics)
          for (const cells of columns) expect((cells.at(-1)?.top ?? 0) + layout.pitch).toBeLessThanOrEqual(box.height)
      }),
    )
  })

  it('says its own width', () => {
    const layout = layMatrix(tacticsOf([[3, 4], [1]]), 'names', { width: 100, height: 100 }, unfolded)
    expect(layout.width).toBe(148 + tacticGap + 148)
    const packed = layMatrix(tacticsOf([[9, 9, 9], [1]]), 'fit', { width: 900, height: 220 }, unfolded)
    const columns = packed.tactics.flatMap((tactic) => tactic.columns).length
    expect(packed.width).toBe(columns * packed.cellWidth + tacticGap + (columns - 2) * cellGap)
  })

  it('takes the largest rows that fit', () => {
    const families = [Array.from({ length: 10 }, () => 4)]
    const roomy = layMatrix(tacticsOf(families), 'fit', { width: 52, height: 50 * 20 + 9 * familyGap }, unfolded)
    expect([roomy.pitch, roomy.fits]).toEqual([20, true])
    const tight = layMatrix(tacticsOf(families), 'fit', { width: 52, height: 50 * 20 + 9 * familyGap - 1 }, unfolded)
    expect([tight.pitch, tight.fits]).toEqual([19, true])
  })

  it('evens out the columns of a tactic', () => {
    const families = [Array.from({ length: 12 }, () => 0)]
    const layout = layMatrix(tacticsOf(families), 'fit', { width: 105, height: 10 * 22 }, unfolded)
    expect(layout.tactics[0]?.columns.map((cells) => cells.length)).toEqual([6, 6])
  })

  it('leaves the head of a folded family, with what it hides', () => {
    const layout = layMatrix(tacticsOf([[2, 0]]), 'names', { width: 500, height: 500 }, (head) => head === 0)
    const [first, second] = layout.tactics[0]?.columns[0] ?? []
    expect(first).toMatchObject({ place: 0, kind: 'head', folded: true, subs: [1, 2] })
    expect(second).toMatchObject({ place: 3, folded: false, gap: true, top: 19 + familyGap })
  })
})
