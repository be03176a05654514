import { expect, test } from 'vitest'
import { isoTime } from './iso-time.ts'

test.each([
  ['2026-11-24', '2026-11-24T00:00:00.000Z'],
  [' 2026-11-24T09:30Z ', '2026-11-24T09:30:00.000Z'],
  ['2026-11-24T09:30:15.25+02:00', '2026-11-24T07:30:15.250Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-02-29', null],
  ['2026-02-30T10:00Z', null],
  ['2026-13-01', null],
  ['2026-11-24T25:00Z', null],
  ['2026-11-24T09:30', null],
  ['24.11.2026', null],
  ['now', null],
  ['', null],
])('%j becomes %j', (text, time) => {
  expect(isoTime(text)).toBe(time)
})
