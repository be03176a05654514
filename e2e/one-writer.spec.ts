import type { Page } from '@playwright/test'
import { fileWith, openFile, saved, smallFile } from './assessments.ts'
import { expect, test } from './fixture.ts'

/** Runs in the page: notes how many transactions that write are under way whenever one begins. */
function countWriters(): void {
  const seen: number[] = []
  Object.assign(window, { writersSeen: seen })
  let under = 0
  const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')
    ?.value as IDBDatabase['transaction']
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given) {
    const transaction = begin.apply(this, given)
    if (transaction.mode === 'readonly') return transaction
    under += 1
    seen.push(under)
    for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => (under -= 1))
    return transaction
  }
}

function seenIn(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (window as unknown as { writersSeen: number[] }).writersSeen)
}

// Where a kill leaves two of them unfinished, Chromium deletes the database at the next start.
test('an edit and the snapshot before it are never written at once', async ({ app }) => {
  const { page } = app
  await page.addInitScript(countWriters)
  await page.reload()
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office')))
  await page.getByRole('grid', { name: 'Capabilities' }).getByText('Antimalware', { exact: true }).click()
  const before = (await seenIn(page)).length
  for (const key of ['1', '4', '3']) {
    await page.keyboard.press('Control+a')
    await page.keyboard.press(key)
    await page.keyboard.press('Control+z')
  }
  await expect(saved(page)).toBeVisible()
  const seen = await seenIn(page)
  expect(seen.length).toBeGreaterThan(before + 3)
  expect(new Set(seen)).toEqual(new Set([1]))
})
