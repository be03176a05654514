import { swatchOf, type Pattern, type Swatch } from '../theme/swatch.ts'
import type { Theme } from '../theme/palette.ts'

/** Everything that is painted of a cell at *Fit*. Pixels, from the corner of the matrix. */
export interface CellPicture {
  readonly x: number
  readonly y: number
  /** Classes for fill, ink, pattern and outline. */
  readonly fill: string
  readonly text: string
  readonly number: string
  /** Heads are heavier and begin further left than sub-techniques. */
  readonly head: boolean
  /** The words are struck through, the sign isn't. */
  readonly struck: boolean
  /** Stands in other tactics too: it has a notch. */
  readonly shared: boolean
  /** Of its sub-techniques covered, in percent, as a bar at the foot; null where it isn't shown. */
  readonly share: number | null
}

export interface PictureStyle {
  readonly family: string
  readonly theme: Theme
  /** Forced colours: what has no fill of its own is written in the system's. */
  readonly forced: boolean
  readonly width: number
  readonly height: number
  /** The cells have room for larger words. */
  readonly tall: boolean
  /** Names stand beside ids, and end before the number. */
  readonly wide: boolean
}

/** What cells are painted on: the part of a canvas context that it needs. */
export type PictureSurface = Pick<
  CanvasRenderingContext2D,
  'clearRect' | 'fillRect' | 'beginPath' | 'roundRect' | 'moveTo' | 'lineTo' | 'fill' | 'stroke' | 'setLineDash'
> &
  Pick<CanvasRenderingContext2D, 'fillText' | 'measureText' | 'drawImage'> &
  Pick<CanvasRenderingContext2D, 'font' | 'letterSpacing' | 'textAlign' | 'fillStyle' | 'strokeStyle' | 'lineWidth'>

/** A pattern over a whole cell, to be laid on its fill. */
export type TileOf = (pattern: Pattern) => CanvasImageSource

const radius = 1.5
const notch = 3
/** Pixels between words and number, at least. */
const apart = 2

interface Hand {
  readonly font: string
  readonly spacing: string
  /** Pixels from the top of a cell. */
  readonly baseline: number
  readonly size: number
}

/** Paints cells of one size, each over whatever stood in its place. */
export class CellBrush {
  readonly #surface: PictureSurface
  readonly #style: PictureStyle
  readonly #tileOf: TileOf
  readonly #hands: Readonly<Record<'head' | 'sub' | 'number' | 'long', Hand>>
  #widths = new Map<string, number>()
  #cuts = new Map<string, string>()

