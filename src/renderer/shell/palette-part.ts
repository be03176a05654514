import type { PaletteAnswer, PaletteEntry, PaletteGroup } from './palette-search.ts'

/** Pixels, as the palette lays its list out. */
export const paletteHeights = { heading: 28, entry: 30, padding: 6 } as const

/** Pixels from the top of the list to the top and the bottom of the entry at a place. */
export function extentOf({ groups }: PaletteAnswer, place: number): readonly [top: number, bottom: number] {
  const { heading, entry, padding } = paletteHeights
  let top = padding
  let left = place
  for (const { entries } of groups) {
    top += heading
    if (left < entries.length) return [top + left * entry, top + (left + 1) * entry]
    top += entries.length * entry
    left -= entries.length
  }
  return [top, top]
}

export interface PalettePart {
  readonly groups: readonly {
    readonly group: PaletteGroup
    /** With their places among all that was found. */
    readonly entries: readonly { readonly entry: PaletteEntry; readonly place: number }[]
  }[]
  /** Pixels that the others would take. */
  readonly rest: number
}

/**
 * What of an answer has to be drawn so that its first `height` pixels are there, and the entry at place `at`. The first
 * letters find ten groups of which three are in sight: drawing all of them takes most of a key's time.
 */
export function drawnPart({ groups }: PaletteAnswer, at: number, height: number): PalettePart {
  const drawn: PalettePart['groups'][number][] = []
  let place = 0
  let bottom = 0
  let rest = 0
  for (const { group, entries } of groups) {
    const part: { entry: PaletteEntry; place: number }[] = []
    for (const [index, entry] of entries.entries()) {
      const needed = paletteHeights.entry + (index === 0 ? paletteHeights.heading : 0)
      if (rest > 0 || (bottom >= height && place > at)) rest += needed
      else {
        part.push({ entry, place })
        bottom += needed
      }
      place += 1
    }
    if (part.length > 0) drawn.push({ group, entries: part })
  }
  return { groups: drawn, rest }
}
