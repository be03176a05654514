import { fileWith, goTo, openFile, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

const antiPhishing = 'capability/m365/EOP-APH-E3'

test('a capability says which ones of other frameworks speak to the same techniques', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('heading', { name: 'What do you run?' })).toBeVisible()
  await page.evaluate((path) => (location.hash = `#/explore/${path}`), antiPhishing)
  await page.getByRole('radio', { name: 'Crosswalk' }).click()
  const table = page.getByRole('grid', { name: 'Crosswalk' })
  const malware = table.getByRole('row').filter({ hasText: 'Malicious Code Protection' })
  // On its own version, 16.1: 4 techniques of 5, of 222 that either maps to.
  await expect(malware.getByText('80.0%', { exact: true })).toBeVisible()
  await expect(malware.getByText('4 of 5')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('combobox', { name: 'Framework' }).click()
  await page.getByRole('option', { name: 'NIST 800-53' }).click()
  await expect(table.getByText('CRI Profile v2.1')).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Filter capabilities' }).fill('spam')
  await expect(page.getByRole('status').filter({ hasText: 'capabilities' })).toContainText(/^1 of \d+ capabilities$/)
  await table.getByRole('row').nth(1).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Spam Protection' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Filter capabilities' })).toHaveValue('spam')
})

test('from the page of a capability that is assessed, with the statuses of the others', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await goTo(page, 'Explore')
  await page.evaluate((path) => (location.hash = `${location.hash.replace(/explore.*/, '')}${path}`), antiPhishing)
  await page.getByRole('link', { name: 'Crosswalk to other frameworks' }).click()
  const table = page.getByRole('grid', { name: 'Crosswalk' })
  const malware = table.getByRole('row').filter({ hasText: 'Malware prevention' })
  await expect(malware.getByText('Unassessed')).toBeAttached()
  await expectNoAxeViolations(page)
})
