import type { Page } from '@playwright/test'
import { chooseInRow, covered, fileWith, goTo, openFile, rowOf, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

function toast(page: Page, words: string | RegExp): ReturnType<Page['getByRole']> {
  return page.getByRole('status').filter({ hasText: words })
}

test('assessments are renamed, copied, deleted, brought back and switched', async ({ app }) => {
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office')))
  await expect(covered(app.page)).toBeVisible()
  await goTo(app.page, 'Library')
  await expect(rowOf(app.page, 'Head office')).toContainText('Microsoft 365, CRI Profile')
  await expect(rowOf(app.page, 'Head office')).toContainText('1 of 98')

  await app.page.getByRole('button', { name: 'Actions for Head office' }).click()
  await expectNoAxeViolations(app.page)
  // A page in a browser can't come back to a file, so nothing there offers it.
  await expect(app.page.getByRole('menuitem', { name: 'Share through a file…' })).toHaveCount(
    app.host === 'electron' ? 1 : 0,
  )
  await app.page.getByRole('menuitem', { name: 'Rename…' }).click()
  const field = app.page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  await expect(field).toBeFocused()
  await field.fill('  ')
  await expect(app.page.getByText('A name is needed.')).toBeVisible()
  await expectNoAxeViolations(app.page)
  await app.page.keyboard.press('Enter')
  await field.fill('Zürich <b>&amp;</b> 北')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('dialog')).toBeHidden()
  await expect(rowOf(app.page, 'Zürich <b>&amp;</b> 北')).toBeVisible()

  await chooseInRow(app.page, 'Zürich <b>&amp;</b> 北', 'Duplicate')
  await expect(rowOf(app.page, 'Zürich <b>&amp;</b> 北 (copy)')).toBeVisible()
  await chooseInRow(app.page, 'Zürich <b>&amp;</b> 北 (copy)', 'Rename…')
  await field.fill('Second')
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toBeHidden()
  await expect(rowOf(app.page, 'Second')).toHaveCount(0)
  await chooseInRow(app.page, 'Zürich <b>&amp;</b> 北 (copy)', 'Rename…')
  await field.fill('Second')
  await app.page.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(rowOf(app.page, 'Second')).toBeVisible()

  await chooseInRow(app.page, 'Second', 'Delete')
  await expect(rowOf(app.page, 'Second')).toHaveCount(0)
  await toast(app.page, 'Second was deleted').getByRole('button').hover()
  await expectNoAxeViolations(app.page)
  await app.page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(app.page, 'Second')).toContainText('1 of 98')

  await rowOf(app.page, 'Second').getByRole('link').click()
  await goTo(app.page, 'Assess')
  await app.page.getByRole('button', { name: /^Assessment: Second/ }).click()
  await expectNoAxeViolations(app.page)
  await app.page.getByRole('menuitem', { name: 'Zürich <b>&amp;</b> 北' }).click()
  await expect(app.page.getByRole('button', { name: /^Assessment: Zürich/ })).toBeVisible()
  await app.page.getByRole('grid', { name: 'Capabilities' }).getByText('Antimalware').click()
  await app.page.keyboard.press('1')
  await expect(app.page.getByRole('banner').getByText('2 of 98 assessed')).toBeVisible()
  await expect(saved(app.page)).toBeVisible()
  await app.page.getByRole('button', { name: /^Assessment: Zürich/ }).click()
  await app.page.getByRole('menuitem', { name: 'Second' }).click()
  await expect(app.page.getByRole('banner').getByText('1 of 98 assessed')).toBeVisible()
})

test('the first page has no barrier, with a choice made and a list open', async ({ app }) => {
  const { page } = app
  await page.getByRole('checkbox', { name: 'Azure' }).check()
  await page.getByRole('button', { name: 'Windows' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('')
  await expect(page.getByText('A name is needed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start assessing' })).toBeDisabled()
  await expectNoAxeViolations(page)
  await page.getByRole('combobox', { name: /^ATT&CK domain and version/ }).click()
  await expectNoAxeViolations(page)
  await page.getByRole('option', { name: 'ICS ATT&CK 18.1' }).click()
  await expect(page.getByRole('checkbox', { name: 'Azure' })).toHaveCount(0)
  await expect(page.getByRole('group', { name: 'Platforms' })).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'ATT&CK mitigations' })).not.toBeChecked()
})

test('an assessment is made, and a technique found, without a mouse', async ({ app }) => {
  const { page } = app
  const azure = page.getByRole('checkbox', { name: 'Azure' })
  await expect(azure).toBeVisible()
  await tabTo(page, 'checkbox', 'Azure')
  await page.keyboard.press('Space')
  await expect(azure).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: /^Version of Azure/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /^Version of Azure/ })).not.toHaveAccessibleName(/04\.26\.2025/)
  await tabTo(page, 'textbox', 'Name')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('By keyboard')
  await tabTo(page, 'button', 'Windows')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'PRE' })).toHaveAttribute('aria-pressed', 'true')
  await tabTo(page, 'button', 'Start assessing')
  await page.keyboard.press('Enter')

  const row = page.getByRole('grid', { name: 'Capabilities' }).locator('[role=row]:focus')
  await expect(row).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('T1078.004')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Cloud Accounts' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('library')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, 'By keyboard')).toBeVisible()
  await tabTo(page, 'row', /By keyboard/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Assessment: By keyboard/ })).toBeVisible()
})

/** Presses Tab until the focus is there: a page that a person can walk has it within sixty. */
async function tabTo(
  page: Page,
  role: 'button' | 'checkbox' | 'row' | 'textbox',
  name: string | RegExp,
): Promise<void> {
  const goal = page.getByRole(role, { name, exact: true }).and(page.locator(':focus'))
  for (let press = 0; press < 60 && (await goal.count()) === 0; press++) await page.keyboard.press('Tab')
  await expect(goal).toBeFocused()
}
