import { describe, expect, it } from 'vitest'
import { layMatrix } from './layout.ts'
import { cellsInOrder, matrixKey, movedFrom } from './moves.ts'

const tactic = (at: number, heads: readonly number[], subs: readonly number[] = []) => ({
  tactic: { id: `TA${String(at)}`, name: '', shortname: '' },
  at,
  families: heads.map((head, place) => ({ head, headListed: true, subs: place === 0 ? subs : [] })),
})
const layout = layMatrix(
  [tactic(0, [0, 3], [1, 2]), tactic(1, [4, 5])],
  'names',
  { width: 500, height: 500 },
  () => false,
)
const [head, sub] = cellsInOrder(layout)

describe('moving through the matrix', () => {
  it('walks a column, on into the next one, and stops at the ends', () => {
    expect(movedFrom(layout, '0-0', 'down')?.key).toBe('0-1')
    expect(movedFrom(layout, '0-3', 'down')?.key).toBe('1-4')
    expect(movedFrom(layout, '1-4', 'up')?.key).toBe('0-3')
    expect(movedFrom(layout, '0-0', 'up')?.key).toBe('0-0')
    expect(movedFrom(layout, '1-5', 'down')?.key).toBe('1-5')
  })

  it('crosses to the cell at the same height', () => {
    expect(movedFrom(layout, '0-1', 'right')?.key).toBe('1-5')
    expect(movedFrom(layout, '0-3', 'right')?.key).toBe('1-5')
    expect(movedFrom(layout, '1-5', 'left')?.key).toBe('0-1')
    expect(movedFrom(layout, '1-5', 'right')?.key).toBe('1-5')
  })

  it('leaps to ends and tactics', () => {
    expect(movedFrom(layout, '0-1', 'bottom')?.key).toBe('0-3')
    expect(movedFrom(layout, '0-1', 'top')?.key).toBe('0-0')
    expect(movedFrom(layout, '0-1', 'tacticAfter')?.key).toBe('1-4')
    expect(movedFrom(layout, '1-5', 'tacticBefore')?.key).toBe('0-0')
    expect(movedFrom(layout, '0-1', 'last')?.key).toBe('1-5')
  })

  it('begins at the first cell when nothing is active, or when the active cell is folded away', () => {
    expect(movedFrom(layout, null, 'down')?.key).toBe('0-0')
    expect(movedFrom(layout, '9-9', 'down')?.key).toBe('0-0')
  })
})

describe('keys', () => {
  it('folds and unfolds with Left and Right, and moves where that changes nothing', () => {
    expect(matrixKey('ArrowLeft', false, head ?? null)).toEqual({ kind: 'fold' })
    expect(matrixKey('ArrowRight', false, head ?? null)).toEqual({ kind: 'move', move: 'right' })
    const folded = head === undefined ? null : { ...head, folded: true }
    expect(matrixKey('ArrowLeft', false, folded)).toEqual({ kind: 'move', move: 'left' })
    expect(matrixKey('ArrowRight', false, folded)).toEqual({ kind: 'unfold' })
    expect(matrixKey('ArrowLeft', false, sub ?? null)).toEqual({ kind: 'move', move: 'left' })
  })

  it('only moves with Ctrl, and leaves other keys of the window alone', () => {
    expect(matrixKey('ArrowLeft', true, head ?? null)).toEqual({ kind: 'move', move: 'left' })
    expect(matrixKey('k', true, head ?? null)).toBeNull()
    expect(matrixKey('constructor', false, head ?? null)).toBeNull()
    expect(matrixKey('Enter', false, head ?? null)).toEqual({ kind: 'open' })
  })
})
