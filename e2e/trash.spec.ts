import { chooseInRow, fileWith, goTo, openFile, rowOf, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

test('deleted assessments come back, or go for good after a question', async ({ app }) => {
  const { page } = app
  for (const [name, last] of [
    ['Branch', 'a'],
    ['Head office', 'b'],
  ] as const) {
    const id = `00000000-0000-4000-8000-00000000000${last}`
    await openFile(app, await fileWith(app, `${name}.assessment.json`, smallFile(name, id)))
    await goTo(page, 'Library')
    await chooseInRow(page, name, 'Delete')
  }
  // Even where nothing else is left, and so the first question is asked.
  await expect(page.getByRole('heading', { name: 'What do you run?' })).toBeVisible()
  await page.getByRole('button', { name: 'Deleted assessments (2)…' }).click()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Restore Branch' }).click()
  await page.getByRole('button', { name: 'Delete Head office for good' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('1 assessed capability can’t be brought back')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Delete for good', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.evaluate(() => {
    location.hash = '#/'
  })
  await expect(rowOf(page, 'Branch')).toContainText('1 of 98')
  await expect(rowOf(page, 'Head office')).toHaveCount(0)
  await app.end()
  await app.restart()
  await expect(rowOf(app.page, 'Branch')).toBeVisible()
  await expect(app.page.getByRole('button', { name: /^Deleted assessments/ })).toHaveCount(0)
})
