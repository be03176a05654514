/** Share of a drawing's height that two lines of words take. */
const room = 0.26

/**
 * Moves places of 0–1 apart until words fit between them, each as near to its own as the others let it; none leaves the
 * drawing while there is room. In the order given.
 */
export function spread(places: readonly number[]): readonly number[] {
  const order = places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const moved = [...places]
  let least = Math.min(room / 2, 0.5)
  for (const at of order) {
    moved[at] = Math.max(moved[at] ?? 0, least)
    least = (moved[at] ?? 0) + room
  }
  let most = 1
  for (const at of [...order].reverse()) {
    moved[at] = Math.min(moved[at] ?? 0, most)
    most = (moved[at] ?? 0) - room
  }
  return moved
}
