import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { cell, choose, openMatrix } from './matrix-page.ts'

/** Words that are painted from now on, at *Fit*. */
async function watchPainted(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const painted: string[] = []
    Object.assign(window, { painted })
    const fillText = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'fillText')
      ?.value as CanvasRenderingContext2D['fillText']
    CanvasRenderingContext2D.prototype.fillText = function (this: CanvasRenderingContext2D, text, ...place) {
      painted.push(text)
      fillText.call(this, text, ...place)
    }
  })
  return () => page.evaluate(() => (window as unknown as { painted: string[] }).painted.splice(0))
}

test('at Fit a cell has the colour of its class, in both themes', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await expect(page.locator('html')).toHaveClass(new RegExp(theme))
    const colours = await grid.evaluate((element) => {
      const picture = element.querySelector('canvas')
      const found = [...element.querySelectorAll<HTMLElement>('[role=gridcell]')].find((one) =>
        (one.getAttribute('aria-label') ?? '').includes('strength 1.00,'),
      )
      if (picture === null || found === undefined) return null
      const [whole, box] = [picture.getBoundingClientRect(), found.getBoundingClientRect()]
      const density = picture.width / whole.width
      // Between the words and the number, nearer to the foot.
      const [x, y] = [box.left - whole.left + box.width * 0.56, box.bottom - whole.top - 2]
      // On a copy: reading from the picture itself would change how it is kept.
      const copy = new OffscreenCanvas(1, 1).getContext('2d')
      copy?.drawImage(picture, -Math.round(x * density), -Math.round(y * density))
      const [red, green, blue] = copy?.getImageData(0, 0, 1, 1).data ?? []
      const probe = document.body.appendChild(document.createElement('div'))
      probe.className = 's100'
      const styled = getComputedStyle(probe).backgroundColor
      probe.remove()
      return { painted: `rgb(${String(red)}, ${String(green)}, ${String(blue)})`, styled }
    })
    expect(colours?.painted).toBe(colours?.styled)
  }
})

test('on paper the cells at Fit have their words', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  const words = (): Promise<string> => grid.getByRole('gridcell').first().innerText()
  expect(await words()).toBe('')
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect(grid.locator('canvas')).toHaveCount(0)
  await expect.poll(words).toMatch(/^1595\s+\d+$/)
  expect(await clipped(grid)).toEqual([])
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(grid.locator('canvas')).toHaveCount(1)
  expect(await words()).toBe('')
})

/** Cells whose id or name runs into their number, and headers that are cut off. */
function clipped(grid: Locator): Promise<string[]> {
  return grid.evaluate((element) => {
    const edges = (of: Node | null): DOMRect => {
      const range = document.createRange()
      if (of !== null) range.selectNodeContents(of)
      return range.getBoundingClientRect()
    }
    const cut: string[] = []
    for (const one of element.querySelectorAll<HTMLElement>('[role=gridcell]')) {
      const [name, number] = [one.querySelector('.matrix-name'), one.querySelector('.matrix-number')]
      const end = name === null ? 0 : Math.min(edges(name).right, name.getBoundingClientRect().right || Infinity)
      const meets = number !== null && number.textContent !== '' && end > edges(number).left + 0.5
      if (meets || (name === null && one.scrollWidth > one.clientWidth)) cut.push(one.textContent)
    }
    for (const one of element.querySelectorAll<HTMLElement>('[role=rowheader] > *'))
      if (one.scrollWidth > one.clientWidth) cut.push(one.textContent)
    return cut
  })
}

test('every zoom stands at 1280 and at 1920 without clipped text', async ({ app }) => {
  test.slow()
  const grid = await openMatrix(app)
  const { page } = app
  const painted = await watchPainted(page)
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const mode of ['Strength', 'Category', 'Depth', 'State', 'Sub-techniques', 'Demand', 'Exposure']) {
      await choose(page, 'Colour by', mode)
      expect(await clipped(grid), `${mode} at ${String(width)}`).toEqual([])
      expect((await painted()).filter((text) => text.includes('…'))).toEqual([])
    }
    await choose(page, 'Colour by', 'Strength')
    const scrolls = await grid.evaluate(
      ({ parentElement: area }) => area !== null && area.scrollWidth > area.clientWidth,
    )
    expect(scrolls, `the whole matrix stands in ${String(width)} pixels`).toBe(false)
    for (const zoom of ['Names', 'Read', 'Fit']) {
      await choose(page, 'Zoom', zoom)
      await expect(cell(grid, 'T1595')).toBeVisible()
    }
  }
})
