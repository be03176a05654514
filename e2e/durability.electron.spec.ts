import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as plain, type Page } from '@playwright/test'
import { fileWith, openFile, rowOf, saved, smallFile } from './assessments.ts'
import { startElectron } from './electron-program.ts'
import { collectFaults } from './faults.ts'
import { test } from './fixture.ts'

test.describe.configure({ mode: 'parallel', timeout: 900_000 })
plain.describe.configure({ timeout: 600_000 })

const id = '00000000-0000-4000-8000-00000000000d'

async function openAssess(page: Page): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/a/${id}/assess`)
  await page.getByRole('grid', { name: 'Capabilities' }).getByText('Antimalware', { exact: true }).click()
}

/** The status that the database has, asked of the database itself. */
function storedStatus(page: Page): Promise<string> {
  return page.evaluate(async (assessment) => {
    const request = indexedDB.open('coverline')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result)
      }
      request.onerror = () => {
        reject(new Error('The database can’t be opened.'))
      }
    })
    const all = database.transaction('entries').objectStore('entries').getAll()
    const rows = await new Promise<readonly { assessment: string; entry: { capability: string; status: string } }[]>(
      (resolve, reject) => {
        all.onsuccess = () => {
          resolve(all.result as never)
        }
        all.onerror = () => {
          reject(new Error('The rows can’t be read.'))
        }
      },
    )
    database.close()
    const row = rows.find((one) => one.assessment === assessment && one.entry.capability !== 'EOP-APH-E3')
    return row?.entry.status ?? 'unassessed'
  }, id)
}

/** After so many milliseconds: what the window says it has saved, or null while it doesn't say so. */
function shownAsSaved(page: Page, milliseconds: number): Promise<string | null> {
  return page.evaluate(async (wait) => {
    await new Promise((resolve) => setTimeout(resolve, wait))
    const label = document.querySelector('button[aria-label^="Assessment:"]')?.getAttribute('aria-label') ?? ''
    if (!/(?<!not )saved$/.test(label)) return null
    return /(\d+) of 98 assessed/.exec(document.body.innerText)?.[1] ?? null
  }, milliseconds)
}

for (const half of [1, 2]) {
  test(`no edit that was shown as saved is lost by a kill, 25 times (${half} of 2)`, async ({ app }) => {
    await openFile(app, await fileWith(app, 'one.assessment.json', smallFile('Head office', id)))
    await expect(app.page.getByText('1 of 98 assessed')).toBeVisible()
    await expect(saved(app.page)).toBeVisible()
    let acknowledged = 0
    for (let kill = 0; kill < 25; kill++) {
      await openAssess(app.page)
      const deploys = kill % 2 === 0
      const delay = Math.floor(Math.random() * 1000)
      await app.page.keyboard.press(deploys ? '1' : '0')
      const shown = await shownAsSaved(app.page, delay)
      await app.restart()
      if (shown === null) continue
      acknowledged += 1
      // What stood on the screen as saved, be it this edit or the state before it.
      expect(await storedStatus(app.page), `kill ${kill} after ${delay} ms`).toBe(
        shown === '2' ? 'deployed' : 'unassessed',
      )
      await expect(app.page.getByText('Stored data are damaged')).toHaveCount(0)
    }
    console.log(`25 kills, ${acknowledged} of them after the edit was shown as saved: none lost.`)
    expect(acknowledged).toBeGreaterThan(0)
  })
}

const smallDisk = process.env['COVERLINE_SMALL_DISK'] ?? ''

plain('on a full disk nothing is lost: it says so, exports, and saves once there is room', async () => {
  plain.skip(
    smallDisk === '',
    `No small disk could be mounted: ${process.env['COVERLINE_NO_SMALL_DISK'] ?? 'not root'}`,
  )
  const folder = await mkdtemp(join(tmpdir(), 'coverline-full-'))
  const savedDir = join(folder, 'saved')
  const dataDir = join(smallDisk, 'data')
  const filler = join(smallDisk, 'filler')
  // What an earlier try left.
  await rm(dataDir, { recursive: true, force: true })
  await rm(filler, { force: true })
  await mkdir(savedDir)
  const faults = collectFaults()
  faults.allow(/IndexedDB|QuotaExceeded|UnknownError|AbortError|disk|ENOSPC/i)
  let program = await startElectron(dataDir, savedDir, faults)
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
    await shownAsSaved(program.page, 50)
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
  await program.kill()
  program = await startElectron(dataDir, savedDir, faults)
  // Chromium may drop a database whose log has a hole where the disk was full: then the snapshots have it all.
  const damaged = program.page.getByRole('heading', { name: 'Stored data are damaged' })
  await expect(damaged.or(rowOf(program.page, 'Head office'))).toBeVisible()
  if (await damaged.isVisible()) await program.page.getByRole('button', { name: 'Restore it' }).click()
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
