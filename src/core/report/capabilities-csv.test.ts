import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { CapabilityEntry } from '../assessment/assessment.ts'
import { guessColumns } from '../exchange/list-columns.ts'
import { readCsvList } from '../exchange/list-csv.ts'
import { acceptedRows, changed, previewList } from '../exchange/list-preview.ts'
import { renderCapabilitiesCsv } from './capabilities-csv.ts'

vi.setConfig({ testTimeout: 60_000 })

const list = join(import.meta.dirname, '../../../node_modules/big-list-of-naughty-strings/blns.json')
const bidi = [
  '\u202egnp.exe',
  'a\u2066b\u2069c',
  '\u200fשלום',
  'раypal',
  '\u061cمرحبا',
  'e\u0301',
  '\ud800',
  '=1+1',
  "'=1",
  '\r\n',
]
const naughty = [...(JSON.parse(readFileSync(list, 'utf8')) as string[]), ...bidi]

/** What comes back when an export is brought into an assessment that says nothing yet. */
function broughtBack(entries: readonly CapabilityEntry[], bom: boolean): CapabilityEntry[] {
  const capabilities = entries.map(({ framework, capability }) => {
    return { framework, key: capability, id: capability, label: capability, labels: [capability] }
  })
  const rows = entries.map((entry, at) => ({ ...capabilities[at]!, group: 'Group', entry }))
  const table = readCsvList(renderCapabilitiesCsv(rows, { bom }), 'own.csv')
  if (!table.ok) throw new Error(JSON.stringify(table.problems))
  const choice = {
    table: table.value,
    columns: guessColumns(table.value),
    words: new Map(),
    capabilities,
    entries: [],
    onlyUnassessed: false,
  }
  const preview = previewList(choice)
  expect(preview.faults).toEqual([])
  const { rows: accepted } = acceptedRows(preview, new Map())
  const found = new Map(accepted.map(({ place, fields }) => [place, changed(choice, place, fields).after]))
  return entries.map((entry, at) => found.get(at) ?? { ...entry, status: 'unassessed' })
}

const text = fc
  .oneof(fc.constantFrom(...naughty), fc.string({ unit: 'binary', minLength: 1 }))
  .filter((one) => one !== '')
const fields = fc.record(
  {
    owner: text,
    note: text,
    evidence: fc.array(fc.oneof(text, fc.constant('')), { minLength: 1, maxLength: 4 }),
    reviewedAt: text,
    target: fc.constantFrom('2026-11-24', ' soon'),
    effort: fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }),
  },
  { requiredKeys: [] },
)
const deployment = fc.oneof(
  fc.constantFrom('unassessed', 'deployed', 'planned', 'not_deployed', 'not_applicable').map((status) => ({ status })),
  fc
    .double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
    .map((extent) => ({ status: 'partial', extent })),
)

test('every naughty string comes back in owner, note, evidence and dates', () => {
  const entries = naughty.flatMap((one, at): CapabilityEntry[] => {
    const about = { framework: 'azure', capability: `c${String(at)}`, status: 'deployed' } as const
    return one === ''
      ? []
      : [{ ...about, owner: one, note: one, evidence: [one, 'x', one], reviewedAt: one, target: one }]
  })
  expect(broughtBack(entries, true)).toEqual(entries)
})

test('import(export(x)) is x', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(deployment, fields), { minLength: 1, maxLength: 6 }), fc.boolean(), (parts, bom) => {
      const entries = parts.map(
        ([status, rest], at) =>
          ({ framework: 'azure', capability: `c${String(at)}`, ...status, ...rest }) as CapabilityEntry,
      )
      expect(broughtBack(entries, bom)).toEqual(entries)
    }),
    { numRuns: 300 },
  )
})

test('a capability of which nothing is recorded stands there too', () => {
  const row = { framework: 'azure', id: 'dns', label: '=DNS', group: '', entry: undefined }
  expect(renderCapabilitiesCsv([row])).toBe(
    'framework,id,label,group,status,extent,owner,note,evidence,reviewed,target,effort,coverline_guard_1\r\n' +
      "azure,dns,'=DNS,,unassessed,,,,,,,,\r\n",
  )
})
