import type { Page } from '@playwright/test'
import { fileWith, goTo, openFile, rowOf, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

function snapshotRow(page: Page, words: string | RegExp): ReturnType<Page['getByRole']> {
  return page.getByRole('grid', { name: 'Snapshots' }).getByRole('row').filter({ hasText: words })
}

async function keep(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Keep a snapshot…' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(snapshotRow(page, name)).toBeVisible()
}

async function mark(page: Page, label: string, key: string): Promise<void> {
  await goTo(page, 'Assess')
  await page.getByRole('grid', { name: 'Capabilities' }).getByText(label, { exact: true }).click()
  await page.keyboard.press(key)
  await expect(saved(page)).toBeVisible()
}

test('a snapshot is kept, looked at, restored and taken back, by keyboard', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office')))
  await goTo(page, 'Snapshots')
  await expect(page.getByRole('button', { name: 'Keep a snapshot…' })).toBeVisible()
  await expectNoAxeViolations(page)
  await keep(page, 'As it was')
  await mark(page, 'Antimalware', '1')
  await expect(page.getByRole('banner').getByText('2 of 98 assessed')).toBeVisible()

  await goTo(page, 'Snapshots')
  await expect(snapshotRow(page, 'As it was')).toContainText('1 fewer than now')
  await snapshotRow(page, 'As it was').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is a snapshot, to look at.')).toBeVisible()
  const statuses = page.getByRole('grid', { name: 'Capabilities in the snapshot' })
  await expect(statuses.getByRole('row').nth(1)).toContainText('now deployed')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'As it was was restored' })).toBeVisible()
  // What was there before is a snapshot too, and undo brings it back at once.
  await expect(snapshotRow(page, 'Before a snapshot was restored')).toContainText('1.9 points more than now')
  await page.keyboard.press('Control+z')
  await goTo(page, 'Assess')
  await expect(page.getByRole('banner').getByText('2 of 98 assessed')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('banner').getByText('1 of 98 assessed')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await app.restart()
  await rowOf(app.page, 'Head office').getByRole('link').click()
  await goTo(app.page, 'Snapshots')
  await expect(snapshotRow(app.page, 'As it was')).toContainText('as now')
})

test('snapshots are renamed, unpinned, saved and deleted', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office')))
  await goTo(page, 'Snapshots')
  await keep(page, 'First')
  const actions = page.getByRole('button', { name: /^Actions for First/ })
  await actions.click()
  await expectNoAxeViolations(page)
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.keyboard.type('Zürich <b>&amp;</b>')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  const row = snapshotRow(page, 'Zürich <b>&amp;</b>')
  await expect(row).toContainText('pinned')
  const choose = async (entry: string): Promise<void> => {
    await page.getByRole('button', { name: /^Actions for Zürich/ }).click()
    await page.getByRole('menuitem', { name: entry, exact: true }).click()
  }
  await choose('Unpin')
  await expect(row).not.toContainText('pinned')
  const file = await app.save(() => choose('Save as a file…'))
  expect(file.name).toMatch(/^Head office .*\.assessment\.json$/)
  expect(JSON.parse(file.text)).toMatchObject({ name: 'Head office', capabilities: [{ capability: 'EOP-APH-E3' }] })
  await choose('Delete…')
  await expect(page.getByRole('dialog')).toContainText('Nothing brings it back')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(row).toHaveCount(0)
})
