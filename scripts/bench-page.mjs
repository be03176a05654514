/* Functions that are handed to the page run there. */
/* global document, window, MutationObserver, requestAnimationFrame */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { measureList } from './bench-list.mjs'
import { measureMatrix } from './bench-matrix.mjs'
import { measureStore } from './bench-store.mjs'
import { quantile, untilShown, workOfInputs } from './bench-trace.mjs'
import { findChromium } from './browser.mjs'
import { project } from './project.mjs'

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} value
 * @property {number} limit in the same unit
 * @property {string} unit
 * @property {string} limitIs where the limit comes from
 */

const sampleFile = join(project, 'src/renderer/sample/harbour-bank.assessment.json')
const port = 47618
const address = `http://127.0.0.1:${port}/`

/** Starts the browser host and waits until it says its address. */
async function startHost() {
  const host = spawn(process.execPath, [join(project, 'out/host/browser-host.js'), '--port', String(port), '--no-open'])
  await new Promise((resolve, reject) => {
    host.stdout.once('data', resolve)
    host.once('close', () => reject(new Error('The browser host did not start.')))
  })
  return host
}

/** Runs in the page: milliseconds from the start of the navigation to the frame after the last cell was there. */
function watchForCells() {
  const enough = 500
  const watch = new MutationObserver(() => {
    if (document.querySelectorAll('[role="gridcell"]').length < enough) return
    watch.disconnect()
    requestAnimationFrame(() => {
      setTimeout(() => {
        window.paintedAt = performance.now()
      })
    })
  })
  watch.observe(document, { childList: true, subtree: true })
}

async function navigationTimes(context, url, runs) {
  const times = []
  let cells = 0
  for (let run = 0; run < runs; run += 1) {
    const page = await context.newPage()
    await page.addInitScript(watchForCells)
    await page.goto(url)
    await page.waitForFunction(() => window.paintedAt !== undefined)
    times.push(await page.evaluate(() => window.paintedAt))
    cells = await page.locator('[role="gridcell"]').count()
    await page.close()
  }
  return { times, cells }
}

/** The limit of the browser itself: as many plain cells painted once, and all of them recoloured. */
async function bareTimes(context, cells, runs) {
  const page = await context.newPage()
  const painted = []
  const recoloured = []
  for (let run = 0; run < runs; run += 1) {
    const [paint, recolour] = await page.evaluate(async (count) => {
      const frame = () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve))
        })
      document.body.replaceChildren()
      await frame()
      const start = performance.now()
      const grid = document.createElement('div')
      for (let at = 0; at < count; at += 1) {
        const cell = document.createElement('div')
        cell.textContent = `.${String(at).padStart(3, '0')}`
        cell.style.cssText = `position:absolute;left:${String((at % 21) * 51)}px;top:${String(Math.floor(at / 21) * 13)}px;width:50px;height:12px;background:#33a2a6;font:9.5px sans-serif`
        grid.append(cell)
      }
      document.body.append(grid)
      await frame()
      const between = performance.now()
      for (const cell of grid.children) cell.style.background = '#004b60'
      await frame()
      return [between - start, performance.now() - between]
    }, cells)
    painted.push(paint)
    recoloured.push(recolour)
  }
  await page.close()
  return { painted: quantile(painted, 0.5), recoloured: quantile(recoloured, 0.5) }
}

/** Milliseconds from each key that marks a capability to the frame that shows what it changed. */
async function markTimes(page, marks) {
  await page.evaluate(() => {
    window.markTimes = []
    window.addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() => {
          setTimeout(() => window.markTimes.push(performance.now() - start))
        })
      },
      { capture: true },
    )
  })
  for (let mark = 0; mark < marks; mark += 1) {
    await page.keyboard.press(mark % 2 === 0 ? '1' : '4')
    await page.waitForFunction((count) => window.markTimes.length === count, mark + 1)
  }
  return page.evaluate(() => window.markTimes)
}

/**
 * Milliseconds of the main thread for each key typed into the palette, over everything that it lists. From a trace: a
 * clock in the page also counted the waiting for the processor, and what the driver of the browser asks the page.
 */
async function paletteTimes(page, queries) {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search or run a command' })
  await field.fill('cozy bear')
  await page.getByRole('option', { name: /APT29/ }).waitFor()
  const times = await workOfInputs(page, async () => {
    for (const query of queries) {
      await page.keyboard.press('Control+a')
      for (const key of ['Delete', ...query]) {
        await page.keyboard.press(key === ' ' ? 'Space' : key)
        await page.evaluate(untilShown)
      }
    }
  })
  await page.keyboard.press('Escape')
  const changes = queries.reduce((sum, query) => sum + query.length + 1, 0)
  if (times.length !== changes) throw new Error(`The palette took ${times.length} of ${changes} changes.`)
  return times
}

/**
 * Measures the window in Chromium against the built program.
 * @returns {Promise<readonly Figure[] | string>} the figures, or why there are none
 */
export async function measurePage() {
  if (!existsSync(join(project, 'out/host/browser-host.js'))) return 'The program isn’t built.'
  const executablePath = await findChromium()
  if (executablePath === null) return 'There is no Chromium here.'
  const host = await startHost()
  const chromiumSandbox = process.getuid?.() !== 0
  const browser = await chromium.launch({ executablePath, chromiumSandbox })
  try {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } })
    const page = await context.newPage()
    await page.goto(address)
    await page.getByRole('button', { name: 'Open the sample' }).click()
    await page.waitForURL(/\/a\//)
    const id = /\/a\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
    const { times, cells } = await navigationTimes(context, `${address}#/a/${id}/matrix`, 7)
    const bare = await bareTimes(context, cells, 7)
    await page.goto(`${address}#/a/${id}/assess`)
    await page.getByRole('grid').first().waitFor()
    await page.keyboard.press('ArrowDown')
    const marks = await markTimes(page, 60)
    const keys = await paletteTimes(page, ['t1578.001', 'account management', 'snapsot', 'cozy bear', 'zzzzzz'])
    const navigation = quantile(times, 0.5)
    const mark = quantile(marks, 0.5)
    const slowMark = quantile(marks, 0.95)
    return [
      {
        name: `navigation to painted matrix, ${cells} cells`,
        value: navigation,
        limit: 400,
        unit: 'ms',
        limitIs: 'the bar',
      },
      {
        name: 'the same against bare cells',
        value: navigation,
        limit: bare.painted,
        unit: 'ms',
        limitIs: 'as many plain cells painted',
      },
      { name: 'mark to paint, median', value: mark, limit: 32, unit: 'ms', limitIs: 'the bar' },
      { name: 'mark to paint, 95th of 100', value: slowMark, limit: 32, unit: 'ms', limitIs: 'the bar' },
      {
        name: 'mark to paint against bare cells',
        value: mark,
        limit: bare.recoloured,
        unit: 'ms',
        limitIs: 'as many plain cells recoloured',
      },
      { name: 'key in the palette, median', value: quantile(keys, 0.5), limit: 10, unit: 'ms', limitIs: 'the bar' },
      {
        name: 'key in the palette, 95th of 100',
        value: quantile(keys, 0.95),
        limit: 10,
        unit: 'ms',
        limitIs: 'the bar',
      },
      ...(await measureMatrix(page, `${address}#/a/${id}/matrix`, bare.recoloured)),
      ...(await measureList(browser, address)),
      ...(await measureStore(browser, address, readFileSync(sampleFile, 'utf8'))),
    ]
  } finally {
    await browser.close()
    host.kill('SIGTERM')
  }
}
