import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { changeBetween, type LastChange } from '../stores/last-change.ts'
import { azure, coverageWith, indexOf, m365 } from './bundled-coverage.test-twin.ts'
import { changeLine, changeWords, figureChange, mostChanged, mostWords } from './change-figures.ts'

describe('a figure before and after', () => {
  it('has as many decimals as it takes', () => {
    expect(figureChange(65.9, 66.1, 1)).toEqual({ before: '65.9', after: '66.1', difference: '0.2', direction: 'up' })
    expect(figureChange(0.4023, 0.4018, 2)).toEqual({
      before: '0.4023',
      after: '0.4018',
      difference: '0.0005',
      direction: 'down',
    })
    expect(figureChange(0.25, 0.25, 2)).toEqual({
      before: '0.25',
      after: '0.25',
      difference: '0.00',
      direction: 'same',
    })
    expect(figureChange(0.25, 0.25 + 1e-12, 2).direction).toBe('same')
  })

  it('always adds up, and never hides a change of a millionth', () => {
    const share = fc.integer({ min: 0, max: 1_000_000 }).map((value) => value / 1_000_000)
    fc.assert(
      fc.property(share, share, (before, after) => {
        const shown = figureChange(before, after, 2)
        const sign = shown.direction === 'down' ? -1 : 1
        expect(Number(shown.before) + sign * Number(shown.difference)).toBeCloseTo(Number(shown.after), 9)
        expect(shown.direction === 'same').toBe(before === after)
      }),
      { examples: [[0.99995, 0.999965]] },
    )
  })
})

describe('what a mark changed', () => {
  let index: CoverageIndex
  let change: LastChange
  beforeAll(async () => {
    index = await indexOf([azure, m365])
    const before = coverageWith(index, { 'azure/azure_firewall': 'deployed' })
    const after = coverageWith(index, { 'azure/azure_firewall': 'deployed', 'm365/DEF-SECA-E3': 'deployed' })
    change = changeBetween('done', 'Mark', before, after)
  })

  it('lists the techniques that changed most first', () => {
    const most = mostChanged(change, 5)
    expect(most).toHaveLength(5)
    const moved = most.map(({ before, after }) => after.strength - before.strength)
    expect(moved).toEqual([...moved].sort((a, b) => b - a))
    expect(most[0]?.after.state).toBe('covered')
    expect(mostWords(change)).toBe('Most gained')
  })

  it('says so in short, with signs', () => {
    const { before, after } = change
    const covered = after.metrics.covered - before.metrics.covered
    expect(changeLine(change)).toMatch(new RegExp(`^\\+${String(covered)} techniques, \\+\\d+\\.\\d% strength$`))
    expect(changeLine(changeBetween('undone', 'Mark', after, before))).toMatch(/^−\d+ techniques, −\d+\.\d% strength$/)
    expect(changeLine(changeBetween('done', 'Mark', after, after))).toBe('Coverage stays the same')
  })

  it('says so in words, and the other way round for undo', () => {
    const up = change.changed.length
    const fresh = change.newlyCovered.length
    expect(changeWords(change)).toMatch(
      new RegExp(`^${String(up)} techniques stronger, .*${fresh === up ? 'all' : String(fresh)}`),
    )
    const back = changeBetween('undone', 'Mark', change.after, change.before)
    expect(changeWords(back)).toMatch(/techniques weaker, .*no longer covered\. Changed cells are outlined\.$/)
    expect(mostWords(back)).toBe('Most lost')
  })

  it('says when nothing moved, and when only states did', () => {
    const still = changeBetween('done', 'Mark', change.before, change.before)
    expect(changeWords(still)).toBe('No technique changed its strength or its state.')
    expect(mostChanged(still, 5)).toEqual([])
    const gap = changeBetween(
      'done',
      'Mark',
      coverageWith(index, {}),
      coverageWith(index, { 'azure/azure_policy': 'planned' }),
    )
    expect(changeWords(gap)).toMatch(/^\d+ techniques with another state\. Changed/)
    expect(mostWords(gap)).toBe('Most changed')
  })

  it('tells apart what only changed in a category that doesn’t decide', () => {
    const before = coverageWith(index, { 'azure/azure_firewall': 'deployed' })
    const protect = before.protect.slice()
    const place = before.index.scope.place.get('T1041') ?? 0
    protect[place] = 0.01
    const weaker = changeBetween('done', 'Mark', before, { ...before, protect })
    expect(changeWords(weaker)).toBe('1 technique changed in a weaker category only. Changed cells are outlined.')
    expect(mostChanged(weaker, 5)).toEqual([])
  })
})
