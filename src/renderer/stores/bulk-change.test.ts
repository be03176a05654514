import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import { bulkSize, isBulk } from './bulk-change.ts'

function entries(count: number): readonly CapabilityEntry[] {
  return Array.from({ length: count }, (_, at) => ({ framework: 'azure', capability: `c${at}`, status: 'deployed' }))
}

test('an edit is a bulk one from ten entries on that came, went or changed', () => {
  const before = entries(60)
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(59), { maxLength: 20 }),
      fc.uniqueArray(fc.nat(59), { maxLength: 20 }),
      (changed, removed) => {
        const after = before
          .map((entry, at) => (changed.includes(at) ? { ...entry, note: 'n' } : entry))
          .filter((_, at) => !removed.includes(at))
        const count = new Set([...changed, ...removed]).size
        expect(isBulk(before, after)).toBe(count >= bulkSize)
        expect(isBulk(after, before)).toBe(count >= bulkSize)
      },
    ),
  )
  expect(isBulk([], entries(10))).toBe(true)
  expect(isBulk([], entries(9))).toBe(false)
})
