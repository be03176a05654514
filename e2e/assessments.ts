import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { newAssessment, withStatus } from '../src/core/assessment/edits.ts'
import { printAssessment } from '../src/core/assessment/print.ts'
import type { Program } from './fixture.ts'

export const azure = 'azure-04.26.2025_attack-16.1-enterprise'
export const m365 = 'm365-07.18.2025_attack-16.1-enterprise'
export const cri = 'cri_profile-v2.1_attack-16.1-enterprise'

/** An assessment file as the program writes it: two sets, one capability deployed. */
export function smallFile(name: string, id = '00000000-0000-4000-8000-000000000002'): string {
  const made = newAssessment({
    id,
    name,
    createdAt: '2026-01-01T00:00:00.000Z',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [m365, cri],
    sources: {},
  })
  return printAssessment(withStatus([{ framework: 'm365', capability: 'EOP-APH-E3' }], 'deployed')(made))
}

/** Writes a file beside the test's own data, and leaves it to the test's end. */
export async function fileWith(
  { dataDir }: Pick<Program, 'dataDir'>,
  name: string,
  text: string | Uint8Array,
): Promise<string> {
  const path = join(dataDir, '..', name)
  await writeFile(path, text)
  return path
}

/** *Open a file…* with the file at `path`, from the library or the first page. */
export async function openFile(app: Program, path: string): Promise<void> {
  await app.open(path, () => app.page.getByRole('button', { name: 'Open a file…' }).click())
}

/** Leads to a screen of the open assessment through the sidebar. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click()
}

/** `12 of 697 covered` in the bar of *Assess* and of *Matrix*. */
export function covered(page: Page): Locator {
  return page.getByRole('banner').getByText(/\d+ of \d+ (techniques )?covered/)
}

/** Row of an assessment in the library. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('grid', { name: 'Assessments' }).getByRole('row').filter({ hasText: name })
}

/** The saved state in the switcher says that everything is on disk. */
export function saved(page: Page): Locator {
  return page.getByRole('button', { name: /^Assessment: .*(?<!not) saved$/ })
}

/** Chooses one entry of a row's menu in the library. */
export async function chooseInRow(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
