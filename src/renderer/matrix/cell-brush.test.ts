import fc from 'fast-check'
import { expect, test } from 'vitest'
import { swatchOf } from '../theme/swatch.ts'
import { brushKit, CellBrush, type PictureStyle } from './cell-brush.ts'
import type { CellPicture } from './cell-picture.ts'
import { plainPicture as plain } from './plain-picture.test-twin.ts'
import { TextRuler } from './text-ruler.ts'

interface Written {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly ink: string
}

/** A surface that notes words and rectangles; a letter is six tenths of its size wide. */
function surface() {
  const words: Written[] = []
  const rectangles: { readonly x: number; readonly width: number }[] = []
  const own = {
    font: '',
    letterSpacing: '0px',
    textAlign: 'left' as 'left' | 'center' | 'right',
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    measureText: (text: string) => {
      const size = Number(/([\d.]+)px/.exec(own.font)?.[1])
      const width = text.length * (size * 0.6 + Number.parseFloat(own.letterSpacing))
      return { width, fontBoundingBoxAscent: size, fontBoundingBoxDescent: size / 4 }
    },
    fillText: (text: string, x: number) => {
      const { width } = own.measureText(text)
      const left = x - { left: 0, center: 0.5, right: 1 }[own.textAlign] * width
      words.push({ text, left, right: left + width, ink: own.fillStyle })
    },
    fillRect: (x: number, _y: number, width: number) => rectangles.push({ x, width }),
    clearRect: () => undefined,
    beginPath: () => undefined,
    roundRect: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    fill: () => undefined,
    stroke: () => undefined,
    setLineDash: () => undefined,
    drawImage: () => undefined,
  }
  return { words, rectangles, surface: own as unknown as CanvasRenderingContext2D }
}

const style: PictureStyle = {
  zoom: 'fit',
  family: 'Inter',
  theme: 'light',
  forced: false,
  density: 1,
  height: 12,
  tall: false,
  wide: false,
}

function painted(cells: readonly CellPicture[], given: Partial<PictureStyle> = {}) {
  const on = surface()
  const kit = brushKit({ ...style, ...given }, new TextRuler(on.surface), () => ({}) as CanvasImageSource)
  new CellBrush(on.surface, kit).paint(cells)
  return on
}

const someNumber = fc.constantFrom('', '0', '7', '50', '100', '12.5', 'P100', '10/13', '−100', '+')

test('words and numbers stand in the cell and never meet, at any width', () => {
  fc.assert(
    fc.property(
      fc.record({ text: fc.stringMatching(/^[.\dA-Za-z ]{1,40}$/), number: someNumber, head: fc.boolean() }),
      fc.integer({ min: 50, max: 240 }),
      fc.record({
        zoom: fc.constantFrom('fit' as const, 'names' as const, 'read' as const),
        tall: fc.boolean(),
        wide: fc.boolean(),
      }),
      (cell, width, given) => {
        const { words } = painted([{ ...plain, ...cell, width }], given)
        expect(words.length).toBe(cell.number === '' ? 1 : 2)
        const [name, number] = words
        expect(name?.left).toBeGreaterThanOrEqual(plain.x + 2)
        // An ellipsis alone is as short as it gets.
        if (name?.text !== '…') expect(name?.right).toBeLessThanOrEqual((number?.left ?? plain.x + width) + 1e-9)
        if (number !== undefined) expect(number.right).toBeLessThan(plain.x + width)
      },
    ),
  )
})

test('ids are never cut where they stand beside a number of three digits or a sign', () => {
  for (const number of ['100', '50', '–', 'P70']) {
    for (const text of ['1595', '.001']) {
      const { words } = painted([{ ...plain, text, number, head: text === '1595' }])
      expect(words.map((one) => one.text)).toEqual([text, number])
    }
  }
})

test('a name that is too long ends in an ellipsis', () => {
  const { words } = painted([{ ...plain, width: 90, text: '1595 Active Scanning' }], { wide: true })
  expect(words[0]?.text).toMatch(/^1595 \S.*…$/)
})

test('words are written in the ink of their fill, and in the system’s where colours are forced and there is none', () => {
  expect(painted([plain]).words[0]?.ink).toBe(swatchOf('s50', 'light').ink)
  expect(painted([plain], { theme: 'dark' }).words[0]?.ink).toBe(swatchOf('s50', 'dark').ink)
  expect(painted([plain], { forced: true }).words[0]?.ink).toBe(swatchOf('s50', 'light').ink)
  expect(painted([{ ...plain, fill: 'matrix-heading' }], { forced: true }).words[0]?.ink).toBe('CanvasText')
})

test('what is out of scope is struck through, and the share of sub-techniques is as long as it is', () => {
  expect(painted([plain]).rectangles).toEqual([])
  const [line] = painted([{ ...plain, struck: true }]).rectangles
  expect(line?.x).toBe(102)
  expect(painted([{ ...plain, share: 40 }]).rectangles).toEqual([{ x: 100, width: 20 }])
})

const parts = ['P', '40', '100'].map((sign, at) => ({ letter: 'PDR'.charAt(at), sign, classes: `s${String(at * 50)}` }))

test('three parts stand at the end of a cell, side by side, each with its own ground and ink', () => {
  const { words, rectangles } = painted([{ ...plain, width: 200, number: '', parts }], { zoom: 'names', height: 18 })
  expect(rectangles).toEqual([226, 251, 276].map((x) => ({ x, width: 24 })))
  expect(words.map(({ text }) => text)).toEqual(['1595', 'P', '40', '100'])
  for (const [at, { left, right, ink }] of words.slice(1).entries()) {
    expect(left).toBeGreaterThanOrEqual(225 + at * 25)
    expect(right).toBeLessThanOrEqual(300)
    expect(ink).toBe(swatchOf(`s${String(at * 50)}`, 'light').ink)
  }
})

test('a name ends before the parts', () => {
  const text = 'A name that is a good deal too long for its cell'
  const { words } = painted([{ ...plain, width: 148, text, number: '', parts }], { zoom: 'names', height: 18 })
  expect(words[0]?.text).toMatch(/^A name.*…$/)
  expect(words[0]?.right).toBeLessThanOrEqual(plain.x + 148 - 75)
})

test('at Read the second line has id, a letter for each category, and what is in force, from left to right', () => {
  const detail = { id: 'T1595', reached: 'PD', inForce: '3 in force' }
  const { words } = painted([{ ...plain, width: 228, detail }], { zoom: 'read', height: 39 })
  const second = ['T1595', 'P', 'D', '3 in force'].map((text) => words.find((one) => one.text === text))
  const edges = second.flatMap((word) => [word?.left ?? NaN, word?.right ?? NaN])
  expect(edges).toEqual([...edges].sort((a, b) => a - b))
  expect(edges.at(-1)).toBe(plain.x + 228 - 8)
})
