import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseColumns, codeWidth, columnKeys, turnedColumn, usualTaste, type ColumnTaste } from './columns.ts'

const keys = (available: number, code: number, owners: boolean) => chooseColumns({ available, code, owners }).keys

describe('columns that nobody chose', () => {
  it('are all that there is room for', () => {
    expect(keys(1200, 90, true)).toEqual(['status', 'label', 'code', 'techniques', 'alone', 'owner', 'note'])
    expect(keys(1200, 90, false)).not.toContain('owner')
  })

  it('give up owners first, then put long ids behind the figures', () => {
    expect(keys(740, 90, true)).toEqual(['status', 'label', 'code', 'techniques', 'alone', 'note'])
    expect(keys(740, 310, true)).toEqual(['status', 'label', 'techniques', 'alone', 'note', 'code'])
  })

  it('never ask for more than there is unless the ids need it', () => {
    for (const owners of [true, false]) {
      expect(chooseColumns({ available: 1000, code: 120, owners }).leastWidth).toBeLessThanOrEqual(1000)
      expect(chooseColumns({ available: 500, code: 120, owners }).leastWidth).toBeGreaterThan(500)
    }
  })
})

describe('chosen columns', () => {
  const listed = { available: 900, code: 90, owners: true }

  it('stand in the table’s order, the capability always among them', () => {
    const shown = new Set(['note', 'target', 'status'] as const)
    expect(chooseColumns(listed, { ...usualTaste, shown }).keys).toEqual(['status', 'label', 'target', 'note'])
    expect(chooseColumns(listed, { ...usualTaste, shown: new Set() }).keys).toEqual(['label'])
  })

  it('are as wide as they were made, and say so', () => {
    const taste: ColumnTaste = { shown: null, widths: { status: 200, label: 300 } }
    const { columns } = chooseColumns(listed, taste)
    expect(columns.map(({ track }) => track).slice(0, 3)).toEqual(['24px', '200px', '300px'])
    expect(columns[1]?.resize?.width).toBe(200)
  })

  it('are cut where what they say may not fit', () => {
    const cut = (given: Partial<typeof listed>, widths = {}): readonly (string | undefined)[] =>
      chooseColumns({ ...listed, ...given }, { shown: null, widths })
        .columns.filter((column) => column.cut ?? column.text !== undefined)
        .map(({ key }) => key)
    expect(cut({})).toEqual(['label'])
    expect(cut({}, { code: 60, status: 50, techniques: 40 })).toEqual(['status', 'label', 'code', 'techniques'])
    expect(cut({ code: 340 })).toEqual(['label', 'code'])
  })

  it('fill what is left with the name of the capability', () => {
    const { columns, leastWidth } = chooseColumns(listed)
    expect(columns.find(({ key }) => key === 'label')?.resize?.width).toBe(190 + 900 - leastWidth)
  })

  it('turn on and off', () => {
    fc.assert(
      fc.property(fc.subarray([...columnKeys]), fc.constantFrom(...columnKeys), (shown, key) => {
        const once = turnedColumn(shown, key)
        expect(once.has(key)).toBe(!shown.includes(key))
        expect(turnedColumn([...once], key)).toEqual(new Set(shown))
      }),
    )
  })
})

it('makes room for the longest id', () => {
  const row = (code: string) => ({ code }) as Parameters<typeof codeWidth>[0][number]['rows'][number]
  const group = (...codes: string[]) => ({ id: 'g', framework: 'x', label: 'G', mapped: true, rows: codes.map(row) })
  expect(codeWidth([group('AC-1'), group('advanced_threat_protection')])).toBeGreaterThan(codeWidth([group('AC-1')]))
})
