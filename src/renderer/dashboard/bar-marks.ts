/** A mark over the state bar: where it stands, 0–1, and on which side of its line its words are. */
export interface BarMark {
  readonly words: string
  readonly at: number
  readonly side: 'before' | 'after'
  /** Words that would meet stand on two lines; 0 is the one next to the bar. */
  readonly line: 0 | 1
}

/** Share of the bar that words may need; a mark nearer to an end than this has them on its other side. */
const room = 0.22

interface Asked {
  readonly words: string
  readonly at: number
}

function side(at: number, wanted: BarMark['side']): BarMark['side'] {
  if (at < room) return 'after'
  return at > 1 - room ? 'before' : wanted
}

/** The share of the bar that a mark's words take. */
function span({ at, side: of }: BarMark): readonly [number, number] {
  return of === 'before' ? [at - room, at] : [at, at + room]
}

/** Places the marks of planned and attainable breadth; `planned` is null where nothing is planned. */
export function placeMarks(planned: Asked | null, attainable: Asked): BarMark[] {
  const last: BarMark = { ...attainable, side: side(attainable.at, 'after'), line: 0 }
  if (planned === null) return [last]
  const first: BarMark = { ...planned, side: side(planned.at, 'before'), line: 0 }
  const [[a, b], [c, d]] = [span(first), span(last)]
  return a < d && c < b ? [{ ...first, line: 1 }, last] : [first, last]
}
