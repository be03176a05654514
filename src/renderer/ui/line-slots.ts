export interface DrawnLine {
  readonly id: string
  readonly kind: string
}

export interface SlottedLine<Line extends DrawnLine> {
  /** Names the element that a line is drawn in; no two lines have the same. */
  readonly slot: string
  readonly line: Line
}

/**
 * Gives lines that come into sight the elements of lines that left it, so that a long list scrolls by changing a few words
 * instead of making elements. A line keeps its element for as long as it is drawn, and with it the focus and whatever its
 * controls have open. Lines of different kinds have different shapes and don't share.
 */
export class LineSlots<Line extends DrawnLine> {
  /** By the id of its line, in the order in which they stand in the page. */
  #drawn = new Map<string, SlottedLine<Line>>()

  /**
   * @param lines all that are to be drawn, each once
   * @param isMoving while true elements stay in the order in which they stand, because moving one costs as much as making
   *   it; else they stand as the lines do, for whoever reads the page from top to bottom
   * @returns the same lines with their elements, in the order in which these are to stand; while the list moves also lines
   *   that left, until others need their elements: one more or less fits in at every step, and groups come by now and then
   */
  assign(lines: readonly Line[], isMoving: boolean): readonly SlottedLine<Line>[] {
    const ids = new Set(lines.map(({ id }) => id))
    const before = [...this.#drawn.values()]
    const left = before.filter(({ line }) => !ids.has(line.id))
    const used = new Set(before.map(({ slot }) => slot))
    const slotted = lines.map((line) => {
      const own = this.#drawn.get(line.id)
      if (own !== undefined) return { slot: own.slot, line }
      const free = left.findIndex((one) => one.line.kind === line.kind)
      const slot = left.splice(free, free < 0 ? 0 : 1)[0]?.slot ?? newSlot(line.kind, used)
      return { slot, line }
    })
    if (isMoving) {
      const at = new Map(before.map(({ slot }, index) => [slot, index]))
      slotted.push(...left)
      slotted.sort((a, b) => (at.get(a.slot) ?? before.length) - (at.get(b.slot) ?? before.length))
    }
    this.#drawn = new Map(slotted.map((one) => [one.line.id, one]))
    return slotted
  }
}

function newSlot(kind: string, used: Set<string>): string {
  let number = 0
  while (used.has(`${kind} ${String(number)}`)) number += 1
  const slot = `${kind} ${String(number)}`
  used.add(slot)
  return slot
}
