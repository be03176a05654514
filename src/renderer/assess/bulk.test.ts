import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statuses } from '../../core/assessment/assessment.ts'
import { newAssessment } from '../../core/assessment/edits.ts'
import { withChange, type EntryChange } from '../../core/assessment/entry-edits.ts'
import { bulkAnswer, changedCount, markedCount, type BulkForm } from './bulk.ts'
import { markEdit } from './marks.ts'
import { mail, entriesOf } from './rows.test-twin.ts'

const blank: BulkForm = { kind: 'owner', text: '', day: '', effort: '', cleared: 'note' }

describe('the form for several', () => {
  it('asks for what was typed', () => {
    expect(bulkAnswer({ ...blank, text: ' SOC ' })).toEqual({
      kind: 'change',
      change: { field: 'owner', value: 'SOC' },
    })
    expect(bulkAnswer({ ...blank, kind: 'target', day: '2027-03-31' })).toEqual({
      kind: 'change',
      change: { field: 'target', value: '2027-03-31' },
    })
    expect(bulkAnswer({ ...blank, kind: 'effort', effort: '2,5' })).toEqual({
      kind: 'change',
      change: { field: 'effort', value: 2.5 },
    })
    expect(bulkAnswer({ ...blank, kind: 'clear' })).toEqual({
      kind: 'change',
      change: { field: 'clear', value: 'note' },
    })
  })

  it('asks for nothing where nothing was typed', () => {
    for (const kind of ['owner', 'note', 'noteLine', 'reviewedAt', 'target', 'effort'] as const) {
      expect(bulkAnswer({ ...blank, kind, text: '  ' }), kind).toEqual({ kind: 'empty' })
    }
  })

  it('refuses what is no date or number', () => {
    for (const effort of ['0', '-1', 'two', '1e9', '999999999', 'Infinity']) {
      expect(bulkAnswer({ ...blank, kind: 'effort', effort }).kind, effort).toBe('wrong')
    }
    expect(bulkAnswer({ ...blank, kind: 'target', day: '2026-02-30' }).kind).toBe('wrong')
  })
})

describe('the preview', () => {
  const start = newAssessment({
    id: 'a',
    name: 'A',
    createdAt: '2026-01-01T00:00:00Z',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [],
    sources: {},
  })
  const said = fc.record(
    {
      status: fc.constantFrom(...statuses),
      owner: fc.constantFrom('SOC', 'Mail'),
      note: fc.constantFrom('n', 'm'),
      target: fc.constant('2027-01-01'),
    },
    { requiredKeys: [] },
  )
  const documents = fc.array(fc.option(said, { nil: undefined }), { minLength: 3, maxLength: 3 }).map((all) => {
    const entries = entriesOf(...all)
    const capabilities = entries.flatMap((entry) =>
      entry === undefined || (entry.status === 'unassessed' && Object.keys(entry).length === 3) ? [] : [entry],
    )
    return { entries, document: { ...start, capabilities } }
  })
  const refs = mail.rows.map(({ framework, key }) => ({ framework, capability: key }))

  it('counts the entries that the edit changes', () => {
    const changes = fc.constantFrom<EntryChange>(
      { field: 'owner', value: 'SOC' },
      { field: 'note', value: 'n' },
      { field: 'noteLine', value: 'n' },
      { field: 'target', value: '2027-01-01' },
      { field: 'clear', value: 'owner' },
      { field: 'clear', value: 'effort' },
    )
    const differences = (before: typeof start, after: typeof start): number =>
      refs.filter((ref) => {
        const of = (at: typeof start) => at.capabilities.find((entry) => entry.capability === ref.capability)
        return JSON.stringify(of(before)) !== JSON.stringify(of(after))
      }).length
    fc.assert(
      fc.property(documents, changes, ({ entries, document }, change) => {
        const after = withChange(refs, change)(document)
        expect(changedCount(mail.rows, entries, change)).toBe(differences(document, after))
      }),
    )
    fc.assert(
      fc.property(documents, fc.constantFrom(...statuses), ({ entries, document }, status) => {
        const after = markEdit(mail.rows, status).edit(document)
        expect(markedCount(mail.rows, entries, status)).toBe(differences(document, after))
      }),
    )
  })
})
