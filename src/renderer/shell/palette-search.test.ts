import fc from 'fast-check'
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

  it('offers commands alone, and all of them, after >', () => {
    expect(found('>')).toEqual(['go.matrix', 'go.assess', 'export'])
    expect(found('> matr')).toEqual(['go.matrix'])
    expect(found('>snapshot')).toEqual([])
    const many = Array.from({ length: 60 }, (_, at): PaletteEntry => ({
      id: String(at),
      group: 'command',
      label: `Do ${String(at)}`,
    }))
    expect(createPaletteSearch(many)('>').groups[0]?.entries).toHaveLength(60)
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

  it('takes another name or another spelling of an id for the thing itself', () => {
    const more = createPaletteSearch([
      { id: 'G1', group: 'group', code: 'G0016', label: 'APT29', keywords: 'Cozy Bear\nThe Dukes' },
      { id: 'G2', group: 'group', code: 'G0007', label: 'Cozy Bear Hunters' },
      { id: 'AC-1', group: 'capability', code: 'AC-01', label: 'Policy and Procedures', keywords: 'AC-1' },
      { id: 'AC-10', group: 'capability', code: 'AC-10', label: 'Concurrent Session Control', keywords: 'AC-10' },
    ])
    expect(more('cozy bear').best).toBe('G1')
    expect(more('ac-1').best).toBe('AC-1')
    expect(more('g00').groups.flatMap((group) => group.entries.map(({ id }) => id))).toEqual(['G1', 'G2'])
  })

  it('puts what is of another domain after its likes, but not behind its own id', () => {
    const both = createPaletteSearch([
      { id: 'far', group: 'technique', code: 'T1636.005', label: 'Accounts', far: true },
      { id: 'near', group: 'technique', code: 'T1087', label: 'Account Discovery' },
    ])
    expect(both('account').best).toBe('near')
    expect(both('t1636.005').best).toBe('far')
  })

  it('forgives typing errors only where nothing is called so', () => {
    expect(found('acount managment')).toEqual(['AC-2', 'AC-2(1)'])
    expect(found('account')).not.toContain('T1578.001')
  })

  it('shows the best few of each group, however many match', () => {
    const many = Array.from({ length: 50 }, (_, at): PaletteEntry => ({
      id: `T${at}`,
      group: 'technique',
      code: `T${1000 + at}`,
      label: `Thing ${at}`,
    }))
    const ids = createPaletteSearch(many)('t10').groups[0]?.entries.map(({ code }) => code)
    expect(ids).toEqual(['T1000', 'T1001', 'T1002', 'T1003', 'T1004'])
  })

  it('finds nothing without an error', () => {
    expect(search('zzz')).toEqual({ groups: [], best: null })
    expect(search('(((***')).toEqual({ groups: [], best: null })
  })

  it('finds letter by letter what it finds at once, however the field is changed', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', '-', ' '), maxLength: 9 })
    const entry = fc.record({
      group: fc.constantFrom<PaletteEntry['group']>('go', 'technique', 'capability', 'command'),
      label: word,
      code: word,
      detail: word,
      keywords: word,
      far: fc.boolean(),
    })
    const listed = fc
      .array(entry, { maxLength: 30 })
      .map((all) => all.map((one, at): PaletteEntry => ({ ...one, id: String(at) })))
    const typed = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', ' ', '>', '⌫'), maxLength: 14 })
    fc.assert(
      fc.property(listed, typed, (all, keys) => {
        const narrowed = createPaletteSearch(all)
        let query = ''
        for (const key of keys) {
          query = key === '⌫' ? query.slice(0, -1) : query + key
          expect(narrowed(query)).toEqual(createPaletteSearch(all)(query))
        }
      }),
      { numRuns: 400 },
    )
  })
})
