import { readdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { fileWith, goTo, openFile, rowOf, saved, smallFile } from './assessments.ts'
import type { Page } from '@playwright/test'
import { expect, test, type Program } from './fixture.ts'

const id = '00000000-0000-4000-8000-00000000000d'

/** The log that the database of the killed program would go on with. */
async function databaseLog(app: Program): Promise<string> {
  const below = app.host === 'electron' ? 'IndexedDB' : join('Default', 'IndexedDB')
  const names = await readdir(join(app.dataDir, below), { recursive: true })
  const logs = names.filter((name) => /leveldb.\d+\.log$/.test(name))
  expect(logs, 'logs of the database').toHaveLength(1)
  return join(app.dataDir, below, logs[0] ?? '')
}

async function openList(page: Page): Promise<void> {
  await rowOf(page, 'Head office').getByRole('link').click()
  await goTo(page, 'Assess')
  await page.getByRole('grid', { name: 'Capabilities' }).getByText('Antimalware', { exact: true }).click()
  await expect(saved(page)).toBeVisible()
}

test('what is saved after a kill amid a write is there after the next one', async ({ app }) => {
  await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office', id)))
  await expect(app.page.getByText('1 of 98 assessed')).toBeVisible()
  await expect(saved(app.page)).toBeVisible()
  await app.kill()
  const log = await databaseLog(app)
  // As a kill or a power cut leaves it that comes while the last record is being written.
  await truncate(log, (await stat(log)).size - 20)
  await app.restart()
  await openList(app.page)
  await app.page.keyboard.press('1')
  await expect(app.page.getByText('2 of 98 assessed').first()).toBeVisible()
  await expect(saved(app.page)).toBeVisible()
  await app.restart()
  await expect(app.page.getByText('Stored data are damaged')).toHaveCount(0)
  await openList(app.page)
  await expect(app.page.getByText('2 of 98 assessed').first()).toBeVisible()
})
