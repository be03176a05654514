import { describe, expect, it } from 'vitest'
import { breadthAgainstNow, countAgainstNow, strengthAgainstNow, timeOf, titleOf } from './snapshot-words.ts'

const now = { techniques: 200, covered: 100, breadth: 0.5, strength: 0.34, assessed: 20, capabilities: 38 }

describe('a snapshot in words', () => {
  it('is called by its name, else by what it was kept for', () => {
    expect(titleOf({ name: 'Before the audit', reason: 'byHand' })).toBe('Before the audit')
    expect(titleOf({ name: '', reason: 'restore' })).toBe('Before a snapshot was restored')
  })

  it('has a time, where it is known', () => {
    expect(timeOf({ keptAt: '2026-11-24T10:07:00.000Z' })).toMatch(/^24 Nov 2026, \d\d:07$/)
    expect(timeOf({ keptAt: '' })).toBe('')
  })

  it('says what is different now', () => {
    expect(breadthAgainstNow({ ...now, breadth: 0.435 }, now)).toBe('6.5 points less than now')
    expect(breadthAgainstNow({ ...now, breadth: 0.5004 }, now)).toBe('as now')
    expect(breadthAgainstNow({ ...now, techniques: 0 }, now)).toBe('–')
    expect(strengthAgainstNow({ ...now, strength: 0.38 }, now)).toBe('0.04 more than now')
    expect(countAgainstNow(20, 20)).toBe('as now')
    expect(countAgainstNow(8, 20)).toBe('12 fewer than now')
    expect(countAgainstNow(21, 20)).toBe('1 more than now')
  })
})
