import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberIn } from './number-text.ts'

it('reads numbers with a point or a comma', () => {
  expect(numberIn(' 0.5 ', 0, 1)).toEqual({ ok: true, value: 0.5 })
  expect(numberIn('0,5', 0, 1)).toEqual({ ok: true, value: 0.5 })
  expect(numberIn('.25', 0, 1)).toEqual({ ok: true, value: 0.25 })
  expect(numberIn('', 0, 1)).toEqual({ ok: true, value: null })
})

it.each(['abc', '1e3', '0x10', '1.2.3', 'Infinity', 'NaN', '--1', '1 2'])('refuses %s', (text) => {
  expect(numberIn(text, undefined, undefined).ok).toBe(false)
})

it('names the limit that a number breaks', () => {
  expect(numberIn('2', 0, 1)).toEqual({ ok: false, problem: 'Type a number of at most 1.' })
  expect(numberIn('-1', 0, 1)).toEqual({ ok: false, problem: 'Type a number of at least 0.' })
})

it('never lets out anything but a finite number within its limits', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const answer = numberIn(text, 0, 1)
      if (!answer.ok || answer.value === null) return
      expect(answer.value).toBeGreaterThanOrEqual(0)
      expect(answer.value).toBeLessThanOrEqual(1)
    }),
  )
})
