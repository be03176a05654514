import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retained, shelve, shelveOlder } from './snapshot.ts'
import type { Snapshot, SnapshotRequest } from './snapshot.ts'

function request(change: Partial<SnapshotRequest> = {}): SnapshotRequest {
  return {
    assessment: 'a',
    assessmentName: 'Head office',
    name: '',
    reason: 'afterChange',
    keptAt: '2026-11-24T10:00:00.000Z',
    change: 1,
    rows: 0,
    figures: null,
    text: '',
    ...change,
  }
}

function kept(sequence: number, change: Partial<Snapshot> = {}): Snapshot {
  const { text: _text, ...facts } = request()
  return { ...facts, id: `s${sequence}`, sequence, sha256: `h${sequence}`, pinned: false, ...change }
}

const decade = 10 * 365 * 24 * 3600 * 1000
const anyShelf = fc
  .array(fc.record({ at: fc.integer({ min: -decade, max: decade }), pinned: fc.boolean() }), { maxLength: 80 })
  .map((all) =>
    all.map(({ at, pinned }, place) =>
      kept(place + 1, { pinned, keptAt: new Date(Date.UTC(2026, 10, 24) + at).toISOString() }),
    ),
  )

describe('what stays of the snapshots', () => {
  it('is, with any clock, the newest, the twenty newest and every pinned one', () => {
    fc.assert(
      fc.property(anyShelf, (shelf) => {
        const stay = retained(shelf)
        const loose = shelf.filter(({ pinned }) => !pinned)
        for (const one of shelf) if (one.pinned) expect(stay.has(one)).toBe(true)
        for (const one of loose.slice(-20)) expect(stay.has(one)).toBe(true)
        expect(stay.size - (shelf.length - loose.length)).toBeLessThanOrEqual(34)
      }),
    )
  })

  it('doesn’t depend on the order they are given in', () => {
    fc.assert(
      fc.property(anyShelf, (shelf) => {
        expect(new Set(retained([...shelf].reverse()))).toEqual(new Set(retained(shelf)))
      }),
    )
  })

  it('is one of each day for fourteen days beyond the twenty newest', () => {
    const shelf = Array.from({ length: 100 }, (_, at) =>
      // Five a day for twenty days.
      kept(at + 1, { keptAt: `2026-11-${String(Math.floor(at / 5) + 1).padStart(2, '0')}T10:00:00.000Z` }),
    )
    const stay = [...retained(shelf)].map(({ sequence }) => sequence).sort((a, b) => a - b)
    const ofDays = [35, 40, 45, 50, 55, 60, 65, 70, 75, 80]
    expect(stay).toEqual([...ofDays, ...Array.from({ length: 20 }, (_, at) => 81 + at)])
  })
})

describe('keeping a snapshot', () => {
  it('counts on from the newest, even where the clock went back', () => {
    const { snapshot, isNew } = shelve([kept(7, { keptAt: '2036-01-01T00:00:00.000Z' })], request(), {
      id: 'new',
      sha256: 'h',
    })
    expect(snapshot).toMatchObject({ id: 'new', sequence: 8, pinned: false })
    expect(isNew).toBe(true)
  })

  it('keeps none of what the newest says already, but remembers up to which change it holds', () => {
    const made = { id: 'new', sha256: 'h2' }
    const again = shelve([kept(1), kept(2)], request({ change: 9 }), made)
    expect(again).toMatchObject({ isNew: false, snapshot: { id: 's2', change: 9, pinned: false }, go: [] })
    const named = shelve([kept(1), kept(2)], request({ name: 'Before the audit', reason: 'byHand' }), made)
    expect(named).toMatchObject({ isNew: false, snapshot: { id: 's2', name: 'Before the audit', pinned: true } })
    const second = shelve([kept(2, { name: 'One', pinned: true })], request({ name: 'Two' }), made)
    expect(second).toMatchObject({ isNew: true, snapshot: { sequence: 3, name: 'Two', pinned: true } })
  })

  it('lets the oldest go', () => {
    const full = Array.from({ length: 20 }, (_, at) => kept(at + 1))
    const { stay, go } = shelve(full, request(), { id: 'new', sha256: 'h' })
    expect(stay).toHaveLength(20)
    expect(go.map(({ sequence }) => sequence)).toEqual([1])
  })
})

describe('snapshots that a backup brought', () => {
  const brought = (snapshot: Snapshot) => ({ snapshot, text: `text of ${snapshot.sha256}` })
  const newIds = () => {
    let number = 0
    return () => `new ${number++}`
  }

  it('stand under all that is here, whatever their time, and push nothing off the shelf', () => {
    fc.assert(
      fc.property(anyShelf, anyShelf, (theirs, ours) => {
        const shelf = [...retained(ours)]
        const older = theirs.map((one) => brought({ ...one, sha256: `their ${one.sha256}`, change: 99 }))
        const { added, stay, go } = shelveOlder(shelf, older, newIds())
        expect(go).toEqual([])
        expect(stay).toEqual(expect.arrayContaining(shelf))
        expect(stay).toHaveLength(shelf.length + added.length)
        if (shelf.length > 0) expect(stay.slice(0, shelf.length).every((one) => shelf.includes(one))).toBe(true)
        for (const { snapshot } of added)
          expect(snapshot).toMatchObject({ change: 0, id: expect.stringMatching(/^new/) as string })
        const next = shelve(stay, request(), { id: 'next', sha256: 'next' }).snapshot
        expect(stay.every(({ sequence }) => sequence < next.sequence)).toBe(true)
      }),
    )
  })

  it('all come where nothing is, and once', () => {
    const shelf = [kept(2, { name: 'Named', pinned: true }), kept(1)]
    const { stay, added } = shelveOlder([], shelf.map(brought), newIds())
    expect(stay.map(({ sequence, name }) => [sequence, name])).toEqual([
      [2, 'Named'],
      [1, ''],
    ])
    expect(added.map(({ text }) => text)).toEqual(['text of h2', 'text of h1'])
    expect(shelveOlder(stay, shelf.map(brought), newIds()).added).toEqual([])
  })
})
