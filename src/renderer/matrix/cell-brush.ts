import type { Theme } from '../theme/palette.ts'
import { swatchOf, type Swatch } from '../theme/swatch.ts'
import type { CellPicture } from './cell-picture.ts'
import { cellSheet, letterBox, part, type CellSheet, type PlacedHand, type SheetStyle } from './cell-sheet.ts'
import type { TextRuler } from './text-ruler.ts'

export interface PictureStyle extends SheetStyle {
  readonly theme: Theme
  /** Forced colours: what has no fill of its own is written in the system's. */
  readonly forced: boolean
  /** Pixels of the picture for one of the page. */
  readonly density: number
}

/** Pattern and outline of a swatch as a picture of a cell of the given width, to be laid on its fill. */
export type TileOf = (swatch: Swatch, width: number) => CanvasImageSource

/** What all brushes of one picture share. */
export interface BrushKit {
  readonly style: PictureStyle
  readonly sheet: CellSheet
  readonly ruler: TextRuler
  readonly tileOf: TileOf
}

export function brushKit(style: PictureStyle, ruler: TextRuler, tileOf: TileOf): BrushKit {
  return { style, sheet: cellSheet(style, ruler), ruler, tileOf }
}

/** What cells are painted on: the part of a canvas context that it needs. */
export type PictureSurface = Pick<
  CanvasRenderingContext2D,
  'clearRect' | 'fillRect' | 'beginPath' | 'roundRect' | 'moveTo' | 'lineTo' | 'fill' | 'stroke' | 'setLineDash'
> &
  Pick<CanvasRenderingContext2D, 'fillText' | 'drawImage'> &
  Pick<CanvasRenderingContext2D, 'font' | 'letterSpacing' | 'textAlign' | 'fillStyle' | 'strokeStyle' | 'lineWidth'>

/** Of the corners of a cell, in pixels. */
export const cellRadius = 1.5

/** Paints cells of one zoom on ground that is clear. */
export class CellBrush {
  readonly #surface: PictureSurface
  readonly #style: PictureStyle
  readonly #sheet: CellSheet
  readonly #ruler: TextRuler
  readonly #tileOf: TileOf

  constructor(surface: PictureSurface, { style, sheet, ruler, tileOf }: BrushKit) {
    this.#surface = surface
    this.#style = style
    this.#sheet = sheet
    this.#ruler = ruler
    this.#tileOf = tileOf
  }

  clear({ x, y, width }: Pick<CellPicture, 'x' | 'y' | 'width'>): void {
    this.#surface.clearRect(x, y, width, this.#style.height)
  }

