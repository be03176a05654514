import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { frames } from './frames.ts'
import { cell, choose, openMatrix } from './matrix-page.ts'

/** Words that are painted from now on. */
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

/** The colour that is painted of a cell near its foot, and that of its class; null until it is painted. */
async function coloursOf(grid: Locator): Promise<{ painted: string; styled: string } | null> {
  return grid.evaluate((element) => {
    const area = element.parentElement?.getBoundingClientRect()
    const found = [...element.querySelectorAll<HTMLElement>('[role=gridcell]')].find((one) => {
      const box = one.getBoundingClientRect()
      const across = area !== undefined && box.left > area.left && box.right < area.right
      const inView = across && box.top > area.top + 40 && box.bottom < area.bottom
      return inView && (one.getAttribute('aria-label') ?? '').includes('strength 1.00,')
    })
    const box = found?.getBoundingClientRect()
    // Between the words and the number, nearer to the foot.
    const point = { x: (box?.left ?? 0) + (box?.width ?? 0) * 0.56, y: (box?.bottom ?? 0) - 2 }
    const tile = [...element.querySelectorAll('canvas')].find((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      return left <= point.x && point.x < right && top <= point.y && point.y < bottom
    })
    if (tile === undefined || found === undefined) return null
    const whole = tile.getBoundingClientRect()
    const density = tile.width / whole.width
    // On a copy: reading from the picture itself would change how it is kept.
    const copy = new OffscreenCanvas(1, 1).getContext('2d')
    copy?.drawImage(tile, -Math.round((point.x - whole.left) * density), -Math.round((point.y - whole.top) * density))
    const [red, green, blue] = copy?.getImageData(0, 0, 1, 1).data ?? []
    const probe = document.body.appendChild(document.createElement('div'))
    probe.className = 's100'
    const styled = getComputedStyle(probe).backgroundColor
    probe.remove()
    return { painted: `rgb(${String(red)}, ${String(green)}, ${String(blue)})`, styled }
  })
}

test('a cell has the colour of its class, at every zoom and in both themes', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await expect(page.locator('html')).toHaveClass(new RegExp(theme))
    for (const zoom of ['Names', 'Read', 'Fit']) {
      await choose(page, 'Zoom', zoom)
      await expect(async () => {
        const colours = await coloursOf(grid)
        expect(colours).not.toBeNull()
        expect(colours?.painted).toBe(colours?.styled)
      }, `${zoom}, ${theme}`).toPass({ timeout: 20_000 })
    }
  }
})

test('what is scrolled to is painted, and a press meets the cell that is seen there', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  await choose(page, 'Zoom', 'Read')
  const far = grid.getByRole('gridcell').last()
  const painted = (): Promise<boolean> =>
    far.evaluate((one) => {
      const { left, top } = one.getBoundingClientRect()
      return [...document.querySelectorAll<HTMLCanvasElement>('[role=grid] canvas')].some((tile) => {
        const box = tile.getBoundingClientRect()
        const isHere = box.left <= left && left < box.right && box.top <= top && top < box.bottom
        const copy = new OffscreenCanvas(40, 30).getContext('2d')
        copy?.drawImage(tile, box.left - left, box.top - top)
        return isHere && (copy?.getImageData(0, 0, 40, 30).data.some((value) => value > 0) ?? false)
      })
    })
  await expect(async () => {
    // Cells come to their places some frames after the zoom.
    await far.scrollIntoViewIfNeeded()
    expect(await painted()).toBe(true)
  }).toPass()
  const label = (await far.getAttribute('aria-label')) ?? ''
  await far.click()
  const [, title = ''] = /^\S+ ([^,]+)/.exec(label) ?? []
  await expect(page.getByRole('region', { name: title })).toBeVisible()
})

test('who looks back sees what was painted before, and after another mode what it is now', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  await choose(page, 'Zoom', 'Read')
  const area = grid.locator('xpath=..')
  const lookAt = async (end: 'start' | 'end'): Promise<void> => {
    const isThere = await area.evaluate((box, to) => {
      box.scrollTo({ left: to === 'start' ? 0 : box.scrollWidth })
      return to === 'start' ? box.scrollLeft === 0 : box.scrollLeft > box.clientWidth
    }, end)
    expect(isThere).toBe(true)
  }
  const painted = await watchPainted(page)
  /** What is painted in ten frames; nothing once all of it is, with the surroundings. */
  const paintedNow = async (): Promise<readonly string[]> => {
    await frames(page, 10)
    return painted()
  }
  const settled = (): Promise<void> => expect.poll(paintedNow).toEqual([])
  await settled()
  await lookAt('end')
  await expect.poll(painted).not.toEqual([])
  await settled()
  await lookAt('start')
  await settled()
  await lookAt('end')
  expect(await paintedNow()).toEqual([])
  await lookAt('start')
  await choose(page, 'Colour by', 'Exposure')
  await settled()
  await lookAt('end')
  await expect.poll(painted).not.toEqual([])
})

test('the wheel with Ctrl zooms around the cell below it, and the picture follows', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  const under = grid.getByRole('gridcell').nth(400)
  const label = (await under.getAttribute('aria-label')) ?? ''
  await under.hover()
  const box = await under.boundingBox()
  await page.keyboard.down('Control')
  for (const zoom of ['Names', 'Read']) {
    await page.mouse.wheel(0, -120)
    await expect(page.getByRole('radio', { name: zoom, exact: true })).toBeChecked()
    await expect(async () => {
      const colours = await coloursOf(grid)
      expect(colours).not.toBeNull()
      expect(colours?.painted).toBe(colours?.styled)
    }, zoom).toPass({ timeout: 20_000 })
  }
  await page.keyboard.up('Control')
  const now = await grid.getByRole('gridcell', { name: label, exact: true }).nth(0).boundingBox()
  expect(now?.width).toBeGreaterThan(box?.width ?? 0)
  await expect(grid.locator('canvas').first()).toBeVisible()
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
  await expect(grid.locator('canvas')).not.toHaveCount(0)
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
    // Names are cut where they are read; from here on there are ids alone.
    await expect.poll(async () => (await painted()).length).toBe(0)
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
