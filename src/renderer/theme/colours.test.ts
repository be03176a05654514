import { describe, expect, it } from 'vitest'
import { bestInk, contrast, layOver } from '../../core/report/colour.ts'
import { palette, token, type Theme } from './palette.ts'
import { scaleNames, shades } from './scales.ts'
import { difference, labDifference, sights, type Sight } from './simulated-sight.ts'

const themes: readonly Theme[] = ['light', 'dark']
const surfaces = ['bg', 'bg-app', 'bg-raised', 'bg-sunken', 'bg-hover', 'bg-selected']

const scales: Readonly<Record<string, readonly string[]>> = {
  strength: ['strength-none', 'strength-minimal', 'strength-partial', 'strength-significant'],
  demand: ['demand-zero', 'demand-low', 'demand-mid', 'demand-high'],
  change: ['change-loss-strong', 'change-loss', 'change-same', 'change-gain', 'change-gain-strong'],
}
const sets: Readonly<Record<string, readonly string[]>> = {
  categories: ['category-protect', 'category-detect', 'category-respond'],
  states: ['state-covered', 'state-planned', 'state-unassessed', 'state-gap', 'state-no-control', 'state-excluded'],
}

/**
 * Least difference as it was measured when the colours were chosen: usual sight, deuteranopia, protanopia, tritanopia
 * (the lower of two simulations), grey. A change of colour is to be measured anew.
 */
const measured: Readonly<Record<string, Readonly<Record<Theme, readonly number[]>>>> = {
  strength: { light: [16.5, 11.6, 8.5, 15.1, 9.7], dark: [16.3, 12.0, 12.4, 15.5, 10.5] },
  demand: { light: [20.7, 17.9, 21.2, 17.7, 7.8], dark: [22.0, 22.0, 19.3, 21.9, 9.9] },
  change: { light: [23.2, 20.5, 16.0, 22.7, 10.5], dark: [28.9, 27.9, 23.1, 25.8, 14.8] },
  categories: { light: [41.0, 29.9, 15.9, 21.1, 19.5], dark: [40.4, 25.8, 15.1, 17.2, 14.4] },
  states: { light: [6.2, 6.3, 6.1, 6.0, 5.9], dark: [8.8, 8.8, 8.9, 8.8, 8.8] },
}

type Pair = readonly [string, string]

function neighbours(names: readonly string[]): Pair[] {
  return names.slice(1).map((name, at) => [names[at] ?? '', name])
}

function allPairs(names: readonly string[]): Pair[] {
  return names.flatMap((one, at) => names.slice(at + 1).map((other): Pair => [one, other]))
}

function least(theme: Theme, pairs: readonly Pair[], sight: Sight): number {
  return Math.min(...pairs.map(([one, other]) => difference(token(theme, one), token(theme, other), sight)))
}

describe('CIEDE2000', () => {
  // From the test data of Sharma, Wu and Dalal (2005), table 1: pairs 1, 7, 17 and 25.
  it.each([
    [{ l: 50, a: 2.6772, b: -79.7751 }, { l: 50, a: 0, b: -82.7485 }, 2.0425],
    [{ l: 50, a: 0, b: 0 }, { l: 50, a: -1, b: 2 }, 2.3669],
    [{ l: 50, a: 2.5, b: 0 }, { l: 73, a: 25, b: -18 }, 27.1492],
    [{ l: 60.2574, a: -34.0099, b: 36.2677 }, { l: 60.4626, a: -34.1751, b: 39.4387 }, 1.2644],
  ])('agrees with published pair %#', (one, other, expected) => {
    expect(labDifference(one, other)).toBeCloseTo(expected, 4)
    expect(labDifference(other, one)).toBeCloseTo(expected, 4)
  })
})

