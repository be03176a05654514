import { bestInk, mixed, type Hex } from '../../core/report/colour.ts'
import { token, type Theme } from './palette.ts'

export type ScaleName = 'strength' | 'demand' | 'gain' | 'loss'
export const scaleNames: readonly ScaleName[] = ['strength', 'demand', 'gain', 'loss']
/** What the classes of a scale begin with: `s0 … s100`. */
export const letterOf: Readonly<Record<ScaleName, string>> = { strength: 's', demand: 'd', gain: 'g', loss: 'l' }
export const scaleLetters: ReadonlyMap<string, ScaleName> = new Map(scaleNames.map((name) => [letterOf[name], name]))

/** One step of a scale: a fixed fill and the ink that is read on it. */
export interface Shade {
  readonly fill: Hex
  readonly ink: Hex
  /** Colour of hatch lines: away from the ink, so that a line under a letter only adds contrast. */
  readonly hatch: string
}

/** A stop at a share of 0–1 of its scale. */
interface Stop {
  readonly at: number
  readonly colour: Hex
}

function stops(scale: ScaleName, theme: Theme): readonly Stop[] {
  const colour = (name: string) => token(theme, name)
  switch (scale) {
    case 'strength':
      return [
        { at: 0.1, colour: colour('strength-minimal') },
        { at: 0.5, colour: colour('strength-partial') },
        { at: 1, colour: colour('strength-significant') },
      ]
    case 'demand':
      return [
        { at: 0, colour: colour('demand-low') },
        { at: 0.5, colour: colour('demand-mid') },
        { at: 1, colour: colour('demand-high') },
      ]
    case 'gain':
    case 'loss':
      return [
        { at: 0, colour: colour('change-same') },
        { at: 0.5, colour: colour(`change-${scale}`) },
        { at: 1, colour: colour(`change-${scale}-strong`) },
      ]
  }
}

function along(scale: readonly Stop[], share: number): Hex {
  let before = scale[0]
  for (const stop of scale) {
    if (before === undefined || share <= stop.at) {
      if (before === undefined || before === stop) return stop.colour
      return mixed(before.colour, stop.colour, (share - before.at) / (stop.at - before.at))
    }
    before = stop
  }
  return before?.colour ?? ''
}

const zeros: Readonly<Record<ScaleName, string>> = {
  strength: 'strength-none',
  demand: 'demand-zero',
  gain: 'change-same',
  loss: 'change-same',
}

/** 101 shades; the first, zero, stands apart from the scale: no value is not a pale value. */
function build(scale: ScaleName, theme: Theme): readonly Shade[] {
  const inks = [token(theme, 'ink-dark'), token(theme, 'ink-light')] as const
  const hatchOf = (ink: Hex) => token(theme, ink === inks[0] ? 'cell-hatch-on-dark-ink' : 'cell-hatch-on-light-ink')
  const zero = token(theme, zeros[scale])
  const found = stops(scale, theme)
  const shades: Shade[] = [{ fill: zero, ink: token(theme, 'text-faint'), hatch: hatchOf(bestInk(zero, inks)) }]
  for (let step = 1; step <= 100; step++) {
    const fill = along(found, step / 100)
    const ink = bestInk(fill, inks)
    shades.push({ fill, ink, hatch: hatchOf(ink) })
  }
  return shades
}

const built = new Map<string, readonly Shade[]>()

/** The 101 shades of a scale, made at first use and never mixed again. */
export function shades(scale: ScaleName, theme: Theme): readonly Shade[] {
  const key = `${scale} ${theme}`
  const known = built.get(key)
  if (known !== undefined) return known
  const made = build(scale, theme)
  built.set(key, made)
  return made
}

/** Step 0–100 of a share of 0–1: whatever is above zero is at least 1, so a small value is visibly a value. */
export function scaleStep(share: number): number {
  return share <= 0 ? 0 : Math.min(100, Math.max(1, Math.round(share * 100)))
}

/** Class that fills a cell by strength, 0–1, and sets its ink. */
export function strengthClass(strength: number): string {
  return `s${String(scaleStep(strength))}`
}

/** Class that fills a cell by its demand or exposure, as a share of the largest on screen. */
export function demandClass(demand: number, largest: number): string {
  return `d${String(largest <= 0 ? 0 : scaleStep(demand / largest))}`
}

/** Class that fills a cell by a change of strength, −1…1: gains and losses have a scale each. */
export function changeClass(change: number): string {
  return `${change < 0 ? 'l' : 'g'}${String(scaleStep(Math.abs(change)))}`
}
