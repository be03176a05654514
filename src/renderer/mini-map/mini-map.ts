import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'

/** Where given techniques stand in the map: per tactic the places within its text. */
export function placesInMap(index: CoverageIndex, techniques: readonly number[]): readonly (readonly number[])[] {
  const sought = new Uint8Array(index.scope.listed.length)
  for (const technique of techniques) sought[technique] = 1
  return index.tacticPlaces.map((places) => [...places.keys()].filter((at) => sought[places[at] ?? -1] === 1))
}

/** Where the cells of a small map stand, in pixels. */
export interface MiniMapLayout {
  /** Distance from cell to cell; the cell itself is 1 less, for the gap. */
  readonly across: number
  readonly down: number
  readonly rows: number
  /** Left edge of each tactic. */
  readonly lefts: readonly number[]
  /** Of what is drawn. */
  readonly width: number
  readonly height: number
}

const tacticGap = 3
const largestPitch = 12
const smallestPitch = 2

function columnsAt(counts: readonly number[], rows: number): number {
  return counts.reduce((sum, count) => sum + Math.ceil(count / rows), 0)
}

/** The largest cells with which every tactic, flowing into as many columns as it needs, fits into the given box. */
export function miniMapLayout(counts: readonly number[], width: number, height: number): MiniMapLayout {
  const present = counts.filter((count) => count > 0).length
  const free = width - Math.max(0, present - 1) * tacticGap
  const fits = (pitch: number): boolean => columnsAt(counts, Math.max(1, Math.floor(height / pitch))) * pitch <= free
  let pitch = largestPitch
  while (pitch > smallestPitch && !fits(pitch)) pitch--
  const rows = Math.max(1, Math.floor(height / pitch))
  const columns = columnsAt(counts, rows)
  // What is left of the width makes cells wider, up to half as wide again.
  const across = Math.max(pitch, Math.min(Math.floor(pitch * 1.5), columns === 0 ? pitch : Math.floor(free / columns)))
  const lefts: number[] = []
  let left = 0
  for (const count of counts) {
    lefts.push(left)
    if (count > 0) left += Math.ceil(count / rows) * across + tacticGap
  }
  const tallest = Math.min(rows, Math.max(0, ...counts))
  return { across, down: pitch, rows, lefts, width: Math.max(0, left - tacticGap), height: tallest * pitch }
}

/** Left top corner of a cell. */
export function miniCell(
  layout: MiniMapLayout,
  tactic: number,
  at: number,
): { readonly x: number; readonly y: number } {
  const column = Math.floor(at / layout.rows)
  return {
    x: (layout.lefts[tactic] ?? 0) + column * layout.across,
    y: (at - column * layout.rows) * layout.down,
  }
}
