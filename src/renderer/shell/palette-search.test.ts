import { describe, expect, it } from 'vitest'
import { createPaletteSearch, type PaletteEntry } from './palette-search.ts'

const entries: readonly PaletteEntry[] = [
  { id: 'go.matrix', group: 'go', label: 'Matrix' },
  { id: 'go.assess', group: 'go', label: 'Assess' },
  { id: 'T1578', group: 'technique', code: 'T1578', label: 'Modify Cloud Compute Infrastructure' },
  { id: 'T1578.001', group: 'technique', code: 'T1578.001', label: 'Create Snapshot' },
  { id: 'T1537', group: 'technique', code: 'T1537', label: 'Transfer Data to Cloud Account' },
  { id: 'AC-2', group: 'capability', code: 'AC-2', label: 'Account Management', detail: 'NIST 800-53' },
  { id: 'AC-2(1)', group: 'capability', code: 'AC-2(1)', label: 'Automated Account Management', detail: 'NIST 800-53' },
  { id: 'export', group: 'command', label: 'Export…', keywords: 'save html csv' },
]
const search = createPaletteSearch(entries)

function found(query: string): string[] {
  return search(query).groups.flatMap((group) => group.entries.map((entry) => entry.id))
}

describe('palette', () => {
  it('offers screens and commands before anything is typed', () => {
    expect(found('  ')).toEqual(['go.matrix', 'go.assess', 'export'])
    expect(search('').best).toBe('go.matrix')
  })

  it.each([
    ['t1578.001', 'T1578.001'],
    ['T1578', 'T1578'],
    ['1537', 'T1537'],
    ['snapshot', 'T1578.001'],
    ['snapsot', 'T1578.001'],
    ['ac-2', 'AC-2'],
    ['AC-2(1)', 'AC-2(1)'],
    ['csv', 'export'],
    ['matr', 'go.matrix'],
  ])('%s finds %s first', (query, best) => {
    expect(search(query).best).toBe(best)
  })

  it('finds a parent and its sub-techniques by the number alone', () => {
    expect(found('1578')).toEqual(['T1578', 'T1578.001'])
  })

  it('wants every word', () => {
    expect(found('cloud account')).toEqual(['T1537'])
  })

  it('keeps the groups in their order whatever matches best', () => {
    expect(search('account').groups.map(({ group }) => group)).toEqual(['technique', 'capability'])
    expect(search('account').best).toBe('AC-2')
  })

  it('finds nothing without an error', () => {
    expect(search('zzz')).toEqual({ groups: [], best: null })
    expect(search('(((***')).toEqual({ groups: [], best: null })
  })
})
