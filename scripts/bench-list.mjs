/* Functions that are handed to the page run there. */
/* global document, window, requestAnimationFrame */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './project.mjs'
import { quantile, workWhile } from './bench-trace.mjs'

/**
 * @typedef {import('./bench-page.mjs').Figure} Figure
 */

const capabilities = 20_000
const set = 'csa_ccm-4.1_attack-17.1-enterprise'
const marks = 200
/** Pixels of a notch of the wheel; one in every frame is as fast as a wheel turns. */
const notch = 120

/** The CCM with 20,000 controls in 200 groups, each mapped like one of its own: served in its place. */
function largeSet() {
  const file = JSON.parse(readFileSync(join(project, 'resources/knowledge/sets', `${set}.json`), 'utf8'))
  const mapped = file.capabilities.filter(({ mappings }) => mappings.length > 0)
  file.capabilities = Array.from({ length: capabilities }, (_, at) => {
    const like = mapped[at % mapped.length]
    const number = String(at).padStart(5, '0')
    const group = `Group ${String(Math.floor(at / 100)).padStart(3, '0')}`
    return {
      ...like,
      id: `B-${number}`,
      labels: [[`Control ${number} of a long list`, 1]],
      groups: [[group, 1]],
      mappings: like.mappings.slice(0, 3),
    }
  })
  return JSON.stringify(file)
}

/** Every one of them marked but the first 500, so that marks find something to do. */
function largeFile() {
  return JSON.stringify({
    format: 'coverline-assessment',
    version: 1,
    id: '00000000-0000-4000-8000-00000000face',
    name: 'Long list',
    createdAt: '2026-11-24T09:00:00.000Z',
    attack: { domain: 'enterprise', version: '19.0' },
    mappingSets: [set],
    weights: { minimal: 0.1, partial: 0.5, significant: 1, unscored: 0.5 },
    capabilities: Array.from({ length: capabilities - 500 }, (_, at) => ({
      framework: 'csa_ccm',
      capability: `B-${String(at + 500).padStart(5, '0')}`,
      status: ['deployed', 'planned', 'not_deployed'][at % 3],
    })),
  })
}

/**
 * Measures the list of capabilities at 20,000 rows: what scrolling costs a frame, and a mark until it is painted.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built program
 * @returns {Promise<readonly Figure[]>}
 */
export async function measureList(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } })
  const page = await context.newPage()
  await page.route(`**/knowledge/sets/${set}.json`, (route) =>
    route.fulfill({ contentType: 'application/json', body: largeSet() }),
  )
  await page.goto(address)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file…' }).click()
  const file = { name: 'long.assessment.json', mimeType: 'application/json', buffer: Buffer.from(largeFile()) }
  await (await chooser).setFiles(file)
  await page.waitForURL(/face/, { timeout: 120_000 })
  await page.getByRole('grid', { name: 'Capabilities' }).waitFor({ timeout: 120_000 })
  const rows = Number(await page.getByRole('grid', { name: 'Capabilities' }).getAttribute('aria-rowcount'))
  if (rows < capabilities) throw new Error(`The list has ${String(rows)} rows.`)

  await page.mouse.move(500, 500)
  const turn = () => page.mouse.wheel(0, notch)
  await workWhile(page, 20, turn)
  const work = await workWhile(page, 240, turn)

  await page.evaluate(() => {
    document.querySelector('[role="grid"]').scrollTop = 0
    window.listMarks = []
    window.addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() => setTimeout(() => window.listMarks.push(performance.now() - start)))
      },
      { capture: true },
    )
  })
  await page.locator('[role=row][tabindex="0"]').focus()
  for (let mark = 0; mark < marks; mark += 1) {
    await page.keyboard.press(mark % 2 === 0 ? '1' : '4')
    await page.waitForFunction((count) => window.listMarks.length > count, mark)
  }
  const painted = await page.evaluate(() => window.listMarks)
  await context.close()
  const of = `a list of ${String(capabilities)} capabilities`
  const bar = { unit: 'ms', limitIs: 'the bar' }
  return [
    { name: `scrolling ${of}: main thread a frame, 95th of 100`, value: quantile(work, 0.95), limit: 8, ...bar },
    { name: `mark to paint in ${of}, 95th of 100`, value: quantile(painted, 0.95), limit: 32, ...bar },
  ]
}
