import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faceOf, type CellMarks, type FaceStyle } from './cell-face.ts'
import { CellPainter, type ColumnWorld } from './cell-painter.ts'
import { matrixCells } from './cells.ts'
import { isAside } from './filter.ts'
import { familiesByTactic } from './families.ts'
import { layMatrix } from './layout.ts'
import { matrixWorld, placeOf } from './matrix-world.test-twin.ts'
import type { MatrixMode } from './matrix-choice.ts'

const { coverage } = matrixWorld({
  scope: { platforms: [], count: 'all', excluded: [{ technique: 'T3', reason: 'none here' }] },
  threats: [{ kind: 'technique', id: 'T1.001', weight: 1.25 }],
})
const { techniques } = coverage.index.scope
const families = familiesByTactic(coverage.index)
const unmarked: CellMarks = { tabStop: false, selected: false, twin: false, picked: false, aside: false }
const plainStyle: FaceStyle = {
  zoom: 'fit',
  pictured: true,
  wide: false,
  worded: false,
  withDemand: true,
  withIds: false,
  annotated: false,
}

const modes: readonly MatrixMode[] = ['strength', 'category', 'depth', 'state', 'subs', 'demand', 'change']
const someStyle = fc.record<FaceStyle>({
  zoom: fc.constantFrom('fit', 'names', 'read'),
  pictured: fc.boolean(),
  wide: fc.boolean(),
  worded: fc.boolean(),
  withDemand: fc.boolean(),
  withIds: fc.boolean(),
  annotated: fc.boolean(),
})
const someStep = fc.record({
  style: someStyle,
  mode: fc.constantFrom(...modes),
  folded: fc.boolean(),
  matching: fc.option(fc.uniqueArray(fc.nat({ max: techniques.length - 1 }))),
  picked: fc.uniqueArray(fc.nat({ max: techniques.length - 1 })),
  selected: fc.option(fc.nat({ max: 5 })),
})
type Step = typeof someStep extends fc.Arbitrary<infer T> ? T : never

function stepOf(step: Step): readonly [column: Parameters<CellPainter['paint']>[0], world: ColumnWorld] {
  const layout = layMatrix(families, step.style.zoom, { width: 500, height: 500 }, () => step.folded)
  const column = layout.tactics[0]?.columns[0] ?? []
  const selected = column[step.selected ?? -1]
  const matching = step.matching === null ? null : new Set(step.matching)
  const isListed = (place: number): boolean => coverage.index.scope.listed[place] !== 0
  return [
    column,
    {
      techniques,
      looks: matrixCells(coverage, { mode: step.mode, category: 'best', isListed, change: null }),
      style: step.style,
      marksOf: (cell) => ({
        tabStop: cell === selected,
        selected: cell === selected,
        twin: cell !== selected && cell.place === selected?.place,
        picked: step.picked.includes(cell.place),
        aside: isAside(matching, cell),
      }),
    },
  ]
}

test('what was painted before leaves no trace', () => {
  fc.assert(
    fc.property(fc.array(someStep, { minLength: 1, maxLength: 6 }), (steps) => {
      const [kept, fresh] = [document.createElement('div'), document.createElement('div')]
      const painter = new CellPainter(kept)
      for (const step of steps) painter.paint(...stepOf(step))
      const last = steps.at(-1)
      if (last === undefined) return
      new CellPainter(fresh).paint(...stepOf(last))
      // The order of attributes, and a style that became empty, say nothing.
      const said = (root: Element): unknown[] =>
        [...root.children].map((cell) => ({
          html: cell.innerHTML,
          attributes: cell
            .getAttributeNames()
            .map((name) => `${name}=${cell.getAttribute(name) ?? ''}`)
            .filter((text) => text !== 'style=')
            .sort(),
        }))
      expect(said(kept)).toEqual(said(fresh))
    }),
    { numRuns: 200 },
  )
})

test('a cell keeps its element, and with it the focus, when its family is folded', () => {
  const root = document.createElement('div')
  const painter = new CellPainter(root)
  const step = (folded: boolean) =>
    stepOf({ style: plainStyle, mode: 'strength', folded, matching: null, picked: [], selected: null })
  painter.paint(...step(false))
  const head = root.querySelector('[aria-expanded]')
  const count = root.children.length
  painter.paint(...step(true))
  expect(root.querySelector('[aria-expanded]')).toBe(head)
  expect(head?.getAttribute('aria-expanded')).toBe('false')
  expect(root.children.length).toBe(count - 2)
})

test('nothing is written where nothing changed', () => {
  const root = document.createElement('div')
  const painter = new CellPainter(root)
  const [column, world] = stepOf({
    style: plainStyle,
    mode: 'strength',
    folded: false,
    matching: null,
    picked: [],
    selected: 1,
  })
  painter.paint(column, world)
  const first = root.children[0]
  first?.setAttribute('aria-label', 'left alone')
  painter.paint(column, { ...world })
  expect(first?.getAttribute('aria-label')).toBe('left alone')
})

test('on a screen words and fill are for the picture, on paper they are the cell’s', () => {
  const [column = []] = layMatrix(families, 'fit', { width: 5000, height: 500 }, () => false).tactics[0]?.columns ?? []
  const looks = matrixCells(coverage, { mode: 'strength', category: 'best', isListed: () => true, change: null })
  const faceAt = (id: string, style: Partial<FaceStyle> = {}, marks: Partial<CellMarks> = {}) => {
    const place = placeOf(coverage, id)
    const cell = column.find((one) => one.place === place)
    if (cell === undefined) throw new Error(`${id} isn't there`)
    return faceOf(cell, techniques[place], looks[place], { ...plainStyle, ...style }, { ...unmarked, ...marks })
  }
  expect(faceAt('T1.001')).toMatchObject({ shape: 'picture', text: '.001', number: '50', fill: 's50' })
  expect(faceAt('T1.001').classes).not.toContain('s50')
  expect(faceAt('T3')).toMatchObject({ shape: 'picture', number: '×', struck: true, fill: 'cell-excluded' })
  expect(faceAt('T1', { wide: true })).toMatchObject({ shape: 'picture', text: '1 Zeal' })
  expect(faceAt('T1.001', {}, { aside: true })).toMatchObject({ fill: 'cell-aside' })
  expect(faceAt('T1.001', {}, { aside: true }).label).toMatch(/, left aside by the filter$/)
  const onPaper = { pictured: false }
  expect(faceAt('T1.001', onPaper)).toMatchObject({ shape: 'words', text: '.001', number: '50' })
  expect(faceAt('T1', { ...onPaper, zoom: 'names', withIds: true })).toMatchObject({ shape: 'words', text: 'T1 Zeal' })
  expect(faceAt('T1.001', { ...onPaper, zoom: 'names' }).classes.split(' ')).toContain('s50')
  expect(faceAt('T1', { ...onPaper, zoom: 'read' }).detail).toEqual({
    id: 'T1',
    reached: 'P',
    inForce: '1 in force · demand 0',
  })

  const root = document.createElement('div')
  new CellPainter(root).paint(column, { techniques, looks, style: plainStyle, marksOf: () => unmarked })
  expect(root.children.length).toBe(column.length)
  expect(root.textContent).toBe('')
})