describe.each(themes)('%s theme', (theme) => {
  const colour = (name: string) => token(theme, name)
  const inks = [colour('ink-dark'), colour('ink-light')] as const

  it('has every token that the other theme has', () => {
    expect([...palette('dark').keys()].sort()).toEqual([...palette('light').keys()].sort())
  })

  it.each(['text', 'text-muted', 'text-faint', 'accent-text'])('shows %s on every surface at 4.5:1 or more', (ink) => {
    for (const surface of surfaces) expect(contrast(colour(ink), colour(surface)), surface).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['danger', 'warn', 'ok'])('shows %s on its grounds at 4.5:1 or more', (tone) => {
    for (const ground of ['bg', 'bg-hover', `${tone}-bg`]) {
      expect(contrast(colour(tone), colour(ground)), ground).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(colour('text'), colour(`${tone}-bg`))).toBeGreaterThanOrEqual(4.5)
  })

  it('shows the words of the primary button at 4.5:1 or more', () => {
    for (const ground of ['accent', 'accent-hover']) {
      expect(contrast(colour('on-accent'), colour(ground)), ground).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(['line-control', 'focus'])('shows %s at 3:1 or more on every surface', (line) => {
    for (const surface of surfaces) expect(contrast(colour(line), colour(surface)), surface).toBeGreaterThanOrEqual(3)
  })

  it('shows words in patterned cells at 4.5:1 or more', () => {
    for (const state of ['gap', 'planned']) {
      expect(contrast(colour(`cell-${state}-ink`), colour(`cell-${state}-bg`)), state).toBeGreaterThanOrEqual(4.5)
    }
    const [stripe, opacity] = theme === 'light' ? ['#ffffff', 0.75] : ['#000000', 0.5]
    const onStripe = layOver(stripe, opacity, colour('cell-planned-bg'))
    expect(contrast(colour('cell-planned-ink'), onStripe)).toBeGreaterThanOrEqual(4.5)
    for (const ink of ['text-muted', 'text-faint']) {
      expect(contrast(colour(ink), colour('strength-none')), ink).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(scaleNames)('shows the ink of every step of %s at 4.5:1 or more, also on a hatch line', (scale) => {
    for (const [step, shade] of shades(scale, theme).entries()) {
      expect(contrast(shade.ink, shade.fill), String(step)).toBeGreaterThanOrEqual(4.5)
      if (step === 0) continue
      const line = shade.ink === inks[0] ? layOver('#ffffff', 0.42, shade.fill) : layOver('#000000', 0.5, shade.fill)
      expect(contrast(shade.ink, line), String(step)).toBeGreaterThanOrEqual(contrast(shade.ink, shade.fill))
    }
  })

  it('has an ink for every data colour', () => {
    for (const name of [...Object.values(scales), ...Object.values(sets)].flat()) {
      const fill = colour(name)
      expect(contrast(bestInk(fill, inks), fill), name).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('draws more strength further from the background', () => {
    const contrasts = shades('strength', theme).map((shade) => contrast(shade.fill, colour('bg')))
    for (let step = 11; step <= 100; step++) {
      expect(contrasts[step], String(step)).toBeGreaterThan(contrasts[step - 1] ?? Infinity)
    }
  })

  it.each(Object.keys(measured))('keeps the steps of %s apart for every kind of sight', (name) => {
    const pairs = name in scales ? neighbours(scales[name] ?? []) : allPairs(sets[name] ?? [])
    const found = new Map(sights.map((sight) => [sight, least(theme, pairs, sight)]))
    const tritan = Math.min(found.get('tritanopia') ?? 0, found.get('tritanopiaBrettel') ?? 0)
    const row = [found.get('usual'), found.get('deuteranopia'), found.get('protanopia'), tritan, found.get('grey')]
    for (const [at, value] of row.entries()) {
      expect(value ?? 0).toBeGreaterThanOrEqual(5)
      expect(value ?? 0).toBeCloseTo(measured[name]?.[theme][at] ?? Infinity, 1)
    }
  })
})
