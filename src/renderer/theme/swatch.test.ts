import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { token, type Theme } from './palette.ts'
import { shades } from './scales.ts'
import { swatchOf } from './swatch.ts'

const themes: readonly Theme[] = ['light', 'dark']
const sheet = readFileSync(join(import.meta.dirname, 'patterns.css'), 'utf8')

/** Declarations of a class in the style sheet. */
function styled(name: string): ReadonlyMap<string, string> {
  const block = new RegExp(`\\n\\.${name} \\{([^}]*)\\}`).exec(sheet)?.[1] ?? ''
  return new Map(
    block.split(';').flatMap((line) => {
      const [property = '', ...value] = line.split(':')
      return value.length === 0 ? [] : [[property.trim(), value.join(':').trim()] as const]
    }),
  )
}

/** The last variable that a value names. */
function named(value: string | undefined): string {
  return [...(value ?? '').matchAll(/var\(--([\w-]+)\)/g)].at(-1)?.[1] ?? ''
}

test.each(['cell-planned', 'cell-unassessed', 'cell-gap', 'cell-no-control', 'cell-excluded', 'cell-aside'])(
  '%s is painted as it is styled',
  (name) => {
    const rules = styled(name)
    for (const theme of themes) {
      const swatch = swatchOf(name, theme)
      expect(swatch.ink).toBe(token(theme, named(rules.get('color'))))
      const background = rules.get('background') ?? ''
      expect(swatch.fill).toBe(background === 'transparent' ? null : token(theme, named(background)))
      const outline = rules.get('outline') ?? '0'
      expect(swatch.outline).toEqual(
        outline === '0' ? null : { colour: token(theme, named(outline)), dotted: outline.includes('dotted') },
      )
      expect(swatch.pattern?.kind ?? null).toBe(background.includes('90deg') ? 'stripes' : null)
    }
  },
)

test('steps of the scales are painted as they are styled, with their patterns', () => {
  for (const theme of themes) {
    const shade = shades('strength', theme)[38]
    expect(swatchOf('s38', theme)).toEqual({ fill: shade?.fill, ink: shade?.ink, pattern: null, outline: null })
    expect(swatchOf('s38 cell-hatch', theme).pattern).toEqual({ kind: 'hatch', colour: shade?.hatch })
    const loss = shades('loss', theme)[100]
    expect(swatchOf('l100 cell-back-hatch', theme)).toMatchObject({
      fill: loss?.fill,
      pattern: { kind: 'back-hatch', colour: loss?.hatch },
    })
    expect(swatchOf('d0', theme).fill).toBe(token(theme, 'demand-zero'))
  }
})

test('what isn’t counted is words alone', () => {
  expect(swatchOf('matrix-heading', 'light')).toEqual({
    fill: null,
    ink: token('light', 'text-muted'),
    pattern: null,
    outline: null,
  })
})

test('a name beside parts is written as any text', () => {
  expect(swatchOf('matrix-parted', 'dark')).toMatchObject({ fill: null, ink: token('dark', 'text') })
})
