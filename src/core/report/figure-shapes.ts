import type { ChartFill } from './chart-description.ts'

export type Ink = 'text' | 'muted' | 'faint' | 'line' | 'control'

/** What a figure is made of, in pixels from its upper left corner: whoever draws it needs nothing else. */
export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: ChartFill
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** Of the baseline. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly weight: 400 | 500 | 600
      readonly anchor: 'start' | 'middle' | 'end'
      readonly ink: Ink
    }
  | {
      readonly kind: 'line'
      readonly points: readonly (readonly [x: number, y: number])[]
      readonly ink: Ink | ChartFill
      readonly width: number
      readonly dashed: boolean
    }
  | {
      readonly kind: 'marker'
      readonly x: number
      readonly y: number
      readonly round: boolean
      readonly fill: ChartFill
    }

export interface Figure {
  readonly width: number
  readonly height: number
  readonly title: string
  /** In one sentence. */
  readonly description: string
  readonly shapes: readonly Shape[]
}

/** What a part of a figure draws, and where it ends. */
export interface Drawn {
  readonly shapes: readonly Shape[]
  readonly bottom: number
}

export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
}

/**
 * About how wide a text is: nobody here can measure it. A little more than Inter needs, and a whole em for scripts whose
 * letters are wide.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += (letter.codePointAt(0) ?? 0) >= 0x1100 ? 1 : 0.57
  return ems * size
}

/** The text, cut with `…` where it is wider. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The text in lines that are no wider, broken between words; a single word may be cut. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(fitted(word, size, width))
  }
  return lines
}
