import fc from 'fast-check'
import { expect, it } from 'vitest'
import { capabilityKey } from '../mappings/frameworks.ts'
import { statuses, type CapabilityEntry } from './assessment.ts'
import { byCapability, capabilityEntryKey, saysNothing } from './canonical.ts'
import { newAssessment, withEntries, type CapabilityRef } from './edits.ts'

const start = newAssessment({
  id: 'a',
  name: 'A',
  createdAt: '2026-01-01T00:00:00Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: [],
  sources: {},
})

const ref: fc.Arbitrary<CapabilityRef> = fc.record({
  framework: fc.constantFrom('azure', 'nist_800_53', 'a/b', 'z'),
  capability: fc.oneof(fc.constantFrom('AC-2', 'AC-02', 'AC-10', 'b', 'B', '\ud800', 'é'), fc.string({ maxLength: 3 })),
})
const entry: fc.Arbitrary<CapabilityEntry> = fc
  .tuple(ref, fc.constantFrom(...statuses), fc.option(fc.string({ minLength: 1 }), { nil: undefined }))
  .map(([{ framework, capability }, status, note]) => {
    const named = { framework, capability: capabilityKey(framework, capability), status }
    return note === undefined ? named : { ...named, note }
  })

/** The plain way: by name, then sorted. */
function plainly(
  entries: readonly CapabilityEntry[],
  refs: readonly CapabilityRef[],
  change: (entry: CapabilityEntry) => CapabilityEntry,
): readonly CapabilityEntry[] {
  const all = new Map(entries.map((one) => [capabilityEntryKey(one), one]))
  const named = refs.map(({ framework, capability }) => ({
    framework,
    capability: capabilityKey(framework, capability),
  }))
  for (const one of new Map(named.map((each) => [capabilityEntryKey(each), each])).values()) {
    const next = change(all.get(capabilityEntryKey(one)) ?? { ...one, status: 'unassessed' })
    if (saysNothing(next)) all.delete(capabilityEntryKey(one))
    else all.set(capabilityEntryKey(one), next)
  }
  return [...all.values()].sort(byCapability)
}

it('changes the entries that are meant, where they belong', () => {
  const documents = fc
    .uniqueArray(entry, { selector: capabilityEntryKey, maxLength: 40 })
    .map((entries) => entries.filter((one) => !saysNothing(one)).sort(byCapability))
  const changes = fc.constantFrom(
    (one: CapabilityEntry): CapabilityEntry => ({ ...one, status: 'planned' }),
    (one: CapabilityEntry): CapabilityEntry => ({ ...one, note: `${one.note ?? ''}!` }),
    ({ framework, capability }: CapabilityEntry): CapabilityEntry => ({ framework, capability, status: 'unassessed' }),
    (one: CapabilityEntry): CapabilityEntry => one,
  )
  fc.assert(
    fc.property(documents, fc.array(ref, { maxLength: 12 }), changes, (capabilities, refs, change) => {
      const edited = withEntries(refs, change)({ ...start, capabilities })
      expect(edited.capabilities).toEqual(plainly(capabilities, refs, change))
    }),
    { numRuns: 500 },
  )
})

it('leaves the document as it is where nothing changes', () => {
  const document = { ...start, capabilities: [{ framework: 'azure', capability: 'b', status: 'planned' as const }] }
  const refs = [
    { framework: 'azure', capability: 'b' },
    { framework: 'azure', capability: 'c' },
  ]
  expect(withEntries(refs, (one) => one)(document)).toBe(document)
  expect(withEntries([], (one) => ({ ...one, status: 'deployed' }))(document)).toBe(document)
})

it('places one among 20,000', () => {
  const capabilities = Array.from({ length: 20_000 }, (_, at) => ({
    framework: 'z',
    capability: `C-${String(at * 2).padStart(6, '0')}`,
    status: 'deployed' as const,
  }))
  const edited = withEntries([{ framework: 'z', capability: 'C-020001' }], (one) => ({ ...one, status: 'planned' }))({
    ...start,
    capabilities,
  })
  expect(edited.capabilities).toHaveLength(20_001)
  expect(edited.capabilities[10_001]).toEqual({ framework: 'z', capability: 'C-020001', status: 'planned' })
  expect(edited.capabilities.toSorted(byCapability)).toEqual(edited.capabilities)
})
