import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test, type Program } from './fixture.ts'
import { frames } from './frames.ts'

/** Last parts of the addresses of an assessment's screens, and of those outside. */
const screens = [
  'dashboard',
  'assess',
  'matrix?view=table',
  'explore',
  'technique/T1578.001',
  'capability/cri_profile/PR.AA-01.01',
  'report',
  'data',
  'snapshots',
]
const outer = ['', 'new', 'settings', 'explore']
/** The smallest window, a large one, and what 1280×800 is at a zoom of 200 %. */
const sizes = [
  [1024, 700],
  [3840, 2160],
  [640, 400],
] as const

async function openSample({ page }: Program): Promise<string> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.waitForURL(/\/a\//)
  return /\/a\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
}

async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.getByRole('main').first()).toContainText(/\w/)
}

/** What reaches beyond the window: parts of a page that nobody can scroll to. */
function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : []
    for (const one of document.querySelectorAll('button, a, input, h1, h2')) {
      const { left, right, width } = one.getBoundingClientRect()
      if (width === 0 || (right <= window.innerWidth + 1 && left >= -1)) continue
      const scrolls = (element: Element | null): boolean =>
        element !== null &&
        (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
      if (!scrolls(one.parentElement))
        found.push(one.textContent.trim() || (one.getAttribute('aria-label') ?? one.tagName))
    }
    return found
  })
}

test('every screen stands in small, large and zoomed windows', async ({ app }) => {
  test.slow()
  const { page } = app
  const id = await openSample(app)
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    for (const address of [
      ...screens.map((screen) => `#/a/${id}/${screen}`),
      ...outer.map((screen) => `#/${screen}`),
    ]) {
      await go(page, address)
      await expect.poll(() => beyond(page), { message: `${address} at ${String(width)}` }).toEqual([])
      expect(await page.locator('[title]').count(), `${address}: tooltips are components`).toBe(0)
    }
  }
})

test('the pane is made wider by keys, and stays so', async ({ app }) => {
  const { page } = app
  const id = await openSample(app)
  await go(page, `#/a/${id}/matrix?technique=T1578.001`)
  const pane = page.getByRole('region', { name: 'Create Snapshot' })
  const edge = pane.getByRole('separator', { name: 'Width of the pane' })
  await expect(edge).toHaveAttribute('aria-valuenow', '364')
  await edge.focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(edge).toHaveAttribute('aria-valuenow', '428')
  expect((await pane.boundingBox())?.width).toBe(428)
  await page.reload()
  await expect(edge).toHaveAttribute('aria-valuenow', '428')
  await edge.focus()
  await page.keyboard.press('Enter')
  await expect(edge).toHaveAttribute('aria-valuenow', '364')
})

test('every menu and select has no barrier while it is open', async ({ app }) => {
  test.setTimeout(300_000)
  const { page } = app
  // What is still fading in has less contrast.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const id = await openSample(app)
  const seen = new Set<string>()
  for (const address of [...screens.map((screen) => `#/a/${id}/${screen}`), ...outer.map((screen) => `#/${screen}`)]) {
    await go(page, address)
    const triggers = page.locator('[aria-haspopup=menu]:visible:enabled, [role=combobox]:visible:enabled')
    await expect.poll(() => triggers.count()).toBeGreaterThanOrEqual(address.startsWith('#/a/') ? 1 : 0)
    // All at once: of what the screen before had, one may be gone between two questions.
    const labels = (): Promise<string[]> =>
      triggers.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent))
    // The frame's own are there before those of the screen, whose code may still be coming.
    await expect
      .poll(async () => {
        const before = await labels()
        await frames(page, 30)
        return (await labels()).join('\n') === before.join('\n')
      })
      .toBe(true)
    for (let at = 0; ; at += 1) {
      const label = (await labels())[at]
      if (label === undefined) break
      const trigger = triggers.nth(at)
      // Each row has its own, and all are alike.
      const kind = label.replace(/ (of|for|as) .*/, '').replace(/^Assessment: .*/, 'Assessment')
      if (seen.has(kind)) continue
      seen.add(kind)
      await trigger.scrollIntoViewIfNeeded()
      await trigger.press('Enter')
      const popup = page.locator('[role=menu]:visible, [role=listbox]:visible').last()
      await expect(popup, label).toBeVisible()
      await expectNoAxeViolations(page, '[popover]')
      await page.keyboard.press('Escape')
      await expect(popup).toHaveCount(0)
    }
  }
  expect(seen.size).toBeGreaterThan(12)
})

test('nothing moves for whoever asked for less motion', async ({ app }) => {
  const { page } = app
  await openSample(app)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  const animated = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element)
        return animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0)
      }).length,
  )
  expect(animated).toBe(0)
})
