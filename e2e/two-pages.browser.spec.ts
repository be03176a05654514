import type { Page } from '@playwright/test'
import { fileWith, openFile, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

function assessed(page: Page, count: number): ReturnType<Page['getByText']> {
  return page.getByRole('banner').getByText(`${count} of 98 assessed`)
}

async function mark(page: Page, label: string, key: string): Promise<void> {
  await page.getByRole('grid', { name: 'Capabilities' }).getByText(label, { exact: true }).click()
  await page.keyboard.press(key)
}

test('two tabs see what the other saves', async ({ app }) => {
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office')))
  await expect(assessed(app.page, 1)).toBeVisible()
  const other = await app.page.context().newPage()
  await other.goto(app.page.url())
  await expect(assessed(other, 1)).toBeVisible()
  await mark(app.page, 'Antimalware', '1')
  await expect(assessed(other, 2)).toBeVisible()
  await other.keyboard.press('Control+z')
  await expect(assessed(app.page, 1)).toBeVisible()
  await expect(saved(other)).toBeVisible()
})

test('two tabs that change one capability unaware of each other keep both versions', async ({ app }) => {
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office')))
  await expect(assessed(app.page, 1)).toBeVisible()
  const other = await app.page.context().newPage()
  // As if its message were still on the way.
  await other.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => undefined
  })
  await other.goto(app.page.url())
  await expect(assessed(other, 1)).toBeVisible()
  await mark(app.page, 'Antimalware', '1')
  await expect(saved(app.page)).toBeVisible()
  await mark(other, 'Antimalware', '3')
  const overtaken = other.getByRole('alert').filter({ hasText: 'changed in another window' })
  await expect(overtaken).toBeVisible()
  await expectNoAxeViolations(other)
  await overtaken.getByRole('button', { name: 'Keep as a copy' }).click()
  await expect(other.getByRole('button', { name: /^Assessment: Head office \(copy\).* saved$/ })).toBeVisible()
  await expect(assessed(other, 2)).toBeVisible()
  await expect(assessed(app.page, 2)).toBeVisible()
  await mark(app.page, 'Antimalware', '0')
  await expect(assessed(app.page, 1)).toBeVisible()
})

test('the browser is asked to keep the data, and a refusal is said where it matters', async ({ app }) => {
  await app.page.addInitScript(() => {
    StorageManager.prototype.persisted = () => Promise.resolve(false)
    StorageManager.prototype.persist = () => Promise.resolve(false)
  })
  await app.page.reload()
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office')))
  await expect(assessed(app.page, 1)).toBeVisible()
  await app.page.goto(`${app.origin}/#/`)
  const reminder = app.page.getByRole('status').filter({ hasText: 'may delete its data' })
  await expect(reminder).toBeVisible()
  await expectNoAxeViolations(app.page)
  await reminder.getByRole('button', { name: 'Back up everything…' }).click()
  await expect(app.page.getByRole('dialog')).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  await reminder.getByRole('button', { name: 'Close this message' }).click()
  await app.page.getByRole('link', { name: 'Settings' }).click()
  await expect(app.page.getByText('didn’t promise to keep them')).toBeVisible()
  await expectNoAxeViolations(app.page)
  await app.page.reload()
  await app.page.goto(`${app.origin}/#/`)
  await expect(app.page.getByRole('heading', { name: 'Assessments' })).toBeVisible()
  await expect(reminder).toHaveCount(0)
})
