import type { Page } from '@playwright/test'
import { newAssessment, withStatus } from '../src/core/assessment/edits.ts'
import { printAssessment } from '../src/core/assessment/print.ts'
import { fileWith, goTo, m365, openFile, saved } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

const nist = 'nist_800_53-rev5_attack-16.1-enterprise'

/** One control of the Moderate baseline and one of E3 are looked at already. */
function file(): string {
  const made = newAssessment({
    id: '00000000-0000-4000-8000-000000000003',
    name: 'Agency',
    createdAt: '2026-01-01T00:00:00.000Z',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [m365, nist],
    sources: {},
  })
  const marked = withStatus(
    [
      { framework: 'm365', capability: 'EOP-APH-E3' },
      { framework: 'nist_800_53', capability: 'AC-2' },
    ],
    'not_deployed',
  )(made)
  return printAssessment(marked)
}

function progress(page: Page) {
  return page.getByRole('banner').getByText(/^\d+ of \d+ assessed$/)
}

test('a baseline is marked at once after a preview, by keyboard, and taken back', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'agency.json', file()))
  await goTo(page, 'Assess')
  await expect(progress(page)).toHaveText('2 of 147 assessed')
  const menu = page.getByRole('button', { name: 'Start from what you have' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: /^Moderate/ })).toContainText('1/79')
  await expectNoAxeViolations(page)
  await page.keyboard.press('m')
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog', { name: 'Start from what you have' })
  const moderate = dialog.getByRole('radio', { name: /^NIST 800-53 rev 5 Moderate/ })
  await expect(moderate).toBeFocused()
  await expect(moderate).toBeChecked()
  const preview = dialog.getByRole('status')
  await expect(preview).toContainText('Would change 78 of 79 capabilities')
  // Nothing of the baseline is hidden: what no mapping knows is listed with the reason.
  await dialog.getByText('Controls that no mapping knows').click()
  await expect(dialog.getByText(/\bPS-1\b/)).toBeVisible()
  await dialog.getByText('Enhancements, mapped through their base control only').click()
  await expect(dialog.getByText(/\bAC-2\(1\)/)).toBeVisible()
  await dialog.getByText('What would change').click()
  await expect(dialog.getByRole('list', { name: 'What would change' }).getByRole('listitem')).toHaveCount(78)
  await expectNoAxeViolations(page)
  const only = dialog.getByRole('checkbox', { name: 'Only those not assessed yet' })
  await only.focus()
  await page.keyboard.press('Space')
  await expect(preview).toContainText('Would change 79 of 79 capabilities')
  await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Mark 78 as deployed' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(progress(page)).toHaveText('80 of 147 assessed')
  await expect(menu).toBeFocused()
  await expect(saved(page)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(progress(page)).toHaveText('2 of 147 assessed')
})

test('a licence that is owned comes first, and both filter the list', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'agency.json', file()))
  await goTo(page, 'Data')
  await page.getByRole('radio', { name: 'Scope and weights' }).click()
  await page.getByRole('radiogroup', { name: 'Microsoft 365 licence' }).getByRole('radio', { name: 'E5' }).click()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('start from what')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Start from what you have' })
  await expect(dialog.getByRole('radio', { name: /^Microsoft 365 E5/ })).toBeChecked()
  await expect(dialog.getByText('owned')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await goTo(page, 'Assess')
  const list = page.getByRole('grid', { name: 'Capabilities' })
  const rows = list.getByRole('row').filter({ has: page.getByRole('checkbox') })
  await expect(rows.first()).toBeVisible()
  const filters = page.getByRole('button', { name: /^More filters/ })
  await filters.click()
  await page.getByRole('menuitemcheckbox', { name: /^E5 alone/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('16 capabilities')).toBeVisible()
  await filters.click()
  await page.getByRole('menuitemcheckbox', { name: /^E5 alone/ }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Low/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('51 capabilities')).toBeVisible()
  await expectNoAxeViolations(page)
  // The filter is there again in the next session, although the baselines are read anew.
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(page.getByText('51 capabilities')).toBeVisible()
})
