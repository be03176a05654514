// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assessment, CapabilityEntry } from '../../core/assessment/assessment.ts'
import { withName, withNote, withStatus } from '../../core/assessment/edits.ts'
import { assessmentRow, rowChanges } from './row-changes.ts'
import { entry, smallAssessment } from './sample-rows.test-twin.ts'

const azure = (capability: string) => ({ framework: 'azure', capability })

describe('the rows that an edit changes', () => {
  const before = smallAssessment('a', [entry('backup'), entry('firewall'), entry('policy', 'planned')])

  it('are one for one mark', () => {
    const after = withStatus([azure('firewall')], 'not_deployed')(before)
    expect(rowChanges(before, after)).toEqual({
      assessment: null,
      put: [{ assessment: 'a', entry: entry('firewall', 'not_deployed') }],
      remove: [],
    })
  })

  it('are removed where an entry says nothing any more', () => {
    const after = withStatus([azure('policy')], 'unassessed')(before)
    expect(rowChanges(before, after)).toEqual({ assessment: null, put: [], remove: [['a', 'azure', 'policy']] })
  })

  it('are the assessment’s own row for a new name, and none of the entries', () => {
    const changes = rowChanges(before, withName('B')(before))
    expect(changes.assessment).toEqual(assessmentRow({ ...before, name: 'B' }))
    expect(changes.put.length + changes.remove.length).toBe(0)
  })

  it('see a part that came or went', () => {
    expect(rowChanges(before, { ...before, unknown: { x: 1 } }).assessment).toHaveProperty('unknown')
    expect(rowChanges({ ...before, unknown: { x: 1 } }, before).assessment).not.toHaveProperty('unknown')
  })

  it('are none for the same document', () => {
    expect(rowChanges(before, { ...before })).toEqual({ assessment: null, put: [], remove: [] })
  })
})

const statuses = ['unassessed', 'deployed', 'partial', 'planned', 'not_deployed'] as const
const edits = fc.array(
  fc.oneof(
    fc.tuple(fc.uniqueArray(fc.nat(9), { minLength: 1 }), fc.constantFrom(...statuses)).map(([places, status]) =>
      withStatus(
        places.map((place) => azure(`c${place}`)),
        status,
      ),
    ),
    fc.tuple(fc.nat(9), fc.string()).map(([place, note]) => withNote(azure(`c${place}`), note)),
    fc.string().map(withName),
  ),
  { maxLength: 12 },
)

/** The rows of a document as a database keeps them. */
function rowsOf(document: Assessment): { assessment: object; entries: Map<string, CapabilityEntry> } {
  return {
    assessment: assessmentRow(document),
    entries: new Map(document.capabilities.map((one) => [`${one.framework}/${one.capability}`, one])),
  }
}

describe('row changes', () => {
  it('turn the rows of any document into those of any later one', () => {
    fc.assert(
      fc.property(edits, edits, (first, second) => {
        const before = first.reduce((document, edit) => edit(document), smallAssessment('a'))
        const after = second.reduce((document, edit) => edit(document), before)
        const rows = rowsOf(before)
        const { assessment, put, remove } = rowChanges(before, after)
        for (const [, framework, capability] of remove) rows.entries.delete(`${framework}/${capability}`)
        for (const row of put) rows.entries.set(`${row.entry.framework}/${row.entry.capability}`, row.entry)
        expect(assessment ?? rows.assessment).toEqual(assessmentRow(after))
        expect(rows.entries).toEqual(rowsOf(after).entries)
      }),
    )
  })
})
