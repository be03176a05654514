import type { MatrixLayout, PlacedCell } from './layout.ts'

export type Move =
  'up' | 'down' | 'left' | 'right' | 'top' | 'bottom' | 'tacticBefore' | 'tacticAfter' | 'first' | 'last'

/** What a key press asks for; null for keys that mean nothing to the matrix. */
export type MatrixKey =
  | { readonly kind: 'move'; readonly move: Move; /** Picks what lies between, too. */ readonly extends: boolean }
  | { readonly kind: 'fold' | 'unfold' | 'open' | 'pick' | 'pickTactic' | 'pickAll' }

export interface HeldKeys {
  readonly ctrl: boolean
  readonly shift: boolean
}

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  k: 'up',
  ArrowDown: 'down',
  j: 'down',
  ArrowLeft: 'left',
  h: 'left',
  ArrowRight: 'right',
  l: 'right',
  Home: 'top',
  End: 'bottom',
  PageUp: 'tacticBefore',
  PageDown: 'tacticAfter',
}

/**
 * Left and Right fold and unfold the family of a head where that changes something, and move to the column beside
 * otherwise; with Ctrl, with Shift, and as `h` and `l`, they only move. With Shift a move picks what it passes; `x` picks
 * a cell, Shift `X` its tactic, Ctrl A everything that the filter leaves.
 */
export function matrixKey(key: string, { ctrl, shift }: HeldKeys, cell: PlacedCell | null): MatrixKey | null {
  if (key === 'Enter' || key === ' ') return ctrl || shift ? null : { kind: 'open' }
  if (ctrl && key === 'a') return { kind: 'pickAll' }
  if (ctrl && key === 'Home') return { kind: 'move', move: 'first', extends: shift }
  if (ctrl && key === 'End') return { kind: 'move', move: 'last', extends: shift }
  if (!ctrl && key === 'x') return { kind: 'pick' }
  if (!ctrl && key === 'X') return { kind: 'pickTactic' }
  if (ctrl && key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  if (!ctrl && !shift && cell !== null && cell.subs.length > 0) {
    if (key === 'ArrowLeft' && !cell.folded) return { kind: 'fold' }
    if (key === 'ArrowRight' && cell.folded) return { kind: 'unfold' }
  }
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined
  return move === undefined ? null : { kind: 'move', move, extends: shift }
}

function nearest(column: readonly PlacedCell[], top: number): PlacedCell | null {
  let best: PlacedCell | null = null
  for (const cell of column) if (best === null || Math.abs(cell.top - top) < Math.abs(best.top - top)) best = cell
  return best
}

/** All cells, column by column: the order in which Up and Down walk. */
export function cellsInOrder(layout: MatrixLayout): readonly PlacedCell[] {
  return layout.tactics.flatMap(({ columns }) => columns.flat())
}

/** The cell to which a move leads from the one with the given key; the ends don't wrap. */
export function movedFrom(layout: MatrixLayout, key: string | null, move: Move): PlacedCell | null {
  const columns = layout.tactics.flatMap((tactic, at) => tactic.columns.map((cells) => ({ cells, tactic: at })))
  const column = columns.findIndex(({ cells }) => cells.some((cell) => cell.key === key))
  const here = columns[column]
  const cell = here?.cells.find((one) => one.key === key)
  if (here === undefined || cell === undefined) return columns[0]?.cells[0] ?? null
  const row = here.cells.indexOf(cell)
  switch (move) {
    case 'up':
      return here.cells[row - 1] ?? columns[column - 1]?.cells.at(-1) ?? cell
    case 'down':
      return here.cells[row + 1] ?? columns[column + 1]?.cells[0] ?? cell
    case 'left':
      return nearest(columns[column - 1]?.cells ?? [], cell.top) ?? cell
    case 'right':
      return nearest(columns[column + 1]?.cells ?? [], cell.top) ?? cell
    case 'top':
      return here.cells[0] ?? cell
    case 'bottom':
      return here.cells.at(-1) ?? cell
    case 'tacticBefore':
      return layout.tactics[Math.max(0, here.tactic - 1)]?.columns[0]?.[0] ?? cell
    case 'tacticAfter':
      return layout.tactics[Math.min(layout.tactics.length - 1, here.tactic + 1)]?.columns[0]?.[0] ?? cell
    case 'first':
      return columns[0]?.cells[0] ?? cell
    case 'last':
      return columns.at(-1)?.cells.at(-1) ?? cell
  }
}
