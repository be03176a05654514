import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellPicture } from './cell-picture.ts'
import { plainPicture } from './plain-picture.test-twin.ts'
import { PicturePainter } from './picture-painter.ts'

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
  width: fc.constantFrom(50, 40),
  parts: fc.constantFrom(
    [],
    [{ letter: 'P', sign: '40', classes: 's40' }],
    [{ letter: 'P', sign: '40', classes: 'cell-aside' }],
  ),
  detail: fc.constantFrom(null, { id: 'T1', reached: 'P', inForce: '1' }, { id: 'T1', reached: 'PD', inForce: '2' }),
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
