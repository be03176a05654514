import { hexOf, linearLight, luminance, type Hex } from '../../core/report/colour.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** How a colour may be seen; `tritanopia` is simulated in two ways, because they disagree. */
export type Sight = 'usual' | 'deuteranopia' | 'protanopia' | 'tritanopia' | 'tritanopiaBrettel' | 'grey'
export const sights: readonly Sight[] = [
  'usual',
  'deuteranopia',
  'protanopia',
  'tritanopia',
  'tritanopiaBrettel',
  'grey',
]

/** Machado, Oliveira and Fernandes (2009), severity 1.0, on linear light. */
const machado: Readonly<Record<'deuteranopia' | 'protanopia' | 'tritanopia', Matrix>> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Brettel, Viénot and Mollon (1997) for tritanopia: a half-plane each side of a separating plane. */
const brettel: { readonly above: Matrix; readonly below: Matrix; readonly plane: Triple } = {
  above: [
    [1.01277, 0.13548, -0.14826],
    [-0.01243, 0.86812, 0.14431],
    [0.07589, 0.805, 0.11911],
  ],
  below: [
    [0.93678, 0.18979, -0.12657],
    [0.06154, 0.81526, 0.1232],
    [-0.37562, 1.12767, 0.24796],
  ],
  plane: [0.03901, -0.02788, -0.01113],
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function times(matrix: Matrix, light: Triple): Triple {
  return [dot(matrix[0], light), dot(matrix[1], light), dot(matrix[2], light)]
}

function clipped(light: Triple): Triple {
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [clip(light[0]), clip(light[1]), clip(light[2])]
}

/** The linear light that an eye of this kind makes of a colour. */
export function seenAs(colour: Hex, sight: Sight): Triple {
  const light = linearLight(colour)
  switch (sight) {
    case 'usual':
      return light
    case 'grey': {
      const grey = luminance(colour)
      return [grey, grey, grey]
    }
    case 'tritanopiaBrettel':
      return clipped(times(dot(brettel.plane, light) >= 0 ? brettel.above : brettel.below, light))
    case 'deuteranopia':
    case 'protanopia':
    case 'tritanopia':
      return clipped(times(machado[sight], light))
  }
}

/** The same as a colour that can be drawn. */
export function seenHex(colour: Hex, sight: Sight): Hex {
  return hexOf(seenAs(colour, sight))
}

interface Lab {
  readonly l: number
  readonly a: number
  readonly b: number
}

/** CIELAB under D65. */
function labOf(light: Triple): Lab {
  const bend = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = bend(dot([0.4124564, 0.3575761, 0.1804375], light) / 0.95047)
  const y = bend(dot([0.2126729, 0.7151522, 0.072175], light))
  const z = bend(dot([0.0193339, 0.119192, 0.9503041], light) / 1.08883)
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) }
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const to7 = (value: number) => value ** 7
const saturation = (chroma: number) => Math.sqrt(to7(chroma) / (to7(chroma) + to7(25)))

function hue(a: number, b: number): number {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI
  return degrees < 0 ? degrees + 360 : degrees
}

function meanHue(one: number, other: number): number {
  if (Math.abs(one - other) <= 180) return (one + other) / 2
  return one + other < 360 ? (one + other + 360) / 2 : (one + other - 360) / 2
}

/** CIEDE2000 (Sharma, Wu and Dalal 2005), all weights 1. About 1 is the least difference that can be seen. */
export function labDifference(one: Lab, other: Lab): number {
  const meanChroma = (Math.hypot(one.a, one.b) + Math.hypot(other.a, other.b)) / 2
  const stretch = 1 + 0.5 * (1 - saturation(meanChroma))
  const chroma1 = Math.hypot(one.a * stretch, one.b)
  const chroma2 = Math.hypot(other.a * stretch, other.b)
  const colourless = chroma1 * chroma2 === 0
  const hue1 = hue(one.a * stretch, one.b)
  const hue2 = hue(other.a * stretch, other.b)
  const turn = colourless ? 0 : ((hue2 - hue1 + 540) % 360) - 180
  const middle = colourless ? hue1 + hue2 : meanHue(hue1, hue2)

  const lightness = (one.l + other.l) / 2 - 50
  const chroma = (chroma1 + chroma2) / 2
  const weight =
    1 -
    0.17 * Math.cos(radians(middle - 30)) +
    0.24 * Math.cos(radians(2 * middle)) +
    0.32 * Math.cos(radians(3 * middle + 6)) -
    0.2 * Math.cos(radians(4 * middle - 63))
  const deltaL = (other.l - one.l) / (1 + (0.015 * lightness ** 2) / Math.sqrt(20 + lightness ** 2))
  const deltaC = (chroma2 - chroma1) / (1 + 0.045 * chroma)
  const deltaH = (2 * Math.sqrt(chroma1 * chroma2) * Math.sin(radians(turn / 2))) / (1 + 0.015 * chroma * weight)
  const rotation = -2 * saturation(chroma) * Math.sin(radians(60 * Math.exp(-(((middle - 275) / 25) ** 2))))
  return Math.sqrt(deltaL ** 2 + deltaC ** 2 + deltaH ** 2 + rotation * deltaC * deltaH)
}

/** How far apart an eye of this kind sees two colours, in CIEDE2000. */
export function difference(one: Hex, other: Hex, sight: Sight): number {
  return labDifference(labOf(seenAs(one, sight)), labOf(seenAs(other, sight)))
}
