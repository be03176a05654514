import { covered, fileWith, goTo, openFile, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

test('sources, notes, scope and weights are shown and changed', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  const figure = (await covered(page).textContent()) ?? ''
  await goTo(page, 'Data')
  await expect(page.getByRole('region', { name: 'Mapping sets' }).getByRole('row')).toHaveCount(3)
  await expectNoAxeViolations(page)
  await page.getByRole('radio', { name: /^Data notes/ }).click()
  const notes = page.getByRole('grid', { name: 'Data notes' })
  await notes.getByRole('button').first().click()
  await expect(notes.getByRole('button').first()).toHaveAttribute('aria-expanded', 'true')
  await expectNoAxeViolations(page)

  await page.getByRole('radio', { name: 'Scope and weights' }).click()
  const partial = page.getByRole('textbox', { name: 'Partial' })
  await partial.fill('<i>half</i>')
  await partial.press('Enter')
  await expect(page.getByText('Type a number.')).toBeVisible()
  await partial.fill('0.05')
  await partial.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The weights are as they were.')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Use the usual weights' }).click()
  await expect(partial).toHaveValue('0.5')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('radio', { name: 'Without sub-techniques' }).click()
  await page.getByRole('group', { name: 'Platforms' }).getByRole('button', { name: 'Linux' }).click()
  await goTo(page, 'Assess')
  await expect(covered(page)).not.toHaveText(figure)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(covered(page)).toHaveText(figure)
})
