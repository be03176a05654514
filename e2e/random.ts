/** Numbers in [0, 1) that come again with the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The seed that a run was given to repeat another one, else a new one. */
export function seedOfRun(): number {
  const given = process.env['COVERLINE_SEED'] ?? ''
  return given === '' ? Math.floor(Math.random() * 2 ** 32) : Number(given)
}
