/** Colours as `#rrggbb`. A stop is a place in 0–1 and the colour that stands there. */
export type ColourStop = readonly [at: number, colour: string]

type Triple = readonly [number, number, number]

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

function channels(colour: string): Triple {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

function linearLight(colour: string): Triple {
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const [r, g, b] = channels(colour)
  return [linear(r), linear(g), linear(b)]
}

function hexOf([r, g, b]: Triple): string {
  const digits = (value: number): string => {
    const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, encoded)) * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${digits(r)}${digits(g)}${digits(b)}`
}

/** OKLab (Björn Ottosson, 2020): equal steps in it look equal. */
function toOklab(colour: string): Triple {
  const [r, g, b] = linearLight(colour)
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ]
}

function fromOklab([lightness, a, b]: Triple): string {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return hexOf([
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ])
}

function mix(from: string, to: string, share: number): string {
  if (share <= 0) return from.toLowerCase()
  if (share >= 1) return to.toLowerCase()
  const [l1, a1, b1] = toOklab(from)
  const [l2, a2, b2] = toOklab(to)
  return fromOklab([l1 + (l2 - l1) * share, a1 + (a2 - a1) * share, b1 + (b2 - b1) * share])
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

/** Relative luminance after WCAG 2. */
function luminance(colour: string): number {
  const [r, g, b] = linearLight(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio after WCAG 2, 1–21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** The ink that reads better on a colour. */
export function inkOn(colour: string): string {
  return contrast(inks.dark, colour) >= contrast(inks.light, colour) ? inks.dark : inks.light
}
