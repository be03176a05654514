import type { Zoom } from './layout.ts'
import type { Hand, TextRuler } from './text-ruler.ts'

/** Where words stand in a cell and how they are written: for the canvas what `matrix.css` is for paper. Pixels. */
export interface CellSheet {
  readonly hands: Readonly<Record<'head' | 'sub' | 'number' | 'long' | 'part' | 'detail' | 'letter', PlacedHand>>
  /** Of the words from the left edge. */
  readonly inset: { readonly head: number; readonly sub: number }
  /** Of the number from the right edge. */
  readonly end: number
  /** Between words and number, at least. */
  readonly apart: number
  readonly notch: number
  /** Numbers with more digits are written smaller. */
  readonly longNumbers: boolean
}

export interface PlacedHand extends Hand {
  /** Pixels from the top of a cell. */
  readonly baseline: number
}

export interface SheetStyle {
  readonly zoom: Zoom
  readonly family: string
  /** Of a cell. */
  readonly height: number
  /** At *Fit*: the cells have room for larger words. */
  readonly tall: boolean
  /** At *Fit*: names stand beside ids, and end before the number. */
  readonly wide: boolean
}

/** Parts of a cell, and boxes of letters in its second line. */
export const part = { width: 25, height: 18 }
export const letterBox = { width: 14, height: 16, top: 20, gap: 3 }

interface Line {
  readonly top: number
  readonly height: number
}

const reading = { first: { top: 2, height: 18 }, second: { top: 20, height: 16 } }

export function cellSheet(style: SheetStyle, ruler: TextRuler): CellSheet {
  const hand = (weight: number, size: number, spacing: number, { top, height }: Line): PlacedHand => {
    const own = {
      font: `${String(weight)} ${String(size)}px ${style.family}`,
      spacing: `${String(size * spacing)}px`,
      size,
    }
    const { above, below } = ruler.edges(own)
    return { ...own, baseline: top + Math.floor((height - above - below) / 2) + above }
  }
  const { zoom, tall, wide } = style
  const whole = { top: 0, height: style.height }
  const parts = { part: hand(600, 10, 0, { top: 0, height: part.height }) }
  const details = {
    detail: hand(400, 11, -0.01, reading.second),
    letter: hand(600, 11, 0, { top: letterBox.top + 1, height: 12 }),
  }
  if (zoom === 'fit') {
    const size = tall ? 11 : 9.5
    const end = tall || wide ? 4 : 2
    const number = hand(600, size, -0.03, whole)
    const long = hand(600, size - (tall ? 1.5 : 1), -0.06, whole)
    const words = { head: hand(650, size, -0.03, whole), sub: hand(400, size, -0.03, whole), number, long }
    return {
      hands: { ...words, ...parts, ...details },
      inset: { head: end, sub: 6 },
      end,
      apart: 2,
      notch: 3,
      longNumbers: true,
    }
  }
  const line = zoom === 'read' ? reading.first : whole
  const number = hand(600, 12, 0, line)
  const words = { head: hand(650, 12, 0, line), sub: hand(400, 12, 0, line), number, long: number }
  const end = zoom === 'read' ? 8 : 6
  return {
    hands: { ...words, ...parts, ...details },
    inset: { head: end, sub: end },
    end,
    apart: 6,
    notch: 5,
    longNumbers: false,
  }
}
