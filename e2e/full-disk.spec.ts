import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fileWith, rowOf, saved, smallFile } from './assessments.ts'
import { startInBrowser } from './browser-program.ts'
import { startElectron } from './electron-program.ts'
import { collectFaults } from './faults.ts'
import { expect, test } from './fixture.ts'
import { freePort } from './machine.ts'
import type { Running } from './running.ts'

test.describe.configure({ timeout: 600_000 })

const id = '00000000-0000-4000-8000-00000000000d'

async function openAssess(page: Page): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/a/${id}/assess`)
  await page.getByRole('grid', { name: 'Capabilities' }).getByText('Antimalware', { exact: true }).click()
}

const smallDisk = process.env['COVERLINE_SMALL_DISK'] ?? ''

test('on a full disk nothing is lost: it says so, exports, and saves once there is room', async ({ host }) => {
  test.skip(smallDisk === '', `No small disk could be mounted: ${process.env['COVERLINE_NO_SMALL_DISK'] ?? 'not root'}`)
  const folder = await mkdtemp(join(tmpdir(), 'coverline-full-'))
  const savedDir = join(folder, 'saved')
  const dataDir = join(smallDisk, 'data')
  const filler = join(smallDisk, 'filler')
  // What an earlier test left.
  await rm(dataDir, { recursive: true, force: true })
  await rm(filler, { force: true })
  await mkdir(savedDir)
  const faults = collectFaults()
  faults.allow(/IndexedDB|QuotaExceeded|UnknownError|AbortError|disk|ENOSPC/i)
  const port = await freePort()
  const start = (): Promise<Running> =>
    host === 'electron' ? startElectron(dataDir, savedDir, faults) : startInBrowser(dataDir, savedDir, port, faults)
  let program = await start()
  const file = await fileWith({ dataDir: join(folder, 'data') }, 'one.assessment.json', smallFile('Head office', id))
  await program.open(file, () => program.page.getByRole('button', { name: 'Open a file…' }).click())
  await expect(program.page.getByText('1 of 98 assessed')).toBeVisible()
  await expect(saved(program.page)).toBeVisible()

  await fill(filler)
  await openAssess(program.page)
  const refused = program.page.getByRole('alert').filter({ hasText: /no room left|didn’t take the change/ })
  let marks = 0
  while (marks < 60 && !(await refused.isVisible())) {
    await program.page.keyboard.press('1')
    marks += 1
    await expect(saved(program.page).or(refused).first()).toBeVisible()
  }
  await expect(refused).toBeVisible()
  await expect(program.page.getByRole('button', { name: /^Assessment: .* not saved$/ })).toBeVisible()
  const shown = await program.page
    .getByText(/\d+ of 98 assessed/)
    .first()
    .innerText()
  const exported = await program.save(() => refused.getByRole('button', { name: 'Export assessment file…' }).click())
  const inFile = (JSON.parse(exported.text) as { capabilities: readonly unknown[] }).capabilities.length

  await rm(filler)
  await refused.getByRole('button', { name: 'Try again' }).click()
  await expect(saved(program.page)).toBeVisible()
  await expect(refused).toHaveCount(0)
  await program.aim()()
  program = await start()
  await expect(rowOf(program.page, 'Head office')).toContainText(`${inFile} of 98`)
  await openAssess(program.page)
  await expect(program.page.getByText(shown).first()).toBeVisible()
  await program.close()
  await rm(folder, { recursive: true, force: true })
  expect(faults.list()).toEqual([])
})

/** Writes until the disk takes no more. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const size of [1 << 20, 1 << 16, 1 << 12, 1 << 8, 1]) {
      const chunk = Buffer.alloc(size, 1)
      for (let full = false; !full;)
        full = await file.write(chunk).then(
          () => false,
          () => true,
        )
    }
  } finally {
    await file.close()
  }
}
