import fc from 'fast-check'
import { expect, test } from 'vitest'
import { swatchOf } from '../theme/swatch.ts'
import { CellBrush, type CellPicture, type PictureStyle, type PictureSurface } from './cell-picture.ts'
import { plainPicture as plain } from './plain-picture.test-twin.ts'

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
    textAlign: 'left',
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
      const left = own.textAlign === 'right' ? x - width : x
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
  return { words, rectangles, surface: own as unknown as PictureSurface }
}

const style: PictureStyle = {
  family: 'Inter',
  theme: 'light',
  forced: false,
  width: 50,
  height: 12,
  tall: false,
  wide: false,
}

function painted(cells: readonly CellPicture[], given: Partial<PictureStyle> = {}) {
  const on = surface()
  new CellBrush(on.surface, { ...style, ...given }, () => ({}) as CanvasImageSource).paint(cells)
  return on
}

const someNumber = fc.constantFrom('', '0', '7', '50', '100', '12.5', 'P100', '10/13', '−100', '+')

test('words and numbers stand in the cell and never meet, at any width', () => {
  fc.assert(
    fc.property(
      fc.record({ text: fc.stringMatching(/^[.\dA-Za-z ]{1,40}$/), number: someNumber, head: fc.boolean() }),
      fc.record({ width: fc.integer({ min: 50, max: 240 }), tall: fc.boolean(), wide: fc.boolean() }),
      (cell, given) => {
        const { words } = painted([{ ...plain, ...cell }], given)
        expect(words.length).toBe(cell.number === '' ? 1 : 2)
        const [name, number] = words
        expect(name?.left).toBeGreaterThanOrEqual(plain.x + 2)
        // An ellipsis alone is as short as it gets.
        if (name?.text !== '…') expect(name?.right).toBeLessThanOrEqual((number?.left ?? plain.x + given.width) + 1e-9)
        if (number !== undefined) expect(number.right).toBeLessThan(plain.x + given.width)
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
  const { words } = painted([{ ...plain, text: '1595 Active Scanning' }], { width: 90, wide: true })
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
