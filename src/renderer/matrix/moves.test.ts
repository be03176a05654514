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

const plain = { ctrl: false, shift: false }
const withCtrl = { ctrl: true, shift: false }
const withShift = { ctrl: false, shift: true }

describe('keys', () => {
  it('folds and unfolds with Left and Right, and moves where that changes nothing', () => {
    expect(matrixKey('ArrowLeft', plain, head ?? null)).toEqual({ kind: 'fold' })
    expect(matrixKey('ArrowRight', plain, head ?? null)).toEqual({ kind: 'move', move: 'right', extends: false })
    const folded = head === undefined ? null : { ...head, folded: true }
    expect(matrixKey('ArrowLeft', plain, folded)).toEqual({ kind: 'move', move: 'left', extends: false })
    expect(matrixKey('ArrowRight', plain, folded)).toEqual({ kind: 'unfold' })
    expect(matrixKey('ArrowLeft', plain, sub ?? null)).toEqual({ kind: 'move', move: 'left', extends: false })
  })

  it('only moves with Ctrl, and leaves other keys of the window alone', () => {
    expect(matrixKey('ArrowLeft', withCtrl, head ?? null)).toEqual({ kind: 'move', move: 'left', extends: false })
    expect(matrixKey('k', withCtrl, head ?? null)).toBeNull()
    expect(matrixKey('constructor', plain, head ?? null)).toBeNull()
    expect(matrixKey('Enter', plain, head ?? null)).toEqual({ kind: 'open' })
  })

  it('picks a cell, its tactic, all, and with Shift what a move passes', () => {
    expect(matrixKey('x', plain, head ?? null)).toEqual({ kind: 'pick' })
    expect(matrixKey('X', withShift, head ?? null)).toEqual({ kind: 'pickTactic' })
    expect(matrixKey('a', withCtrl, head ?? null)).toEqual({ kind: 'pickAll' })
    expect(matrixKey('ArrowLeft', withShift, head ?? null)).toEqual({ kind: 'move', move: 'left', extends: true })
    expect(matrixKey('x', withCtrl, head ?? null)).toBeNull()
  })
})
