export interface SlottedLine {
  /** Names the element that a line is drawn in; no two lines have the same. */
  readonly slot: string
  /** Of the line, among those given. */
  readonly place: number
}

/**
 * Gives lines that come into sight the elements of lines that left it, so that a long list scrolls by changing a few words
 * instead of making elements. A line keeps its element for as long as it is drawn, and with it the focus and whatever its
 * controls have open. Lines of different kinds have different shapes and don't share.
 */
export class LineSlots {
  /** By the id of its line, in the order in which they stand in the page. */
  #slots = new Map<string, string>()

  /**
   * @param lines all that are to be drawn, each once
   * @param isMoving while true elements stay in the order in which they stand, because moving one costs as much as making
   *   it; else they stand as the lines do, for whoever reads the page from top to bottom
   * @returns the same lines with their elements, in the order in which these are to stand
   */
  assign(lines: readonly { readonly id: string; readonly kind: string }[], isMoving: boolean): readonly SlottedLine[] {
    const places = new Map(lines.map(({ id }, place) => [id, place]))
    const left = [...this.#slots].filter(([id]) => !places.has(id)).map(([, slot]) => slot)
    const used = new Set(this.#slots.values())
    const slotted = lines.map(({ id, kind }, place) => {
      const own = this.#slots.get(id)
      if (own !== undefined) return { slot: own, place }
      const free = left.findIndex((slot) => slot.startsWith(`${kind} `))
      const slot = left.splice(free, free < 0 ? 0 : 1)[0] ?? newSlot(kind, used)
      return { slot, place }
    })
    const order = [...this.#slots.values()]
    if (isMoving) {
      const at = new Map(order.map((slot, index) => [slot, index]))
      slotted.sort((a, b) => (at.get(a.slot) ?? order.length) - (at.get(b.slot) ?? order.length))
    }
    this.#slots = new Map(slotted.map(({ slot, place }) => [lines[place]?.id ?? '', slot]))
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
