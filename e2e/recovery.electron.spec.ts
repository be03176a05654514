import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fileWith, goTo, openFile, rowOf, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import type { Program } from './fixture.ts'

// Each case starts the program several times.
test.describe.configure({ timeout: 600_000 })

async function databaseFiles(dataDir: string): Promise<readonly string[]> {
  const root = join(dataDir, 'IndexedDB')
  const found = await readdir(root, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

async function changeEach(app: Program, pattern: RegExp, change: (path: string) => Promise<void>): Promise<number> {
  const files = (await databaseFiles(app.dataDir)).filter((path) => pattern.test(path))
  for (const path of files) await change(path)
  return files.length
}

/** An assessment with a mark, another one in the trash, all of it in snapshots. */
async function fill(app: Program): Promise<void> {
  for (const [name, id] of [
    ['Closed branch', '00000000-0000-4000-8000-00000000000c'],
    ['Head office', '00000000-0000-4000-8000-00000000000a'],
  ] as const) {
    await openFile(app, await fileWith(app, `${name}.assessment.json`, smallFile(name, id)))
    await mark(app.page, 'Antimalware')
    await goTo(app.page, 'Library')
  }
  await app.page.getByRole('button', { name: 'Actions for Closed branch' }).click()
  await app.page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(rowOf(app.page, 'Closed branch')).toHaveCount(0)
  await app.end()
}

async function mark(page: Page, label: string): Promise<void> {
  await page.getByRole('grid', { name: 'Capabilities' }).getByText(label, { exact: true }).click()
  await page.keyboard.press('1')
  await expect(page.getByRole('banner').getByText('2 of 98 assessed')).toBeVisible()
  await expect(saved(page)).toBeVisible()
}

async function expectAllBack(app: Program): Promise<void> {
  await expect(rowOf(app.page, 'Head office')).toContainText('2 of 98')
  await expect(rowOf(app.page, 'Closed branch')).toHaveCount(0)
  await rowOf(app.page, 'Head office').getByRole('link').click()
  await goTo(app.page, 'Assess')
  await expect(app.page.getByRole('banner').getByText('2 of 98 assessed')).toBeVisible()
}

/** Presses the one button; where the database couldn't be opened, the program ends and is started again. */
async function restoreAll(app: Program): Promise<void> {
  const startsOver = await app.page.getByText('can’t be opened').isVisible()
  const press = (): Promise<void> => app.page.getByRole('button', { name: /^Restore/ }).click()
  if (!startsOver) {
    await press()
    return
  }
  await app.endedBy(press)
  await app.restart()
}

const cases: readonly (readonly [string, (app: Program) => Promise<unknown>])[] = [
  ['the whole folder is gone', ({ dataDir }) => rm(join(dataDir, 'IndexedDB'), { recursive: true })],
  ['CURRENT is garbled', (app) => changeEach(app, /CURRENT$/, (path) => writeFile(path, 'MANIFEST-999999\n'))],
  ['CURRENT holds no name', (app) => changeEach(app, /CURRENT$/, (path) => writeFile(path, Buffer.alloc(16, 0xff)))],
  ['the manifest of the store is flipped', (app) => changeEach(app, /MANIFEST-\d+$/, flip)],
  ['the manifest of the store is gone', (app) => changeEach(app, /MANIFEST-\d+$/, (path) => rm(path))],
  ['the log is cut in half', (app) => changeEach(app, /\d+\.log$/, halve)],
  ['the log is flipped', (app) => changeEach(app, /\d+\.log$/, flip)],
  ['the log is gone', (app) => changeEach(app, /\d+\.log$/, (path) => rm(path))],
  ['every file is empty', (app) => changeEach(app, /./, (path) => truncate(path, 0))],
]

async function halve(path: string): Promise<void> {
  await truncate(path, Math.floor((await stat(path)).size / 2))
}

/** Turns one bit of every 97th byte round. */
async function flip(path: string): Promise<void> {
  const bytes = await readFile(path)
  for (let at = 0; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0x10
  await writeFile(path, bytes)
}

for (const [what, damage] of cases) {
  test(`when ${what}, one click brings everything back`, async ({ app }) => {
    await fill(app)
    expect(existsSync(join(app.dataDir, 'IndexedDB'))).toBe(true)
    const touched = await damage(app)
    if (typeof touched === 'number') expect(touched, 'files were there to be damaged').toBeGreaterThan(0)
    app.allowFaults(/IndexedDB|indexedDB|backing store|UnknownError/i)
    await app.restart()
    await expect(app.page.getByRole('heading', { name: 'Stored data are damaged' })).toBeVisible()
    await restoreAll(app)
    await expect(app.page.getByText(/came back from/)).toBeVisible()
    await expectAllBack(app)
  })
}

test('when CURRENT is gone, the store mends itself and nothing is lost', async ({ app }) => {
  await fill(app)
  expect(await changeEach(app, /CURRENT$/, (path) => rm(path))).toBe(1)
  app.allowFaults(/IndexedDB|indexedDB|backing store|UnknownError/i)
  await app.restart()
  const damaged = app.page.getByRole('heading', { name: 'Stored data are damaged' })
  await expect(damaged.or(rowOf(app.page, 'Head office'))).toBeVisible()
  if (await damaged.isVisible()) await restoreAll(app)
  await expectAllBack(app)
})

test('what came back lasts, and nothing is missed any more', async ({ app }) => {
  await fill(app)
  await rm(join(app.dataDir, 'IndexedDB'), { recursive: true })
  await app.restart()
  await restoreAll(app)
  await expectAllBack(app)
  await app.restart()
  await expectAllBack(app)
})

test('the recovery screen says what will come back, and waits for a choice', async ({ app }) => {
  await fill(app)
  const folder = join(app.dataDir, 'IndexedDB')
  await rename(folder, `${folder}-away`)
  await app.restart()
  const { page } = app
  await expect(page.getByRole('heading', { name: 'Stored data are damaged' })).toBeFocused()
  await expect(page.getByRole('listitem').filter({ hasText: 'Head office' })).toContainText('2 of 98 assessed')
  await expect(page.getByRole('listitem').filter({ hasText: 'Closed branch' })).toContainText('was in the trash')
  await expectNoAxeViolations(page)

  // Nothing was decided, so a start later asks again.
  await app.end()
  await app.restart()
  await app.page.getByRole('button', { name: 'Continue without them…' }).click()
  await expectNoAxeViolations(app.page)
  await app.page.getByRole('dialog').getByRole('button', { name: 'Continue without them' }).click()
  await expect(app.page.getByRole('heading', { name: 'What do you run?' })).toBeVisible()
  await app.end()
  await app.restart()
  await expect(app.page.getByRole('heading', { name: 'What do you run?' })).toBeVisible()
  const files = await readdir(join(app.dataDir, 'snapshots'), { recursive: true })
  expect(files.filter((name) => name.endsWith('.assessment.json')).length).toBeGreaterThanOrEqual(2)
  await app.page.evaluate(() => {
    location.hash = '#/settings'
  })
  const left = app.page.getByRole('region', { name: 'Left behind' })
  await expect(left.getByRole('listitem')).toHaveCount(2)
  await expectNoAxeViolations(app.page)
  await left.getByRole('button', { name: 'Bring back Head office' }).press('Enter')
  await expect(left.getByRole('listitem')).toHaveCount(1)
  await app.page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(rowOf(app.page, 'Head office')).toContainText('2 of 98')
})