  constructor(surface: PictureSurface, style: PictureStyle, tileOf: TileOf) {
    this.#surface = surface
    this.#style = style
    this.#tileOf = tileOf
    const size = style.tall ? 11 : 9.5
    this.#hands = {
      head: this.#hand(650, size, -0.03),
      sub: this.#hand(400, size, -0.03),
      number: this.#hand(600, size, -0.03),
      long: this.#hand(600, size - (style.tall ? 1.5 : 1), -0.06),
    }
  }

  /** As CSS sets a line: in the middle of its height, by rounded measures. */
  #hand(weight: number, size: number, spacing: number): Hand {
    const font = `${String(weight)} ${String(size)}px ${this.#style.family}`
    this.#surface.font = font
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = this.#surface.measureText('0')
    const [above, below] = [Math.round(fontBoundingBoxAscent), Math.round(fontBoundingBoxDescent)]
    const baseline = Math.floor((this.#style.height - above - below) / 2) + above
    return { font, spacing: `${String(size * spacing)}px`, baseline, size }
  }

  clear({ x, y }: Pick<CellPicture, 'x' | 'y'>): void {
    this.#surface.clearRect(x, y, this.#style.width, this.#style.height)
  }

  /** In passes over all cells, since another font costs more than another cell. */
  paint(cells: readonly CellPicture[]): void {
    const numbers = { number: [] as CellPicture[], long: [] as CellPicture[] }
    for (const cell of cells) {
      this.#ground(cell, this.#swatch(cell))
      if (cell.number !== '') numbers[this.#isLong(cell) ? 'long' : 'number'].push(cell)
    }
    this.#words(
      cells.filter(({ head }) => head),
      this.#hands.head,
    )
    this.#words(
      cells.filter(({ head }) => !head),
      this.#hands.sub,
    )
    for (const kind of ['number', 'long'] as const) this.#numbers(numbers[kind], this.#hands[kind])
  }

  #swatch({ fill }: CellPicture): Swatch {
    const swatch = swatchOf(fill, this.#style.theme)
    return this.#style.forced && swatch.fill === null ? { ...swatch, ink: 'CanvasText' } : swatch
  }

  #ground({ x, y, shared, share }: CellPicture, { fill, ink, pattern, outline }: Swatch): void {
    const { width, height } = this.#style
    const surface = this.#surface
    surface.clearRect(x, y, width, height)
    if (fill !== null) {
      surface.fillStyle = fill
      surface.beginPath()
      surface.roundRect(x, y, width, height, radius)
      surface.fill()
    }
    if (pattern !== null) surface.drawImage(this.#tileOf(pattern), x, y, width, height)
    if (outline !== null) {
      surface.strokeStyle = outline.colour
      surface.lineWidth = 1
      surface.setLineDash(outline.dotted ? [1, 1] : [])
      surface.beginPath()
      surface.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, radius - 0.5)
      surface.stroke()
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

  #begin({ font, spacing }: Hand, align: 'left' | 'right'): void {
    this.#surface.font = font
    this.#surface.letterSpacing = spacing
    this.#surface.textAlign = align
  }

  #words(cells: readonly CellPicture[], hand: Hand): void {
    const { width } = this.#style
    const cuts = cells.map((cell) => {
      const from = this.#inset(cell.head)
      return { cell, from, room: width - from - this.#end() - this.#numberWidth(cell) - apart }
    })
    this.#begin(hand, 'left')
    for (const { cell, from, room } of cuts) {
      const text = this.#cut(cell.text, room, hand)
      this.#surface.fillStyle = this.#swatch(cell).ink
      this.#surface.fillText(text, cell.x + from, cell.y + hand.baseline)
      if (!cell.struck) continue
      const up = Math.round(hand.size * 0.3)
      this.#surface.fillRect(cell.x + from, cell.y + hand.baseline - up, this.#widthOf(text, hand), 1)
    }
  }

  #numbers(cells: readonly CellPicture[], hand: Hand): void {
    this.#begin(hand, 'right')
    for (const cell of cells) {
      this.#surface.fillStyle = this.#swatch(cell).ink
      this.#surface.fillText(cell.number, cell.x + this.#style.width - this.#end(), cell.y + hand.baseline)
    }
  }

  /** Of the words, from the left edge. */
  #inset(head: boolean): number {
    return head ? this.#end() : 6
  }

  /** Of the number, from the right edge. */
  #end(): number {
    return this.#style.tall || this.#style.wide ? 4 : 2
  }

  /** A point takes next to no room. */
  #isLong({ number }: CellPicture): boolean {
    return number.replace('.', '').length > 3
  }

  /** Measured with the font of its own set, whatever font is set now: only when it isn't known yet. */
  #numberWidth(cell: CellPicture): number {
    if (cell.number === '') return 0
    return this.#widthOf(cell.number, this.#hands[this.#isLong(cell) ? 'long' : 'number'])
  }

  #widthOf(text: string, hand: Hand): number {
    const key = `${hand.font} ${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    this.#surface.font = hand.font
    this.#surface.letterSpacing = hand.spacing
    const { width } = this.#surface.measureText(text)
    this.#widths.set(key, width)
    return width
  }

  /** The longest start that stands in the room, with three points where something is cut. */
  #cut(text: string, room: number, hand: Hand): string {
    if (this.#widthOf(text, hand) <= room) return text
    const key = `${hand.font} ${String(Math.floor(room))} ${text}`
    const known = this.#cuts.get(key)
    if (known !== undefined) return known
    let [fits, tooLong] = [0, text.length]
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1
      if (this.#widthOf(`${text.slice(0, middle).trimEnd()}…`, hand) <= room) fits = middle
      else tooLong = middle
    }
    const cut = `${text.slice(0, fits).trimEnd()}…`
    this.#cuts.set(key, cut)
    return cut
  }
}
