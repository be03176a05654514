import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixture.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Looks at the page as it is now, with whatever is open, in both themes; leaves the theme as it was. `within` names what
 * alone is looked at, where the page around it was looked at before.
 */
export async function expectNoAxeViolations(page: Page, within?: string): Promise<void> {
  const root = page.locator('html')
  const wasDark = (await root.getAttribute('class'))?.split(' ').includes('dark') ?? false
  const show = (dark: boolean): Promise<unknown> =>
    root.evaluate((element, on) => element.classList.toggle('dark', on), dark)
  for (const dark of [wasDark, !wasDark]) {
    await show(dark)
    // Neither Electron nor a persistent profile lets axe open the second page that it uses otherwise.
    const axe = new AxeBuilder({ page }).withTags(rules).setLegacyMode(true)
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
    const found = violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(' ')})`,
    )
    expect(found, `axe, ${dark ? 'dark' : 'light'} theme`).toEqual([])
  }
  await show(wasDark)
}
