import tokensSheet from './tokens.css?raw'

export type Theme = 'light' | 'dark'

/** Values of the colour tokens by name, without the dashes: `palette('dark').get('state-gap')`. */
export type Palette = ReadonlyMap<string, string>

function declarations(sheet: string, selector: string): readonly (readonly [string, string])[] {
  const start = sheet.indexOf(`${selector} {`)
  const block = sheet.slice(start, sheet.indexOf('}', start))
  return [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()])
}

/** The sheet is read once, so that colours drawn by script can't drift from those drawn by style. */
const light: Palette = new Map(declarations(tokensSheet, ':root'))
const palettes: Readonly<Record<Theme, Palette>> = {
  light,
  dark: new Map([...light, ...declarations(tokensSheet, '.dark')]),
}

export function palette(theme: Theme): Palette {
  return palettes[theme]
}

/** One token's value. A name that isn't in the sheet is a bug, and thrown. */
export function token(theme: Theme, name: string): string {
  const value = palettes[theme].get(name)
  if (value === undefined) throw new Error(`No colour token is called ${name}`)
  return value
}
