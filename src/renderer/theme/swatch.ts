import { token, type Theme } from './palette.ts'
import { scaleLetters, shades } from './scales.ts'

/** What the classes of a cell come to, for what is painted rather than styled (see `patterns.css`, `theme-sheet.ts`). */
export interface Swatch {
  /** Null where the ground shows through. */
  readonly fill: string | null
  readonly ink: string
  readonly pattern: Pattern | null
  readonly outline: { readonly colour: string; readonly dotted: boolean } | null
}

/** Lines that rise, that fall, or that stand. */
export interface Pattern {
  readonly kind: 'hatch' | 'back-hatch' | 'stripes'
  readonly colour: string
}

type Named = (name: string) => string

const states: Readonly<Record<string, (colour: Named) => Swatch>> = {
  'cell-planned': (colour) => ({
    fill: colour('cell-planned-bg'),
    ink: colour('cell-planned-ink'),
    pattern: { kind: 'stripes', colour: colour('cell-planned-stripe') },
    outline: null,
  }),
  'cell-unassessed': (colour) => ({
    fill: colour('strength-none'),
    ink: colour('text-muted'),
    pattern: null,
    outline: { colour: colour('line-control'), dotted: true },
  }),
  'cell-gap': (colour) => ({
    fill: colour('cell-gap-bg'),
    ink: colour('cell-gap-ink'),
    pattern: null,
    outline: { colour: colour('cell-gap-line'), dotted: false },
  }),
  'cell-no-control': (colour) => hollow(colour),
  'cell-excluded': (colour) => hollow(colour),
  'cell-aside': (colour) => ({
    fill: colour('strength-none'),
    ink: colour('text-faint'),
    pattern: null,
    outline: null,
  }),
}

function hollow(colour: Named): Swatch {
  return {
    fill: null,
    ink: colour('text-faint'),
    pattern: null,
    outline: { colour: colour('line'), dotted: false },
  }
}

function covered(colour: Named, theme: Theme): Swatch {
  return {
    fill: colour('state-covered'),
    ink: colour(theme === 'dark' ? 'ink-dark' : 'ink-light'),
    pattern: null,
    outline: null,
  }
}

/** What isn't counted: words alone. */
function plain(colour: Named, ink: 'text' | 'text-muted'): Swatch {
  return { fill: null, ink: colour(ink), pattern: null, outline: null }
}

function made(classes: string, theme: Theme): Swatch {
  const colour: Named = (name) => token(theme, name)
  const [first = '', second] = classes.split(' ')
  if (first === 'cell-covered') return covered(colour, theme)
  const state = states[first]
  if (state !== undefined) return state(colour)
  const scale = scaleLetters.get(first.charAt(0))
  const shade = scale === undefined ? undefined : shades(scale, theme)[Number(first.slice(1))]
  // Where parts have the colours, the name stands on the ground as any text does.
  if (shade === undefined) return plain(colour, first === 'matrix-parted' ? 'text' : 'text-muted')
  const kind = second === 'cell-hatch' ? 'hatch' : second === 'cell-back-hatch' ? 'back-hatch' : null
  return {
    fill: shade.fill,
    ink: shade.ink,
    pattern: kind === null ? null : { kind, colour: shade.hatch },
    outline: null,
  }
}

const known = new Map<string, Swatch>()

/** Colours and pattern of a cell with these classes, such as `s50 cell-hatch`; words alone for any others. */
export function swatchOf(classes: string, theme: Theme): Swatch {
  const key = `${theme} ${classes}`
  const found = known.get(key)
  if (found !== undefined) return found
  const swatch = made(classes, theme)
  known.set(key, swatch)
  return swatch
}
