import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBefore, isDay } from './days.ts'

const days = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a day', () => {
  it('is one of the calendar', () => {
    fc.assert(fc.property(days, (day) => isDay(day)))
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01']) expect(isDay(day), day).toBe(true)
  })

  it.each([
    '',
    '2026',
    '2026-2-1',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-11-24T09:00:00Z',
    ' 2026-11-24',
    '24.11.2026',
    '２０２６-11-24',
    'yesterday',
  ])('isn’t %j', (text) => {
    expect(isDay(text)).toBe(false)
  })
})

it('goes back over months and leap years', () => {
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28')
  expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29')
  expect(daysBefore('2026-01-15', 30)).toBe('2025-12-16')
  fc.assert(
    fc.property(days, fc.nat(400), (day, count) => {
      const before = daysBefore(day, count)
      expect(isDay(before)).toBe(true)
      expect(Date.parse(day) - Date.parse(before)).toBe(count * 86_400_000)
    }),
  )
})
