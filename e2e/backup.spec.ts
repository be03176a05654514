import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { chooseInRow, fileWith, goTo, openFile, rowOf, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import type { Program } from './fixture.ts'

const ids = ['00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000012'] as const

async function toLibrary(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Assessment: / }).click()
  await page.getByRole('menuitem', { name: 'All assessments' }).click()
  await expect(page.getByRole('heading', { name: 'Assessments' })).toBeVisible()
}

async function fromBackupMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Backup', exact: true }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** Two assessments in the library, the second with a snapshot. */
async function twoAssessments(app: Program): Promise<void> {
  const { page } = app
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office', ids[0])))
  await expect(saved(page)).toBeVisible()
  await toLibrary(page)
  await openFile(app, await fileWith(app, 'two.assessment.json', smallFile('Branch', ids[1])))
  await goTo(page, 'Snapshots')
  await page.getByRole('button', { name: 'Keep a snapshot…' }).click()
  await page.keyboard.type('As it was')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: 'Snapshots' }).getByText('As it was')).toBeVisible()
  await toLibrary(page)
}

async function backUp(app: Program): Promise<string> {
  const { page } = app
  await fromBackupMenu(page, 'Back up everything…')
  await expect(page.getByRole('dialog')).toContainText('2 assessments')
  await expectNoAxeViolations(page)
  const file = await app.save(() => page.getByRole('button', { name: 'Save the backup…' }).click())
  expect(file.name).toMatch(/^Coverline \d{4}-\d\d-\d\d\.coverline\.zip$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'was saved' })).toBeVisible()
  return file.path
}

async function mark(page: Page, name: string): Promise<void> {
  await rowOf(page, name).getByRole('link').click()
  await goTo(page, 'Assess')
  await page.getByRole('grid', { name: 'Capabilities' }).getByText('Antimalware', { exact: true }).click()
  await page.keyboard.press('1')
  await expect(saved(page)).toBeVisible()
  await toLibrary(page)
}

function restoreRow(page: Page, name: string): ReturnType<Page['getByRole']> {
  return page.getByRole('grid', { name: 'Assessments of the backup' }).getByRole('row').filter({ hasText: name })
}

test('what was changed and deleted since comes back from a backup, by merging and by replacing', async ({ app }) => {
  const { page } = app
  await twoAssessments(app)
  const path = await backUp(app)
  await mark(page, 'Head office')
  await chooseInRow(page, 'Branch', 'Delete')
  await expect(rowOf(page, 'Branch')).toHaveCount(0)

  // Merged, by keyboard: both versions of what differs are kept unless one is chosen.
  await app.open(path, async () => {
    await page.getByRole('button', { name: 'Backup', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Back up everything…' })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  })
  await expect(restoreRow(page, 'Head office')).toContainText('1 difference')
  await expect(restoreRow(page, 'Head office')).toContainText('Keep both')
  await expect(restoreRow(page, 'Branch')).toContainText('In the trash here')
  await expect(page.getByRole('dialog')).toContainText('2 assessments with 2 marked capabilities')
  await expectNoAxeViolations(page)
  await restoreRow(page, 'Head office').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(restoreRow(page, 'Head office')).toContainText('Take the backup’s')
  await page.getByRole('button', { name: 'Restore 2 assessments' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'was restored: 2 assessments' })).toBeVisible()
  await expect(rowOf(page, 'Branch')).toBeVisible()
  await expect(rowOf(page, 'Head office')).toContainText('1 of 98')

  // Taken back, everything is as it was before.
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, 'Branch')).toHaveCount(0)
  await expect(rowOf(page, 'Head office')).toContainText('2 of 98')

  // In place of everything, after a question.
  await openFile(
    app,
    await fileWith(app, 'three.assessment.json', smallFile('Third', '00000000-0000-4000-8000-000000000013')),
  )
  await expect(saved(page)).toBeVisible()
  await toLibrary(page)
  await app.open(path, () => fromBackupMenu(page, 'Restore a backup…'))
  await page.getByRole('radio', { name: 'Replace everything' }).click()
  await expect(restoreRow(page, 'Third')).toContainText('Goes to the trash')
  await page.getByRole('button', { name: 'Replace everything…' }).click()
  await expect(page.getByRole('dialog')).toContainText('1 assessment is replaced by the backup’s.')
  await expect(page.getByRole('dialog')).toContainText('1 assessment that isn’t in the backup goes to the trash.')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Replace everything', exact: true }).click()
  await expect(rowOf(page, 'Third')).toHaveCount(0)
  await expect(rowOf(page, 'Branch')).toBeVisible()
  await expect(rowOf(page, 'Head office')).toContainText('1 of 98')

  // What gave way is a snapshot, and the backup's own stand there too.
  await rowOf(page, 'Head office').getByRole('link').click()
  await goTo(page, 'Snapshots')
  await expect(
    page.getByRole('grid', { name: 'Snapshots' }).getByText('Before a backup was restored').first(),
  ).toBeVisible()
  await app.restart()
  await expect(rowOf(app.page, 'Branch')).toBeVisible()
  await rowOf(app.page, 'Branch').getByRole('link').click()
  await goTo(app.page, 'Snapshots')
  await expect(app.page.getByRole('grid', { name: 'Snapshots' }).getByText('As it was')).toBeVisible()
})

test('a broken backup is refused, and the settings say when the last one was made', async ({ app }) => {
  const { page } = app
  await twoAssessments(app)
  const path = await backUp(app)
  const bytes = await readFile(path)
  const cut = await fileWith(app, 'cut.coverline.zip', bytes.subarray(0, bytes.length - 40))
  const flipped = Uint8Array.from(bytes)
  const middle = Math.floor(bytes.length / 2)
  flipped[middle] = (flipped[middle] ?? 0) ^ 0xff
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText(/^Last backup .*, 2 assessments$/)).toBeVisible()
  await expectNoAxeViolations(page)
  for (const broken of [cut, await fileWith(app, 'flipped.coverline.zip', flipped)]) {
    await app.open(broken, () => page.getByRole('button', { name: 'Restore a backup…' }).click())
    await expect(page.getByRole('alert')).toContainText('can’t be restored')
    await expect(page.getByRole('alert')).toContainText('Everything here is as it was')
    await expectNoAxeViolations(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(rowOf(page, 'Head office')).toContainText('1 of 98')
  await expect(rowOf(page, 'Branch')).toContainText('1 of 98')
})
