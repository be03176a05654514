/** How words of one kind are written. */
export interface Hand {
  readonly font: string
  /** Letter spacing. */
  readonly spacing: string
  /** Pixels. */
  readonly size: number
}

type Surface = Pick<CanvasRenderingContext2D, 'font' | 'letterSpacing' | 'measureText'>

/** Measures words and cuts those that are too long; each is measured once, for as long as the ruler lives. */
export class TextRuler {
  readonly #surface: Surface
  readonly #widths = new Map<string, Map<string, number>>()
  readonly #cuts = new Map<string, string>()

  /** Sets the font of the surface whenever something isn't known yet. */
  constructor(surface: Surface) {
    this.#surface = surface
  }

  /** Pixels from the baseline of a line of words to its upper and its lower edge, as CSS rounds them. */
  edges({ font }: Hand): { readonly above: number; readonly below: number } {
    this.#surface.font = font
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = this.#surface.measureText('0')
    return { above: Math.round(fontBoundingBoxAscent), below: Math.round(fontBoundingBoxDescent) }
  }

  /** Pixels. */
  widthOf(text: string, { font, spacing }: Hand): number {
    const own = this.#widths.get(font) ?? new Map<string, number>()
    const known = own.get(text)
    if (known !== undefined) return known
    this.#widths.set(font, own)
    this.#surface.font = font
    this.#surface.letterSpacing = spacing
    const { width } = this.#surface.measureText(text)
    own.set(text, width)
    return width
  }

  /** The longest start that stands in the room, with three points where something is cut. */
  cut(text: string, room: number, hand: Hand): string {
    if (this.widthOf(text, hand) <= room) return text
    const key = `${hand.font} ${String(Math.floor(room))} ${text}`
    const known = this.#cuts.get(key)
    if (known !== undefined) return known
    let [fits, tooLong] = [0, text.length]
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1
      if (this.widthOf(`${text.slice(0, middle).trimEnd()}…`, hand) <= room) fits = middle
      else tooLong = middle
    }
    const cut = `${text.slice(0, fits).trimEnd()}…`
    this.#cuts.set(key, cut)
    return cut
  }
}
