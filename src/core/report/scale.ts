import { bestInk, mixed } from './colour.ts'

/** Colours as `#rrggbb`. A stop is a place in 0–1 and the colour that stands there. */
export type ColourStop = readonly [at: number, colour: string]

/**
 * Strength on white paper. Up to the first stop above zero the colour is flat: a small value is visibly a value, and
 * zero isn't its pale end.
 */
export const strengthStops: readonly ColourStop[] = [
  [0, '#F5F6F8'],
  [0.1, '#97D6D2'],
  [0.5, '#33A2A6'],
  [1, '#004B60'],
]

/** The two inks that stand on data colours; `inkOn` takes the better one. */
export const inks = { dark: '#020305', light: '#FFFFFF' } as const

/** The ends themselves at 0 and 1; between them straight through OKLab. */
function mix(from: string, to: string, share: number): string {
  if (share <= 0) return from.toLowerCase()
  return share >= 1 ? to.toLowerCase() : mixed(from, to, share)
}

/** The colour of a value in 0–1: the first stop's at 0, flat up to the second, then mixed in OKLab between stops. */
export function colourAt(stops: readonly ColourStop[], value: number): string {
  const [zero, ...rest] = stops
  if (zero === undefined) throw new RangeError('a scale needs stops')
  let below: ColourStop | undefined
  if (value <= 0) return zero[1].toLowerCase()
  for (const stop of rest) {
    if (value <= stop[0]) {
      if (below === undefined) return stop[1].toLowerCase()
      return mix(below[1], stop[1], (value - below[0]) / (stop[0] - below[0]))
    }
    below = stop
  }
  return (below ?? zero)[1].toLowerCase()
}

/** The ink that reads better on a colour. */
export function inkOn(colour: string): string {
  return bestInk(colour, [inks.dark, inks.light])
}
