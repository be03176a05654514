/** A colour as `#rrggbb`. */
export type Hex = string

type Triple = readonly [number, number, number]

function channels(hex: Hex): Triple {
  const value = Number.parseInt(hex.slice(1), 16)
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

function decodeGamma(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function encodeGamma(light: number): number {
  const clipped = Math.min(1, Math.max(0, light))
  return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055
}

/** Linear-light sRGB, each in 0–1. */
export function linearLight(hex: Hex): Triple {
  const [red, green, blue] = channels(hex)
  return [decodeGamma(red), decodeGamma(green), decodeGamma(blue)]
}

/** Out-of-gamut light is clipped. */
export function hexOf([red, green, blue]: Triple): Hex {
  const digits = [red, green, blue].map((light) =>
    Math.round(encodeGamma(light) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${digits.join('')}`
}

/** Relative luminance of WCAG 2.2, 0–1. */
export function luminance(hex: Hex): number {
  const [red, green, blue] = linearLight(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of WCAG 2.2, 1–21, whichever is the lighter. */
export function contrast(one: Hex, other: Hex): number {
  const a = luminance(one) + 0.05
  const b = luminance(other) + 0.05
  return Math.max(a, b) / Math.min(a, b)
}

/** `ink` laid over `ground` with an opacity of 0–1, mixed in sRGB as a browser does. */
export function layOver(ink: Hex, opacity: number, ground: Hex): Hex {
  const under = channels(ground)
  const digits = channels(ink).map((channel, at) =>
    Math.round((channel * opacity + (under[at] ?? 0) * (1 - opacity)) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${digits.join('')}`
}

/** OKLab of Björn Ottosson (2020). */
function oklab(hex: Hex): Triple {
  const [r, g, b] = linearLight(hex)
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ]
}

function fromOklab([lightness, a, b]: Triple): Hex {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return hexOf([
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ])
}

/** The colour a share of 0–1 of the way between two, straight through OKLab. */
export function mixed(from: Hex, to: Hex, share: number): Hex {
  const start = oklab(from)
  const end = oklab(to)
  return fromOklab([
    start[0] + (end[0] - start[0]) * share,
    start[1] + (end[1] - start[1]) * share,
    start[2] + (end[2] - start[2]) * share,
  ])
}

/** Whichever of the inks stands out more. */
export function bestInk(ground: Hex, inks: readonly [Hex, Hex]): Hex {
  return contrast(inks[0], ground) >= contrast(inks[1], ground) ? inks[0] : inks[1]
}
