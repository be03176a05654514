import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeMarks } from './bar-marks.ts'

const place = (planned: number | null, attainable: number): ReturnType<typeof placeMarks> =>
  placeMarks(planned === null ? null : { words: 'With planned', at: planned }, { words: 'Attainable', at: attainable })

test('words stand left of planned and right of attainable', () => {
  expect(place(0.69, 0.77)).toEqual([
    { words: 'With planned', at: 0.69, side: 'before', line: 0 },
    { words: 'Attainable', at: 0.77, side: 'after', line: 0 },
  ])
})

test('at an end the words stand inside the bar, and on two lines where they would meet', () => {
  expect(place(null, 1)).toEqual([{ words: 'Attainable', at: 1, side: 'before', line: 0 }])
  expect(place(0, 0).map(({ side, line }) => [side, line])).toEqual([
    ['after', 1],
    ['after', 0],
  ])
  expect(place(0.9, 1).map(({ line }) => line)).toEqual([1, 0])
})

test('no words leave the bar', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, (a, b) => {
      for (const { at, side } of place(Math.min(a, b), Math.max(a, b))) {
        expect(side === 'before' ? at : 1 - at).toBeGreaterThanOrEqual(0.22 - 1e-9)
      }
    }),
  )
})
