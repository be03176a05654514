import { describe, expect, it } from 'vitest'
import { computeCoverage, type Coverage } from '../../core/coverage/compute.ts'
import { withStatus } from '../../core/assessment/edits.ts'
import { matrixCells } from './cells.ts'
import type { CellChoice } from './mode-look.ts'
import { matrixWorld, placeOf } from './matrix-world.test-twin.ts'

function choiceOf(coverage: Coverage, choice: Partial<CellChoice> = {}): CellChoice {
  return {
    mode: 'strength',
    category: 'best',
    change: null,
    isListed: (place) => coverage.index.scope.listed[place] !== 0,
    ...choice,
  }
}

function cellOf(coverage: Coverage, id: string, choice: Partial<CellChoice> = {}) {
  return matrixCells(coverage, choiceOf(coverage, choice))[placeOf(coverage, id)]
}

describe('cells', () => {
  const { coverage } = matrixWorld()

  it('shows strength × 100, and a sign and pattern where there is none', () => {
    expect(cellOf(coverage, 'T1')).toMatchObject({ classes: 's100', sign: '100', family: '2/2' })
    expect(cellOf(coverage, 'T1.002')).toMatchObject({ classes: 's20 cell-hatch', sign: '20' })
    expect(cellOf(coverage, 'T2')).toMatchObject({ classes: 'cell-planned', sign: '+' })
    expect(cellOf(coverage, 'T4')).toMatchObject({ classes: 'cell-no-control', sign: '–' })
  })

  it('says everything in one sentence', () => {
    expect(cellOf(coverage, 'T1.001')?.label).toBe('T1.001 Zeal in part, covered, strength 0.50, 1 capability in force')
    expect(cellOf(coverage, 'T1.002')?.label).toBe(
      'T1.002 Zeal at night, covered, strength 0.20, unscored only, 1 capability in force, in 2 tactics',
    )
    expect(cellOf(coverage, 'T4')?.label).toBe('T4 Fog, no control')
    expect(cellOf(coverage, 'T1.001', { mode: 'category' })?.label).toContain('protect 0.50, detect 0.10, respond 0.00')
  })

  it('shows the chosen category or the best of three, with its letter', () => {
    expect(cellOf(coverage, 'T1.001', { mode: 'category' })).toMatchObject({ classes: 's50', sign: 'P50' })
    expect(cellOf(coverage, 'T1.001', { mode: 'category', category: 'detect' })).toMatchObject({
      classes: 's10',
      sign: 'D10',
    })
    expect(cellOf(coverage, 'T3', { mode: 'category' })).toMatchObject({ classes: 's0', sign: '0' })
    expect(cellOf(coverage, 'T1.001', { mode: 'category' })?.parts.map(({ sign }) => sign)).toEqual(['50', '10', 'R'])
  })

  it('counts depth, and names states', () => {
    expect(cellOf(coverage, 'T1.001', { mode: 'depth' })).toMatchObject({ classes: 's10', sign: '1' })
    expect(cellOf(coverage, 'T4', { mode: 'depth' })).toMatchObject({ classes: 's0', sign: '0' })
    expect(cellOf(coverage, 'T1', { mode: 'state' })).toMatchObject({ classes: 'cell-covered', word: 'Covered' })
  })

  it('colours demand by its share of the largest', () => {
    const { coverage: threatened } = matrixWorld({
      threats: [
        { kind: 'technique', id: 'T1.001', weight: 4 },
        { kind: 'technique', id: 'T2', weight: 1 },
      ],
    })
    expect(cellOf(threatened, 'T1.001', { mode: 'demand' })).toMatchObject({ classes: 'd100', sign: '4' })
    expect(cellOf(threatened, 'T2', { mode: 'demand' })).toMatchObject({ classes: 'd25', sign: '1' })
    expect(cellOf(threatened, 'T1.001', { mode: 'exposure' })).toMatchObject({ classes: 'd100', sign: '2' })
    expect(cellOf(threatened, 'T3', { mode: 'exposure' })).toMatchObject({ classes: 'd0', sign: '0' })
  })

  it('shows how many sub-techniques are covered, and the state of each of them', () => {
    expect(cellOf(coverage, 'T1', { mode: 'subs' })).toMatchObject({ classes: 's100', sign: '2/2' })
    expect(cellOf(coverage, 'T1.001', { mode: 'subs' })).toMatchObject({ classes: 'cell-covered', sign: '50' })
    expect(cellOf(coverage, 'T3', { mode: 'subs' })).toMatchObject({ classes: 's0', sign: '' })
    expect(cellOf(coverage, 'T3', { mode: 'subs' })?.label).toContain('no sub-techniques')
  })

  it('shows a change with its sign, a loss with lines of its own, and nothing where there was none', () => {
    const change = new Float64Array(coverage.index.scope.techniques.length).fill(Number.NaN)
    const set = (id: string, value: number): void => {
      change[placeOf(coverage, id)] = value
    }
    set('T1', 0.5)
    set('T1.001', -0.1)
    set('T3', 0)
    expect(cellOf(coverage, 'T1', { mode: 'change', change })).toMatchObject({ classes: 'g50', sign: '+50' })
    expect(cellOf(coverage, 'T1.001', { mode: 'change', change })).toMatchObject({
      classes: 'l10 cell-back-hatch',
      sign: '\u221210',
    })
    expect(cellOf(coverage, 'T3', { mode: 'change', change })).toMatchObject({ classes: 'g0', sign: '' })
    expect(cellOf(coverage, 'T4', { mode: 'change', change })?.label).toContain('wasn’t in scope')
    expect(cellOf(coverage, 'T1', { mode: 'change' })).toMatchObject({ classes: 'cell-no-control', sign: '' })
  })

  it('knows what stands in several tactics', () => {
    expect(cellOf(coverage, 'T1')).toMatchObject({ shared: true, familyShare: 1 })
    expect(cellOf(coverage, 'T1')?.label).toContain('in 2 tactics')
    expect(cellOf(coverage, 'T2')).toMatchObject({ shared: false, familyShare: 0 })
  })

  it('strikes out what is excluded, in every mode', () => {
    const { coverage: narrowed } = matrixWorld({
      scope: { platforms: [], count: 'all', excluded: [{ technique: 'T1', reason: 'none here' }] },
    })
    for (const mode of ['strength', 'category', 'depth', 'state', 'subs', 'demand', 'exposure', 'change'] as const) {
      expect(cellOf(narrowed, 'T1', { mode })).toMatchObject({ struck: true, sign: '×', classes: 'cell-excluded' })
    }
  })

  it('makes a heading of what is not counted itself', () => {
    const { coverage: leaves } = matrixWorld({ scope: { platforms: [], count: 'leaves', excluded: [] } })
    expect(cellOf(leaves, 'T1')).toMatchObject({ sign: '', classes: 'matrix-heading' })
  })

  it('keeps the object of each cell that looks the same after an edit', () => {
    const { document } = matrixWorld()
    const before = matrixCells(coverage, choiceOf(coverage))
    const marked = withStatus([{ framework: 'azure', capability: 'watch' }], 'deployed')(document)
    const after = computeCoverage(coverage.index, marked.capabilities, 'current')
    const cells = matrixCells(after, choiceOf(after), before)
    const changed = cells.flatMap((cell, place) => (cell === before[place] ? [] : [place]))
    expect(changed).toEqual([placeOf(coverage, 'T1.001')])
  })
})
