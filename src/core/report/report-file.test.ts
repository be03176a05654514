import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportFileName, reportKinds } from './report-file.ts'

test('names a report after its assessment and its day', () => {
  expect(reportFileName('Harbour Bank', 'html', '2026-11-24T09:00:00.000Z')).toBe(
    'harbour-bank-2026-11-24-coverage.html',
  )
  expect(reportFileName('Übersicht № 2', 'layer', '2026-11-24')).toBe('übersicht-2-2026-11-24-layer.json')
  expect(reportFileName('../..', 'csv', 'today')).toBe('assessment-techniques.csv')
})

// Made once: compiling its classes takes longer than the rest of the test.
const safe = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*\.(html|csv|json)$/u

test('is one safe file name whatever the assessment is called', () => {
  const name = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 }).map((units) => String.fromCharCode(...units)),
    fc.constantFrom('CON', 'a/b\\c', '\u202egnp.exe', 'x'.repeat(300)),
  )
  fc.assert(
    fc.property(name, fc.constantFrom(...reportKinds), (text, kind) => {
      const file = reportFileName(text, kind, '2026-11-24')
      expect(safe.test(file)).toBe(true)
      expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(255)
      expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i)
    }),
  )
})
