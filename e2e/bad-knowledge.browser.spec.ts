import { covered, fileWith, openFile, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

test('damaged knowledge gives a screen that says so, and what was saved stays', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'good.json', smallFile('Branch')))
  await expect(covered(page)).toBeVisible()
  const figure = (await covered(page).textContent()) ?? ''

  app.allowFaults(/the server responded with a status of 500/)
  await page.route('**/knowledge/sets/m365-*', (route) => route.fulfill({ status: 500 }))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'This assessment can’t be shown' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('sets/m365-07.18.2025_attack-16.1-enterprise.json')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Go to the library' }).click()
  await expect(page.getByRole('grid', { name: 'Assessments' })).toContainText('Branch')
  await page.unroute('**/knowledge/sets/m365-*')

  await page.route('**/knowledge/index.json', (route) => route.fulfill({ body: '{"format": "something", "attack": 7' }))
  await page.reload()
  await page.getByRole('button', { name: 'New assessment' }).click()
  await expect(page.getByRole('alert')).toContainText('index.json')
  await expect(page.getByRole('button', { name: 'Start assessing' })).toBeDisabled()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Library' }).click()
  await page.getByRole('grid', { name: 'Assessments' }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'This assessment can’t be shown' })).toBeVisible()

  await page.unroute('**/knowledge/index.json')
  await page.goto(`${app.origin}/`)
  await page.getByRole('grid', { name: 'Assessments' }).getByRole('link').click()
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Assess' }).click()
  await expect(covered(page)).toHaveText(figure)
})
