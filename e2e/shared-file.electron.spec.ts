import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { Assessment } from '../src/core/assessment/assessment.ts'
import { withNote, withStatus } from '../src/core/assessment/edits.ts'
import type { Edit } from '../src/core/assessment/edits.ts'
import { parseAssessment } from '../src/core/assessment/parse.ts'
import { printAssessment } from '../src/core/assessment/print.ts'
import { chooseInRow, fileWith, goTo, openFile, rowOf, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { startElectron } from './electron-program.ts'
import { collectFaults } from './faults.ts'
import { expect, test } from './fixture.ts'
import type { Program } from './fixture.ts'

// Axe looks at everything twice, and the file is looked at every other second.
test.describe.configure({ timeout: 300_000 })

const phishing = { framework: 'm365', capability: 'EOP-APH-E3' }
const antimalware = { framework: 'm365', capability: 'EOP-AMW-E3' }
const antispam = { framework: 'm365', capability: 'EOP-ASP-E3' }

function read(text: string): Assessment {
  const result = parseAssessment(text, '', { enterprise: ['19.0'], mobile: [], ics: [] })
  if (!result.ok) throw new Error(result.problems[0]?.what)
  return result.value
}

/** A colleague's program writes: the whole file at once, as ours does. */
async function colleagueWrites(path: string, ...edits: readonly Edit[]): Promise<void> {
  const write = await colleagueIsAbout(path, ...edits)
  await write()
}

/** The same but for the last moment, in which the file changes. */
async function colleagueIsAbout(path: string, ...edits: readonly Edit[]): Promise<() => Promise<void>> {
  const now = read(await readFile(path, 'utf8'))
  const temporary = join(dirname(path), 'colleague.tmp')
  await writeFile(temporary, printAssessment(edits.reduce((document, edit) => edit(document), now)))
  return () => rename(temporary, path)
}

/** What the file says of some capabilities, once it can be read. */
async function inFile(path: string): Promise<Readonly<Record<string, string>>> {
  const { capabilities } = read(await readFile(path, 'utf8'))
  return Object.fromEntries(capabilities.map(({ capability, status }) => [capability, status]))
}

/** The save dialog is answered with this path. */
function answerSaveDialog(electron: ElectronApplication, path: string): Promise<void> {
  return electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

function state(page: Page, words: string): Locator {
  return page.getByRole('complementary', { name: 'Sidebar' }).getByRole('button', { name: new RegExp(`^${words}: `) })
}

function row(page: Page, capability: string): Locator {
  return page.getByRole('grid', { name: 'Capabilities' }).getByRole('row').filter({ hasText: capability }).first()
}

async function mark(page: Page, capability: string, key: string): Promise<void> {
  await page.getByRole('grid', { name: 'Capabilities' }).getByText(capability, { exact: true }).first().click()
  await page.keyboard.press(key)
  await expect(saved(page)).toBeVisible()
}

/** An assessment shared through a file in a folder of its own; the file's path. */
async function shareNew(app: Program): Promise<string> {
  const { page } = app
  await openFile(app, await fileWith(app, 'ours.json', smallFile('Head office')))
  await expect(page.getByText('1 of 98 assessed')).toBeVisible()
  const share = join(app.dataDir, '..', 'share')
  await mkdir(share)
  const path = join(share, 'bank.assessment.json')
  await answerSaveDialog(app.electron, path)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Share through a file')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Share through a file' })
  await expect(dialog).toContainText('Nobody’s work is overwritten')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Save it to a shared folder…' }).click()
  await expect(dialog).toBeHidden()
  await expect(state(page, 'Shared, in step')).toBeVisible()
  return path
}

test('changes go to the shared file and come from it by themselves; a conflict is decided, and undo works', async ({
  app,
}) => {
  const path = await shareNew(app)
  const { page } = app
  expect(await inFile(path)).toEqual({ 'EOP-APH-E3': 'deployed' })
  await mark(page, 'Antimalware', '3')
  await expect.poll(() => inFile(path)).toEqual({ 'EOP-APH-E3': 'deployed', 'EOP-AMW-E3': 'planned' })

  await colleagueWrites(path, withStatus([antispam], 'deployed'), withNote(phishing, 'asked'))
  await expect(page.getByRole('status').filter({ hasText: '2 capabilities came from the shared file' })).toBeVisible()
  await expect(page.getByText('3 of 98 assessed')).toBeVisible()
  await expectNoAxeViolations(page)

  // Both change the same one before either sees the other's: ours counts, until it is decided.
  const write = await colleagueIsAbout(path, withStatus([antimalware], 'not_deployed'))
  // Ours goes to the file a second after it was saved.
  await mark(page, 'Antimalware', '1')
  await write()
  await expect(page.getByText('1 conflict from a merge.')).toBeVisible()
  await expect.poll(async () => read(await readFile(path, 'utf8')).conflicts.length).toBe(1)
  await expect.poll(() => inFile(path)).toMatchObject({ 'EOP-AMW-E3': 'deployed' })
  await page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await page.getByRole('button', { name: 'Take theirs', exact: true }).click()
  await expect(page.getByText('No conflicts are left.')).toBeVisible()
  await expect.poll(() => inFile(path)).toMatchObject({ 'EOP-AMW-E3': 'not_deployed' })

  // What came is one step to undo, and gone from the file with it.
  await goTo(page, 'Assess')
  await colleagueWrites(path, withStatus([antispam, phishing], 'planned'))
  await expect(row(page, 'Anti-Phishing')).toContainText('Planned')
  await page.keyboard.press('Control+z')
  await expect(
    page.getByRole('status').filter({ hasText: 'Changes from bank.assessment.json was undone' }),
  ).toBeVisible()
  await expect.poll(() => inFile(path)).toMatchObject({ 'EOP-ASP-E3': 'deployed', 'EOP-APH-E3': 'deployed' })

  // Everything is there after a power cut, what was written meanwhile too; and nothing but the file is on the share.
  await app.kill()
  await colleagueWrites(path, withStatus([antispam], 'partial', 0.25))
  await app.restart()
  await rowOf(app.page, 'Head office').getByRole('link').click()
  await expect(state(app.page, 'Shared, in step')).toBeVisible()
  await goTo(app.page, 'Assess')
  await expect(row(app.page, 'AntiSpam')).toContainText('Partial')
  await expect.poll(() => inFile(path)).toMatchObject({ 'EOP-ASP-E3': 'partial', 'EOP-AMW-E3': 'not_deployed' })
  await goTo(app.page, 'Snapshots')
  await expect(app.page.getByRole('grid', { name: 'Snapshots' }).getByText('Before a merge').first()).toBeVisible()
  expect(await readdir(dirname(path))).toEqual(['bank.assessment.json'])

  await state(app.page, 'Shared, in step').click()
  await expectNoAxeViolations(app.page)
  await app.page.getByRole('menuitem', { name: 'Stop sharing' }).click()
  await expect(state(app.page, 'Shared, in step')).toHaveCount(0)
  expect(await inFile(path)).toMatchObject({ 'EOP-ASP-E3': 'partial' })
})

