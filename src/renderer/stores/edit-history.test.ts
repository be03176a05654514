// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyHistory, listedSteps, redone, stepped, undone } from './edit-history.ts'
import type { EditHistory } from './edit-history.ts'

interface Walk {
  readonly now: number
  readonly history: EditHistory<number>
}

const start: Walk = { now: 0, history: emptyHistory }

function edit({ now, history }: Walk, next: number): Walk {
  return { now: next, history: stepped(history, now, `to ${next}`, next) }
}

function go(walk: Walk, travel: typeof undone): Walk {
  const travelled = travel(walk.history, walk.now)
  return travelled === null ? walk : { now: travelled.step.moment, history: travelled.history }
}

function times(count: number, walk: Walk, travel: typeof undone): Walk {
  return Array.from({ length: count }).reduce<Walk>((at) => go(at, travel), walk)
}

describe('undo and redo', () => {
  it('lead from any walk back to its beginning, and forward to its end', () => {
    const moves = fc.array(fc.oneof(fc.constantFrom('undo', 'redo'), fc.nat(9)), { maxLength: 60 })
    fc.assert(
      fc.property(moves, (walk) => {
        const end = walk.reduce<Walk>(
          (at, move) => (typeof move === 'number' ? edit(at, move) : go(at, move === 'undo' ? undone : redone)),
          start,
        )
        const back = times(100, end, undone)
        expect(back.now).toBe(0)
        const ahead = end.history.future.length
        const forward = times(100, back, redone)
        expect(times(ahead, forward, undone)).toEqual(end)
      }),
    )
  })

  it('name the step that they take back and do again', () => {
    const walk = edit(edit(start, 1), 2)
    expect(undone(walk.history, walk.now)?.step).toEqual({ label: 'to 2', at: 2, moment: 1 })
    const back = go(walk, undone)
    expect(redone(back.history, back.now)?.step).toEqual({ label: 'to 2', at: 2, moment: 2 })
  })

  it('forget what was undone once something else is done', () => {
    const walk = edit(go(edit(start, 1), undone), 5)
    expect(redone(walk.history, walk.now)).toBeNull()
  })

  it('keep the newest thousand steps', () => {
    const walk = Array.from({ length: 1001 }).reduce<Walk>((at, _, place) => edit(at, place + 1), start)
    expect(walk.history.past).toHaveLength(1000)
    expect(walk.history.forgotten).toBe(1)
    expect(times(2000, walk, undone).now).toBe(1)
  })

  it('take many steps at once as they would one by one', () => {
    const lengths = fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 10 }))
    fc.assert(
      fc.property(lengths, fc.constantFrom(undone, redone), ([steps, back, count], travel) => {
        const end = Array.from({ length: steps }).reduce<Walk>((at, _, place) => edit(at, place + 1), start)
        const walk = times(back, end, undone)
        const chain = Array.from({ length: count }).reduce<Walk | null>((at) => {
          const next = at === null ? null : travel(at.history, at.now)
          return next === null ? null : { now: next.step.moment, history: next.history }
        }, walk)
        const leap = travel(walk.history, walk.now, count)
        expect(leap === null ? null : { now: leap.step.moment, history: leap.history }).toEqual(chain)
      }),
    )
  })

  it('list all steps in their order, wherever one stands', () => {
    const end = edit(edit(edit(start, 1), 2), 3)
    expect(listedSteps(times(2, end, undone).history)).toEqual([
      { label: 'to 1', at: 1, isUndone: false },
      { label: 'to 2', at: 2, isUndone: true },
      { label: 'to 3', at: 3, isUndone: true },
    ])
  })
})
