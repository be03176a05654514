import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellPicture } from './cell-picture.ts'
import { familiesByTactic } from './families.ts'
import { layMatrix } from './layout.ts'
import { matrixWorld } from './matrix-world.test-twin.ts'
import { plainPicture } from './plain-picture.test-twin.ts'
import { cellCorners, pictureHeight, PicturePainter } from './picture-painter.ts'

/** A ground that keeps what was painted last at each corner. */
function ground() {
  const seen = new Map<string, CellPicture>()
  let painted = 0
  return {
    seen,
    painted: () => painted,
    brush: {
      clear: ({ x, y }: Pick<CellPicture, 'x' | 'y'>) => void seen.delete(`${String(x)} ${String(y)}`),
      paint: (cells: readonly CellPicture[]) => {
        painted += cells.length
        for (const cell of cells) seen.set(`${String(cell.x)} ${String(cell.y)}`, cell)
      },
    },
  }
}

const someLook = fc.record({
  fill: fc.constantFrom('s50', 's100 cell-hatch', 'cell-gap'),
  text: fc.constantFrom('.001', '1595'),
  number: fc.constantFrom('', '50', '100'),
  head: fc.boolean(),
  struck: fc.boolean(),
  shared: fc.boolean(),
  share: fc.constantFrom(null, 0, 50),
})
/** Keys in an order of their own, so that cells also move. */
const someCells = fc
  .shuffledSubarray(['a', 'b', 'c', 'd', 'e'])
  .chain((keys) => fc.tuple(fc.constant(keys), fc.array(someLook, { minLength: keys.length, maxLength: keys.length })))
  .map(([keys, looks]) => {
    return new Map(keys.map((key, at) => [key, { ...(looks[at] as (typeof looks)[number]), x: 51, y: at * 13 }]))
  })

test('what was painted before leaves no trace', () => {
  fc.assert(
    fc.property(fc.array(someCells, { minLength: 1, maxLength: 5 }), (steps) => {
      const [kept, fresh] = [ground(), ground()]
      const painter = new PicturePainter(kept.brush)
      for (const step of steps) painter.paint(step)
      new PicturePainter(fresh.brush).paint(steps.at(-1) ?? new Map())
      expect(new Map([...kept.seen].sort())).toEqual(new Map([...fresh.seen].sort()))
    }),
  )
})

test('only what changed is painted again', () => {
  const { brush, painted } = ground()
  const painter = new PicturePainter(brush)
  const below = { ...plainPicture, y: 39 }
  painter.paint(
    new Map([
      ['a', plainPicture],
      ['b', below],
    ]),
  )
  painter.paint(
    new Map([
      ['a', { ...plainPicture }],
      ['b', { ...below, number: '70' }],
    ]),
  )
  expect(painted()).toBe(3)
})

test('cells stand side by side as they are laid, none on another', () => {
  const { coverage } = matrixWorld({})
  const layout = layMatrix(familiesByTactic(coverage.index), 'fit', { width: 400, height: 60 }, () => false)
  const corners = cellCorners(layout)
  expect(corners.length).toBeGreaterThan(3)
  for (const [at, { x, y }] of corners.entries()) {
    expect(x + layout.cellWidth).toBeLessThanOrEqual(layout.width)
    expect(y + layout.pitch).toBeLessThanOrEqual(pictureHeight(layout))
    for (const other of corners.slice(at + 1)) {
      const apart = Math.abs(other.x - x) > layout.cellWidth || Math.abs(other.y - y) >= layout.pitch
      expect(apart).toBe(true)
    }
  }
})