  /** In passes over all cells, since another font costs more than another cell. */
  paint(cells: readonly CellPicture[]): void {
    const { hands } = this.#sheet
    for (const cell of cells) this.#ground(cell)
    this.#words(
      cells.filter(({ head }) => head),
      hands.head,
    )
    this.#words(
      cells.filter(({ head }) => !head),
      hands.sub,
    )
    this.#numbers(
      cells.filter((cell) => cell.number !== '' && !this.#isLong(cell)),
      hands.number,
    )
    this.#numbers(
      cells.filter((cell) => this.#isLong(cell)),
      hands.long,
    )
    this.#parts(cells.filter(({ parts }) => parts.length > 0))
    this.#details(cells.filter(({ detail }) => detail !== null))
  }

  #swatch(classes: string): Swatch {
    const swatch = swatchOf(classes, this.#style.theme)
    return this.#style.forced && swatch.fill === null ? { ...swatch, ink: 'CanvasText' } : swatch
  }

  #ground({ x, y, width, fill: classes, shared, share }: CellPicture): void {
    const { height } = this.#style
    const { notch } = this.#sheet
    const swatch = this.#swatch(classes)
    const { fill, ink } = swatch
    const surface = this.#surface
    if (fill !== null) {
      surface.fillStyle = fill
      surface.beginPath()
      surface.roundRect(x, y, width, height, cellRadius)
      surface.fill()
    }
    if (swatch.pattern !== null || swatch.outline !== null) {
      surface.drawImage(this.#tileOf(swatch, width), x, y, width, height)
    }
    surface.fillStyle = ink
    if (shared) {
      surface.beginPath()
      surface.moveTo(x, y)
      surface.lineTo(x + notch, y)
      surface.lineTo(x, y + notch)
      surface.fill()
    }
    if (share !== null) surface.fillRect(x, y + height - 2, (width * share) / 100, 2)
  }

  #begin({ font, spacing }: PlacedHand, align: 'left' | 'right' | 'center'): void {
    this.#surface.font = font
    this.#surface.letterSpacing = spacing
    this.#surface.textAlign = align
  }

  #words(cells: readonly CellPicture[], hand: PlacedHand): void {
    const { inset } = this.#sheet
    const written = cells.map((cell) => {
      const from = cell.head ? inset.head : inset.sub
      return { cell, from, text: this.#ruler.cut(cell.text, cell.width - from - this.#taken(cell), hand) }
    })
    this.#begin(hand, 'left')
    for (const { cell, from, text } of written) {
      this.#surface.fillStyle = this.#swatch(cell.fill).ink
      this.#surface.fillText(text, cell.x + from, cell.y + hand.baseline)
      if (!cell.struck) continue
      const up = Math.round(hand.size * 0.3)
      this.#surface.fillRect(cell.x + from, cell.y + hand.baseline - up, this.#ruler.widthOf(text, hand), 1)
    }
  }

  #numbers(cells: readonly CellPicture[], hand: PlacedHand): void {
    this.#begin(hand, 'right')
    for (const { x, y, width, number, fill } of cells) {
      this.#surface.fillStyle = this.#swatch(fill).ink
      this.#surface.fillText(number, x + width - this.#sheet.end, y + hand.baseline)
    }
  }

  /** Three boxes at the end of the first line, each on its own step of the scale. */
  #parts(cells: readonly CellPicture[]): void {
    const { part: hand } = this.#sheet.hands
    this.#begin(hand, 'center')
    for (const { x, y, width, parts } of cells) {
      for (const [at, { sign, classes }] of parts.entries()) {
        const { fill, ink } = this.#swatch(classes)
        const left = x + width - (parts.length - at) * part.width + 1
        this.#surface.fillStyle = fill ?? ink
        if (fill !== null) this.#surface.fillRect(left, y, part.width - 1, part.height)
        this.#surface.fillStyle = ink
        this.#surface.fillText(sign, left + (part.width - 1) / 2, y + hand.baseline)
      }
    }
  }

  /** The second line: id, a box for each category that reaches it, and what is in force. */
  #details(cells: readonly CellPicture[]): void {
    const { detail: hand, letter } = this.#sheet.hands
    const { end, inset } = this.#sheet
    const lettersAt = cells.map((cell) => {
      const id = cell.detail?.id ?? ''
      return cell.x + (cell.head ? inset.head : inset.sub) + this.#ruler.widthOf(id, hand) + letterBox.gap
    })
    this.#begin(hand, 'left')
    for (const cell of cells) this.#inked(cell, cell.detail?.id ?? '', cell.head ? inset.head : inset.sub, hand)
    this.#begin(hand, 'right')
    for (const cell of cells) this.#inked(cell, cell.detail?.inForce ?? '', cell.width - end, hand)
    this.#begin(letter, 'center')
    this.#surface.lineWidth = 1
    this.#surface.setLineDash([])
    for (const [at, cell] of cells.entries()) {
      const { ink } = this.#swatch(cell.fill)
      let left = lettersAt[at] ?? 0
      this.#surface.strokeStyle = ink
      for (const category of cell.detail?.reached ?? '') {
        this.#surface.beginPath()
        this.#surface.roundRect(
          left + 0.5,
          cell.y + letterBox.top + 0.5,
          letterBox.width - 1,
          letterBox.height - 1,
          cellRadius,
        )
        this.#surface.stroke()
        this.#inked(cell, category, left - cell.x + letterBox.width / 2, letter)
        left += letterBox.width + letterBox.gap
      }
    }
  }

  #inked({ x, y, fill }: CellPicture, text: string, from: number, { baseline }: PlacedHand): void {
    this.#surface.fillStyle = this.#swatch(fill).ink
    this.#surface.fillText(text, x + from, y + baseline)
  }

  /** A point takes next to no room. */
  #isLong({ number }: CellPicture): boolean {
    return this.#sheet.longNumbers && number.replace('.', '').length > 3
  }

  /** Pixels at the right that words don't reach. */
  #taken(cell: CellPicture): number {
    const { end, apart, hands } = this.#sheet
    if (cell.parts.length > 0) return cell.parts.length * part.width + apart
    const number = this.#ruler.widthOf(cell.number, this.#isLong(cell) ? hands.long : hands.number)
    return end + (cell.number === '' ? 0 : number) + apart
  }
}
