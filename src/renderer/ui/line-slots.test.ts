import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineSlots } from './line-slots.ts'

const rows = (...ids: string[]): { id: string; kind: string }[] => ids.map((id) => ({ id, kind: 'row' }))

const idsOf = (slotted: readonly { line: { id: string } }[]): string[] => slotted.map(({ line }) => line.id)

describe('LineSlots', () => {
  it('gives a line that comes the element of one that left', () => {
    const slots = new LineSlots()
    const [first] = slots.assign(rows('a', 'b'), false)
    expect(slots.assign(rows('b', 'c'), false).find(({ line }) => line.id === 'c')?.slot).toBe(first?.slot)
  })

  it('moves no element while the list moves, and puts them in order when it rests', () => {
    const slots = new LineSlots()
    const before = slots.assign(rows('a', 'b', 'c'), false)
    const moving = slots.assign(rows('b', 'c', 'd'), true)
    expect(moving.map(({ slot }) => slot)).toEqual(before.map(({ slot }) => slot))
    expect(idsOf(moving)).toEqual(['d', 'b', 'c'])
    expect(idsOf(slots.assign(rows('b', 'c', 'd'), false))).toEqual(['b', 'c', 'd'])
  })

  it('keeps elements that no line needs while the list moves, and lets them go when it rests', () => {
    const slots = new LineSlots()
    const [first] = slots.assign([{ id: 'g', kind: 'group' }, ...rows('a', 'b')], false)
    expect(idsOf(slots.assign(rows('b', 'c'), true))).toEqual(['g', 'c', 'b'])
    const [next] = slots.assign([{ id: 'h', kind: 'group' }, ...rows('c')], true)
    expect(next).toEqual({ slot: first?.slot, line: { id: 'h', kind: 'group' } })
    expect(idsOf(slots.assign(rows('c', 'd'), false))).toEqual(['c', 'd'])
  })

  it('shares no element between lines of different kinds', () => {
    const slots = new LineSlots()
    const [row] = slots.assign(rows('a'), true)
    const [group] = slots.assign([{ id: 'g', kind: 'group' }], false)
    expect(group?.slot).not.toBe(row?.slot)
  })

  it('keeps the element of a line that stays, and gives no two lines the same', () => {
    const line = fc.record({ id: fc.stringMatching(/^[a-p]$/), kind: fc.constant('row') })
    const lines = fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, fc.boolean()), { maxLength: 12 }), (steps) => {
        const slots = new LineSlots()
        let before = new Map<string, string>()
        let most = 0
        for (const [step, isMoving] of steps) {
          const given = slots.assign(step, isMoving)
          const after = new Map(given.map(({ slot, line }) => [line.id, slot]))
          expect(after.size).toBe(given.length)
          expect(new Set(after.values()).size).toBe(given.length)
          for (const { id } of step) expect(after.has(id)).toBe(true)
          most = isMoving ? Math.max(most, step.length) : step.length
          expect(given.length).toBe(most)
          for (const [id, slot] of after) if (before.has(id)) expect(slot).toBe(before.get(id))
          if (!isMoving) expect(given.map(({ line }) => line)).toEqual(step)
          before = after
        }
      }),
    )
  })
})
