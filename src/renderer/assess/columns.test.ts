import { expect, it } from 'vitest'
import { chooseColumns, codeWidth } from './columns.ts'

const keys = (available: number, code: number, owners: boolean) =>
  chooseColumns(available, code, owners).columns.map((column) => column.key)

it('shows all columns where there is room', () => {
  expect(keys(1200, 90, true)).toEqual(['select', 'status', 'label', 'code', 'techniques', 'alone', 'owner', 'note'])
  expect(keys(1200, 90, false)).not.toContain('owner')
})

it('gives up owners first, then puts long ids behind the figures', () => {
  expect(keys(740, 90, true)).toEqual(['select', 'status', 'label', 'code', 'techniques', 'alone', 'note'])
  expect(keys(740, 310, true)).toEqual(['select', 'status', 'label', 'techniques', 'alone', 'note', 'code'])
})

it('never asks for more than there is unless the ids need it', () => {
  for (const owners of [true, false]) {
    expect(chooseColumns(1000, 120, owners).leastWidth).toBeLessThanOrEqual(1000)
    expect(chooseColumns(500, 120, owners).leastWidth).toBeGreaterThan(500)
  }
})

it('makes room for the longest id', () => {
  const row = (code: string) => ({ code }) as Parameters<typeof codeWidth>[0][number]['rows'][number]
  const group = (...codes: string[]) => ({ id: 'g', framework: 'x', label: 'G', mapped: true, rows: codes.map(row) })
  expect(codeWidth([group('AC-1'), group('advanced_threat_protection')])).toBeGreaterThan(codeWidth([group('AC-1')]))
})
