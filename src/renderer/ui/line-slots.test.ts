import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineSlots } from './line-slots.ts'

const rows = (...ids: string[]): { id: string; kind: string }[] => ids.map((id) => ({ id, kind: 'row' }))

describe('LineSlots', () => {
  it('gives a line that comes the element of one that left', () => {
    const slots = new LineSlots()
    const [first] = slots.assign(rows('a', 'b'), false)
    expect(slots.assign(rows('b', 'c'), false).find(({ place }) => place === 1)?.slot).toBe(first?.slot)
  })

  it('moves no element while the list moves, and puts them in order when it rests', () => {
    const slots = new LineSlots()
    const before = slots.assign(rows('a', 'b', 'c'), false)
    const moving = slots.assign(rows('b', 'c', 'd'), true)
    expect(moving.map(({ slot }) => slot)).toEqual(before.map(({ slot }) => slot))
    expect(moving.map(({ place }) => place)).toEqual([2, 0, 1])
    expect(slots.assign(rows('b', 'c', 'd'), false).map(({ place }) => place)).toEqual([0, 1, 2])
  })

  it('shares no element between lines of different kinds', () => {
    const slots = new LineSlots()
    const [row] = slots.assign(rows('a'), true)
    const [group] = slots.assign([{ id: 'g', kind: 'group' }], true)
    expect(group?.slot).not.toBe(row?.slot)
  })

  it('keeps the element of a line that stays, and gives no two lines the same', () => {
    const line = fc.record({ id: fc.stringMatching(/^[a-p]$/), kind: fc.constant('row') })
    const lines = fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, fc.boolean()), { maxLength: 12 }), (steps) => {
        const slots = new LineSlots()
        let before = new Map<string, string>()
        for (const [step, isMoving] of steps) {
          const given = slots.assign(step, isMoving)
          const after = new Map(given.map(({ slot, place }) => [step[place]?.id ?? '', slot]))
          expect(after.size).toBe(step.length)
          expect(new Set(after.values()).size).toBe(step.length)
          for (const [id, slot] of after) if (before.has(id)) expect(slot).toBe(before.get(id))
          if (!isMoving) expect(given.map(({ place }) => place)).toEqual(step.map((_, place) => place))
          before = after
        }
      }),
    )
  })
})