test('a file that is damaged, another one or gone is left alone, and said to be', async ({ app }) => {
  const path = await shareNew(app)
  const { page } = app
  const whole = await readFile(path, 'utf8')
  await writeFile(path, whole.slice(0, 300))
  const unusable = page.getByRole('status').filter({ hasText: 'can’t be used, so it was left as it is' })
  await expect(unusable).toBeVisible()
  await expect(state(page, 'Shared file not usable')).toBeVisible()
  await expectNoAxeViolations(page)
  await mark(page, 'Antimalware', '3')
  await writeFile(path, smallFile('Other', '00000000-0000-4000-8000-0000000000ff'))
  await expect(unusable).toContainText('It holds another assessment, Other.')
  await mark(page, 'AntiSpam', '1')
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(unusable).toBeVisible()
  expect(await readFile(path, 'utf8')).toBe(smallFile('Other', '00000000-0000-4000-8000-0000000000ff'))

  await rm(path)
  const gone = page.getByRole('status').filter({ hasText: 'isn’t there any more' })
  await expect(gone).toBeVisible()
  await expectNoAxeViolations(page)
  expect(await readdir(dirname(path))).toEqual([])
  await page.getByRole('button', { name: 'Write it again' }).click()
  await expect(state(page, 'Shared, in step')).toBeVisible()
  expect(await inFile(path)).toMatchObject({ 'EOP-AMW-E3': 'planned', 'EOP-ASP-E3': 'deployed' })

  // The whole folder away, as when a share isn't connected: kept here, and made good.
  await rename(dirname(path), `${dirname(path)}-away`)
  await mark(page, 'Antimalware', '1')
  await expect(state(page, 'Shared file not reached')).toBeVisible()
  await rename(`${dirname(path)}-away`, dirname(path))
  await expect(state(page, 'Shared, in step')).toBeVisible()
  await expect.poll(() => inFile(path)).toMatchObject({ 'EOP-AMW-E3': 'deployed' })

  // Nothing that is there already is shared over.
  await page.getByRole('button', { name: /^Shared, in step/ }).click()
  await page.getByRole('menuitem', { name: 'Stop sharing' }).click()
  await goTo(page, 'Library')
  await writeFile(path, 'a letter')
  await answerSaveDialog(app.electron, path)
  await chooseInRow(page, 'Head office', 'Share through a file…')
  const dialog = page.getByRole('dialog', { name: 'Share through a file' })
  await dialog.getByRole('button', { name: 'Save it to a shared folder…' }).click()
  await expect(dialog.getByRole('alert')).toContainText('It isn’t shared, and nothing was changed.')
  await expectNoAxeViolations(page)
  expect(await readFile(path, 'utf8')).toBe('a letter')
})

test('two programs with a profile each keep one file in step', async ({ app }) => {
  const path = await shareNew(app)
  const folder = await mkdtemp(join(tmpdir(), 'coverline-colleague-'))
  const faults = collectFaults()
  const other = await startElectron(join(folder, 'data'), folder, faults)
  try {
    await other.open(path, () => other.page.getByRole('button', { name: 'Open a file…' }).click())
    await other.page.getByRole('button', { name: 'Share through this file' }).click()
    await expect(state(other.page, 'Shared, in step')).toBeVisible()

    await mark(other.page, 'Antimalware', '3')
    await expect(row(app.page, 'Antimalware')).toContainText('Planned')
    // At the same time, each something else: both have both.
    await Promise.all([mark(app.page, 'AntiSpam', '1'), mark(other.page, 'Anti-Phishing', '2')])
    for (const page of [app.page, other.page]) {
      await expect(row(page, 'AntiSpam')).toContainText('Deployed')
      await expect(row(page, 'Anti-Phishing')).toContainText('Partial')
      await expect(page.getByText('from a merge.')).toHaveCount(0)
    }
    // The last mark goes there while its program ends.
    await mark(other.page, 'Antimalware', '1')
    await other.close()
    await expect(row(app.page, 'Antimalware')).toContainText('Deployed')
    expect(await readdir(dirname(path))).toEqual(['bank.assessment.json'])
    expect(faults.list()).toEqual([])
  } finally {
    await other.close().catch(() => undefined)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
