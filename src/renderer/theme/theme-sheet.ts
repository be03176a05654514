import { palette, type Theme } from './palette.ts'
import { letterOf, scaleNames, shades } from './scales.ts'

/** Rules `.s0 … .s100`, `.d0 …`, `.g0 …` and `.l0 …` for both themes, as the text of one sheet. */
export function scaleRules(): string {
  const rules: string[] = []
  for (const theme of ['light', 'dark'] satisfies Theme[]) {
    for (const scale of scaleNames) {
      for (const [step, shade] of shades(scale, theme).entries()) {
        const selector = `${theme === 'dark' ? '.dark ' : ''}.${letterOf[scale]}${String(step)}`
        rules.push(
          `${selector}{background-color:${shade.fill};color:${shade.ink};--hatch:${shade.hatch};forced-color-adjust:none}`,
        )
      }
    }
  }
  return rules.join('\n')
}

/** The tokens as variables: light ones on the root, dark ones below `.dark`. */
export function tokenRules(): string {
  const rule = (selector: string, theme: Theme) =>
    `${selector}{color-scheme:${theme};${[...palette(theme)].map(([name, value]) => `--${name}:${value}`).join(';')}}`
  return `${rule(':root', 'light')}\n${rule('.dark', 'dark')}`
}

/** Adopted rather than written into the page: the content security policy refuses style elements, not sheets. */
export function adoptThemeSheet(document: Document): void {
  const sheet = new CSSStyleSheet()
  // In a layer, so that `cell-aside` and utilities can take a fill away.
  sheet.replaceSync(`@layer theme{${tokenRules()}\n${scaleRules()}}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
