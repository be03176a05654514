import { fileWith, goTo, openFile, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

test('palette, keys and references have no barrier, and give the focus back', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await expect(page.getByRole('grid', { name: 'Capabilities' })).toBeVisible()

  await page.keyboard.press('Control+k')
  const search = page.getByRole('combobox', { name: 'Search or run a command' })
  await expect(search).toBeFocused()
  await expectNoAxeViolations(page)
  await search.fill('no such thing')
  await expect(page.getByRole('dialog').getByRole('status')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(search).toHaveCount(0)

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await search.fill('T1110.001')
  await expect(page.getByRole('option', { name: /T1110\.001/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Password Guessing' })).toBeVisible()
  const references = page.getByRole('button', { name: /references? for / }).first()
  await references.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(references).toBeFocused()
})

test('the sheet of keys doesn’t outlast its screen', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await expect(page.getByRole('grid', { name: 'Capabilities' })).toBeVisible()
  await goTo(page, 'Explore')
  await expect(page.getByRole('grid', { name: 'Techniques' })).toBeVisible()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('grid', { name: 'Capabilities' })).toBeVisible()
  await expect(keys).toHaveCount(0)
})
