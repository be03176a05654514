import { describe, expect, it } from 'vitest'
import type { StoredFacts, StoredManifest } from '../../bridge/desktop-bridge.ts'
import type { DatabaseFacts } from '../database/assessment-database.ts'
import { canReplace, hasAllEntries, lossesOf, uncounted } from './integrity.ts'

function facts(id: string, sequence: number, rows: number): StoredFacts {
  return { id, name: id.toUpperCase(), rows, sequence, trashed: false, sample: false }
}

function found(assessments: readonly StoredFacts[], rows: number): DatabaseFacts {
  const sequence = Math.max(0, ...assessments.map((one) => one.sequence))
  return { sequence, rows, assessments: assessments.map(({ rows: _rows, ...rest }) => rest) }
}

const manifest: StoredManifest = { sequence: 9, assessments: [facts('a', 9, 10), facts('b', 4, 20)] }
const none = new Map<string, number>()

describe('a database held against what it must have', () => {
  it('is whole where everything is there', () => {
    const same = found([facts('a', 9, 10), facts('b', 4, 20)], 30)
    expect(uncounted(manifest, same)).toEqual([])
    expect(hasAllEntries(manifest, same, none)).toBe(true)
    expect(lossesOf(manifest, same, none)).toEqual([])
  })

  it('is whole where it is ahead: it is written before the manifest', () => {
    const ahead = found([facts('a', 12, 11), facts('b', 4, 20), facts('c', 13, 5)], 36)
    expect(uncounted(manifest, ahead)).toEqual(['a', 'c'])
    const counted = new Map([
      ['a', 11],
      ['c', 5],
    ])
    expect(hasAllEntries(manifest, ahead, counted)).toBe(true)
    expect(lossesOf(manifest, ahead, counted)).toEqual([])
  })

  it('lacks what isn’t there, and what is there in an older state', () => {
    const less = found([facts('b', 3, 19)], 19)
    expect(lossesOf(manifest, less, none)).toEqual([
      { facts: facts('a', 9, 10), damage: 'missing', found: 0 },
      { facts: facts('b', 4, 20), damage: 'older', found: 3 },
    ])
  })

  it('is damaged where an unchanged assessment has other entries', () => {
    const holes = found([facts('a', 9, 10), facts('b', 4, 20)], 29)
    expect(hasAllEntries(manifest, holes, none)).toBe(false)
    const rows = new Map([
      ['a', 10],
      ['b', 19],
    ])
    expect(lossesOf(manifest, holes, rows)).toEqual([{ facts: facts('b', 4, 20), damage: 'entries', found: 4 }])
  })
})

describe('a snapshot', () => {
  it('never replaces what is newer than it', () => {
    const loss = { facts: facts('b', 4, 20), found: 3 }
    expect(canReplace({ ...loss, damage: 'missing' }, { change: 1 })).toBe(true)
    expect(canReplace({ ...loss, damage: 'entries' }, { change: 1 })).toBe(true)
    expect(canReplace({ ...loss, damage: 'older' }, { change: 3 })).toBe(false)
    expect(canReplace({ ...loss, damage: 'older' }, { change: 4 })).toBe(true)
  })
})
