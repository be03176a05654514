/* Functions that are handed to the page run there. */
/* global document, window, performance, requestAnimationFrame */
import { quantile, workWhile } from './bench-trace.mjs'

/**
 * @typedef {import('./bench-page.mjs').Figure} Figure
 */

const rounds = 20
const turns = 120
const notch = 120
/** Frames that a zoom is given before the next. */
const settling = 30

/** Runs in the page: notes, for each event of a kind, milliseconds until the frame after it is painted. */
function watchFrames(kind) {
  window.times = []
  window.addEventListener(
    kind,
    ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - timeStamp)))
    },
    { capture: true },
  )
}

/** Milliseconds from each input to the frame that shows what it did. */
async function timesOf(page, kind, inputs, give) {
  await page.evaluate(watchFrames, kind)
  for (let at = 0; at < inputs; at += 1) {
    // Anywhere between two frames, as a person's inputs come: what is waited for below ends with a frame.
    await page.waitForTimeout((at * 7) % 17)
    await give(at)
    await page.waitForFunction((count) => window.times.length > count, at)
  }
  return page.evaluate(() => window.times)
}

async function usedHeap(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

/**
 * Measures the open matrix of the sample: size, and what seeing, recolouring, pointing, selecting, zooming and panning
 * cost.
 * @param {import('@playwright/test').Page} page
 * @param {string} address of the matrix
 * @param {number} bareRecoloured milliseconds in which as many plain cells are recoloured
 * @returns {Promise<readonly Figure[]>}
 */
export async function measureMatrix(page, address, bareRecoloured) {
  await page.goto(address)
  const cells = page.getByRole('gridcell')
  await cells.first().waitFor()
  await page.reload()
  await cells.first().waitFor()
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  const heap = await usedHeap(page)

  const modes = page.getByRole('radiogroup', { name: 'Colour by' })
  const piece = (name) => modes.getByRole('radio', { name, exact: true })
  const recoloured = await timesOf(page, 'click', rounds, (at) => piece(at % 2 === 0 ? 'Exposure' : 'Strength').click())
  await piece('Strength').click()

  const boxes = await cells.evaluateAll((all) =>
    all
      .filter((_, at) => at % 37 === 0)
      .map((cell) => {
        const { x, y, width, height } = cell.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }),
  )
  const at = (place) => boxes[place % boxes.length]
  const pointed = await timesOf(page, 'pointermove', rounds, (place) => page.mouse.move(at(place).x, at(place).y))
  await page.mouse.click(at(0).x, at(0).y)
  await page.getByRole('button', { name: 'Close the pane' }).waitFor()
  const selected = await timesOf(page, 'keydown', rounds, (place) =>
    page.keyboard.press(place % 2 === 0 ? 'ArrowDown' : 'ArrowUp'),
  )
  const opened = await timesOf(page, 'keydown', rounds, (place) =>
    page.keyboard.press(place % 2 === 0 ? 'Enter' : 'ArrowDown'),
  )
  await page.getByRole('button', { name: 'Close the pane' }).click()

  const zooms = page.getByRole('radiogroup', { name: 'Zoom' })
  const pan = (turn) => page.mouse.wheel(turn % 40 < 20 ? notch : -notch, turn % 20 < 10 ? notch : -notch)
  const panned = []
  for (const name of ['Names', 'Read']) {
    await zooms.getByRole('radio', { name, exact: true }).click()
    await page.mouse.move(800, 500)
    await workWhile(page, 20, pan)
    panned.push(...(await workWhile(page, turns, pan)))
  }
  await zooms.getByRole('radio', { name: 'Fit', exact: true }).click()
  await page.mouse.move(800, 500)
  // In and out again, each until everything stands where it should.
  const zoom = async (turn) => {
    if (turn % settling === 0) await page.mouse.wheel(0, turn % (4 * settling) < 2 * settling ? -notch : notch)
  }
  await page.keyboard.down('Control')
  await workWhile(page, 4 * settling, zoom)
  const zoomed = await workWhile(page, 8 * settling, zoom)
  await page.keyboard.up('Control')
  await zooms.getByRole('radio', { name: 'Fit', exact: true }).click()

  const bar = { unit: 'ms', limitIs: 'the bar' }
  const median = (times) => quantile(times, 0.5)
  return [
    { name: 'matrix: elements of the page', value: elements, limit: 3000, unit: '', limitIs: 'the bar' },
    { name: 'matrix: heap after a collection', value: heap, limit: 32, unit: 'MB', limitIs: 'the bar' },
    { name: 'matrix: recolouring all cells, median', value: median(recoloured), limit: 32, ...bar },
    {
      name: 'the same against bare cells',
      value: median(recoloured),
      limit: bareRecoloured,
      unit: 'ms',
      limitIs: 'as many plain cells recoloured',
    },
    { name: 'matrix: pointing at a cell, median', value: median(pointed), limit: 16, ...bar },
    { name: 'matrix: moving the focus, median', value: median(selected), limit: 16, ...bar },
    { name: 'matrix: a cell into the pane, median', value: median(opened), limit: 16, ...bar },
    {
      name: 'matrix: panning, main thread a frame, 95th of 100',
      value: quantile(panned, 0.95),
      limit: 8,
      ...bar,
    },
    {
      name: 'matrix: zooming, main thread a frame, 95th of 100',
      value: quantile(zoomed, 0.95),
      limit: 8,
      ...bar,
    },
  ]
}
