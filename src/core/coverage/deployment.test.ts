import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CapabilityEntry } from '../assessment/assessment.ts'
import type { CoverageIndex } from './coverage-index.ts'
import { placesOf } from './deployment.ts'

const known = 6
const entries: readonly CapabilityEntry[] = Array.from({ length: known + 2 }, (_, at) => ({
  framework: 'azure',
  capability: `capability ${String(at)}`,
  status: 'deployed',
}))

test('the places of a list are found whatever the list before it was', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(entries.length - 1), { maxLength: 8 }), { maxLength: 6 }), (lists) => {
      const capabilityPlace = new Map(
        entries.slice(0, known).map((entry, at) => [`${entry.framework}/${entry.capability}`, at]),
      )
      const index = { capabilityPlace } as unknown as CoverageIndex
      for (const list of lists) {
        const listed = list.flatMap((at) => entries[at] ?? [])
        expect([...placesOf(index, listed)]).toEqual(list.map((at) => (at < known ? at : -1)))
      }
    }),
    { numRuns: 500 },
  )
})

test('a mark in a long list looks up one entry', () => {
  let asked = 0
  const capabilityPlace = { get: () => asked++ }
  const index = { capabilityPlace } as unknown as CoverageIndex
  const before = Array.from({ length: 1000 }, (): CapabilityEntry => ({
    framework: 'f',
    capability: 'c',
    status: 'planned',
  }))
  placesOf(index, before)
  asked = 0
  placesOf(index, before.with(500, { framework: 'f', capability: 'c', status: 'deployed' }))
  expect(asked).toBe(1)
})
