import { describe, expect, it } from 'vitest'
import { entryOf, newAssessment, withExtent } from '../../core/assessment/edits.ts'
import { extentEdit, markEdit, markWords, recordEdit } from './marks.ts'
import type { AssessRow } from './rows.ts'

const facts = { framework: 'm365', group: 'g', set: 's', place: 0, techniques: 6, mapped: true, sought: '' }
const links: AssessRow = { ...facts, id: 'm365/L', key: 'L', code: 'L', label: 'Safe Links' }
const alerts: AssessRow = { ...facts, id: 'm365/A', key: 'A', code: 'A', label: 'Security Alerts' }
const start = newAssessment({
  id: 'a',
  name: 'A',
  createdAt: '2026-01-01T00:00:00Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: [],
  sources: {},
})
const refOf = (row: AssessRow) => ({ framework: row.framework, capability: row.key })

describe('a mark', () => {
  it('is named after what it marks', () => {
    expect(markEdit([links], 'not_deployed').label).toBe('Mark Safe Links as not deployed')
    expect(markEdit([links, alerts], 'planned').label).toBe('Mark 2 capabilities as planned')
  })

  it('marks all rows at once', () => {
    const after = markEdit([links, alerts], 'deployed').edit(start)
    expect(after.capabilities.map((entry) => entry.status)).toEqual(['deployed', 'deployed'])
  })

  it('keeps the extent of what is partial, and gives others a half', () => {
    const before = withExtent(refOf(links), 0.7)(start)
    const after = markEdit([links, alerts], 'partial').edit(before)
    expect(entryOf(after, refOf(links)).extent).toBe(0.7)
    expect(entryOf(after, refOf(alerts)).extent).toBe(0.5)
  })

  it('is read out with what it covers', () => {
    const metrics = { covered: 458, techniques: 693 } as Parameters<typeof markWords>[2]
    expect(markWords([links], 'deployed', metrics)).toBe('Safe Links deployed, 458 of 693 covered')
  })
})

it('extent and what is recorded are edits with a name', () => {
  const steps = [
    extentEdit(links, 25),
    recordEdit([links, alerts], { field: 'owner', value: 'SOC' }),
    recordEdit([links], { field: 'reviewedAt', value: '2026-11-24' }),
    recordEdit([alerts], { field: 'clear', value: 'owner' }),
  ]
  const after = steps.reduce((document, { edit }) => edit(document), start)
  expect(after.capabilities).toEqual([
    { ...refOf(links), status: 'partial', extent: 0.25, owner: 'SOC', reviewedAt: '2026-11-24' },
  ])
  expect(steps.map(({ label }) => label)).toEqual([
    'Mark Safe Links as partial, 25%',
    'Owner of 2 capabilities',
    'Review of Safe Links',
    'Clear owner of Security Alerts',
  ])
})
