import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { goTo } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { chromiumBinary } from './machine.ts'

const author = 'M. Okafor <b>&</b>'

async function openReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await goTo(page, 'Report')
  await expect(page.getByRole('article', { name: 'Preview of the first page' })).toBeVisible()
}

/** What a saved page says when a browser opens it from disk, and everything that it asked for or complained about. */
async function readSavedPage(path: string): Promise<{
  readonly heading: string
  readonly figures: readonly string[]
  readonly text: string
  readonly faults: readonly string[]
}> {
  const executablePath = chromiumBinary()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: true,
  })
  try {
    const page = await browser.newPage()
    const address = pathToFileURL(path).href
    const faults: string[] = []
    page.on('console', (message) => faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith('data:')) faults.push(request.url())
    })
    await page.goto(address)
    const heading = await page.getByRole('heading', { level: 1 }).innerText()
    const figures = await page.locator('.headline dd').allInnerTexts()
    return { heading, figures, text: await page.locator('body').innerText(), faults }
  } finally {
    await browser.close()
  }
}

test('the saved page opens by itself and says what the window says', async ({ app }) => {
  const { page } = app
  await openReport(page)
  await page.getByRole('textbox', { name: 'Prepared by' }).fill(author)
  const preview = page.getByRole('article', { name: 'Preview of the first page' })
  await expect(preview).toContainText(`prepared by ${author}`)
  const file = await app.save(() => page.getByRole('button', { name: 'Save web page' }).click())
  expect(file.name).toMatch(/^harbour-bank-\d{4}-\d{2}-\d{2}-coverage\.html$/)
  await expect(page.getByRole('status').filter({ hasText: file.name })).toContainText('was saved')
  await expect(page.getByRole('button', { name: 'Show in folder' })).toHaveCount(app.host === 'electron' ? 1 : 0)

  const saved = await readSavedPage(file.path)
  expect(saved.faults).toEqual([])
  await expect(preview).toContainText(saved.heading)
  await expect(preview.locator('dd')).toHaveText([...saved.figures])
  expect(saved.text).toContain(`prepared by ${author}`)

  await goTo(page, 'Dashboard')
  await expect(page.getByRole('region', { name: 'Breadth' })).toContainText(saved.figures[0] ?? 'no figure')
  // The name is there the next time.
  await goTo(page, 'Report')
  await expect(page.getByRole('textbox', { name: 'Prepared by' })).toHaveValue(author)
})

test('table, layer, figures and assessment are saved, and can be read', async ({ app }) => {
  const { page } = app
  await openReport(page)
  const json = await app.save(() => page.getByRole('button', { name: 'Save JSON' }).click())
  const result = JSON.parse(json.text) as { techniques: { id: string; strength: number }[] }
  expect(result.techniques.length).toBeGreaterThan(600)

  const plain = await app.save(() => page.getByRole('button', { name: 'Save CSV' }).click())
  expect(plain.text.startsWith('\uFEFF')).toBe(false)
  const [header = '', ...lines] = plain.text.trimEnd().split(/\r?\n/)
  expect(header).toContain('id,name,tactics')
  expect(lines.map((line) => line.slice(0, line.indexOf(',')))).toEqual(result.techniques.map(({ id }) => id))
  await page.getByRole('checkbox', { name: /UTF-8/ }).check()
  const marked = await app.save(() => page.getByRole('button', { name: 'Save CSV' }).click())
  expect(marked.text).toBe(`\uFEFF${plain.text}`)

  const saved = await app.save(() => page.getByRole('button', { name: 'Save layer' }).click())
  const layer = JSON.parse(saved.text) as {
    versions: { layer: string }
    techniques: { techniqueID: string; score?: number }[]
  }
  expect(layer.versions.layer).toBe('4.5')
  const strengths = new Map(result.techniques.map(({ id, strength }) => [id, strength]))
  for (const { techniqueID, score } of layer.techniques) {
    if (score !== undefined) expect(score).toBeCloseTo((strengths.get(techniqueID) ?? -1) * 100, 1)
  }

  const file = await app.save(() => page.getByRole('button', { name: 'Export assessment', exact: true }).click())
  expect(file.name).toBe('Harbour Bank.assessment.json')
})

test('a report can be saved with the keyboard alone, and the screen has no axe violation', async ({ app }) => {
  const { page } = app
  await openReport(page)
  const file = await app.save(async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('save layer')
    await page.keyboard.press('Enter')
  })
  expect(file.name).toMatch(/-layer\.json$/)
  await expect(page.getByRole('status').filter({ hasText: file.name })).toBeVisible()
  await expectNoAxeViolations(page)
})
