import type { Locator, Page } from '@playwright/test'
import { expect, type Program } from './fixture.ts'

/** The matrix of the sample. */
export async function openMatrix({ page }: Program): Promise<Locator> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /^Matrix/ })
    .click()
  const grid = page.getByRole('grid', { name: 'ATT&CK matrix' })
  await expect(grid.getByRole('gridcell').first()).toBeVisible()
  return grid
}

/** The cell of a technique, the first where it stands in several tactics. */
export function cell(grid: Locator, id: string): Locator {
  return grid.getByRole('gridcell', { name: new RegExp(`^${id.replace('.', '\\.')} `) }).first()
}

/** Chooses one of several pieces, which stand in a menu where there is no room for them. */
export async function choose(page: Page, group: string, name: string): Promise<void> {
  const menu = page.getByRole('combobox', { name: group })
  const pieces = page.getByRole('radiogroup', { name: group })
  await expect(menu.or(pieces)).toBeVisible()
  if (await pieces.isVisible()) return pieces.getByRole('radio', { name, exact: true }).click()
  await menu.click()
  return page.getByRole('option', { name, exact: true }).click()
}
