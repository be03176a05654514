import { expect, test } from 'vitest'
import { familiesByTactic } from './families.ts'
import { cellAt, geometryOf, meet } from './geometry.ts'
import { layMatrix, type Zoom } from './layout.ts'
import { matrixWorld } from './matrix-world.test-twin.ts'

const { coverage } = matrixWorld({})
const zooms: readonly Zoom[] = ['fit', 'names', 'read']
const laid = (zoom: Zoom) => layMatrix(familiesByTactic(coverage.index), zoom, { width: 400, height: 60 }, () => false)

test.each(zooms)('at %s cells stand in the matrix, none on another', (zoom) => {
  const { boxes, width, height } = geometryOf(laid(zoom))
  expect(boxes.length).toBeGreaterThan(3)
  for (const [at, box] of boxes.entries()) {
    expect(box.x + box.width).toBeLessThanOrEqual(width)
    expect(box.y + box.height).toBeLessThanOrEqual(height)
    for (const other of boxes.slice(at + 1)) expect(meet(box, other)).toBe(false)
  }
})

test('only where names are read do sub-techniques stand further right', () => {
  const left = (zoom: Zoom) => new Set(geometryOf(laid(zoom)).boxes.map(({ width }) => width)).size
  expect(left('fit')).toBe(1)
  expect(left('names')).toBe(2)
})

test.each(zooms)('at %s the cell at any point of a cell is that cell', (zoom) => {
  const geometry = geometryOf(laid(zoom))
  for (const { cell, x, y, width, height } of geometry.boxes) {
    expect(cellAt(geometry, x + width / 2, y + height / 2)?.cell).toBe(cell)
    expect(geometry.byKey.get(cell.key)?.cell).toBe(cell)
  }
  expect(cellAt(geometry, -20, 5)).toBeNull()
  expect(cellAt(geometry, geometry.width + 20, 5)).toBeNull()
})
