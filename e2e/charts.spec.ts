import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { goTo } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expectCopied } from './clipboard.ts'
import { expect, test } from './fixture.ts'

async function openDashboard(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await goTo(page, 'Dashboard')
  return page.getByRole('region', { name: 'Dashboard' })
}

function chartOf(dashboard: Locator, title: string): Locator {
  return dashboard.getByRole('region', { name: title, exact: true })
}

/** The number that a value's name gives: `Stealth, gap: 7 of 148, 4.7%`. */
async function countIn(cell: Locator): Promise<number> {
  const name = (await cell.getAttribute('aria-label')) ?? ''
  return Number(/: (\d+) of/.exec(name)?.[1])
}

test('hovering a value explains it, and a click lists what it counts', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  const gap = chartOf(dashboard, 'Coverage by tactic').getByRole('gridcell', { name: /^Stealth, gap: / })
  const count = await countIn(gap)
  expect(count).toBeGreaterThan(0)
  const tip = page.locator('[data-chart-tip]')
  // Panels that still come may move the chart from under a pointer that rests.
  await expect(async () => {
    await page.mouse.move(0, 0)
    await gap.hover()
    await expect(tip).toContainText('Stealth', { timeout: 2000 })
  }).toPass()
  await expect(tip).toContainText(`${String(count)} of`)
  await gap.click()
  await expect(tip).toHaveCount(0)
  await expect(page.getByRole('grid', { name: 'Techniques in scope' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Techniques in scope' })).toHaveAttribute(
    'aria-rowcount',
    String(count + 1),
  )
})

test('a chart is read and opened with keys alone', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  const depth = chartOf(dashboard, 'Depth').getByRole('grid', { name: 'Depth, values' })
  await chartOf(dashboard, 'Depth').getByRole('button', { name: 'In force', exact: true }).focus()
  await page.keyboard.press('Tab')
  await expect(depth).toBeFocused()
  await expect(page.locator('[data-chart-tip]')).toContainText('0')
  await page.keyboard.press('ArrowRight')
  const one = depth.getByRole('gridcell', { name: /^1, in force: / })
  const id = await one.getAttribute('id')
  await expect(depth).toHaveAttribute('aria-activedescendant', id ?? '')
  const count = await countIn(one)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-chart-tip]')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: 'Techniques in scope' })).toHaveAttribute(
    'aria-rowcount',
    String(count + 1),
  )
})

test('an entry of the legend hides its series, says so, and moves no scale', async ({ app }) => {
  const dashboard = await openDashboard(app.page)
  const chart = chartOf(dashboard, 'Coverage by tactic')
  const gap = chart.getByRole('gridcell', { name: /^Stealth, gap: / })
  const width = (await gap.boundingBox())?.width ?? 0
  const partial = chart.getByRole('button', { name: 'Partial', exact: true })
  await expect(partial).toHaveAttribute('aria-pressed', 'true')
  await partial.click()
  await expect(partial).toHaveAttribute('aria-pressed', 'false')
  await expect(chart).toContainText('Hidden: partial')
  await expect(chart.getByRole('gridcell', { name: /, partial: / })).toHaveCount(0)
  expect((await gap.boundingBox())?.width ?? 0).toBeCloseTo(width, 0)
  await partial.click()
  await expect(chart.getByRole('gridcell', { name: /^Stealth, partial: / })).toHaveCount(1)
})

test('a status of a framework leads to those capabilities', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  const cell = chartOf(dashboard, 'Status of capabilities').getByRole('gridcell', { name: /^Azure, unassessed: / })
  const count = await countIn(cell)
  await cell.click()
  const grid = page.getByRole('grid', { name: 'Capabilities' })
  await expect(grid).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Azure/ })).toBeChecked()
  await expect(grid.getByRole('combobox', { name: /^Status of / })).toHaveCount(count)
})

async function chooseExport(page: Page, dashboard: Locator, title: string, action: string): Promise<void> {
  const menu = dashboard.getByRole('button', { name: `${title}: save or copy` })
  // A menu closes when what it stands at is scrolled.
  await menu.scrollIntoViewIfNeeded()
  await menu.click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a chart is saved as image, drawing and table, each with what it is of', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  const save = (action: string) => app.save(() => chooseExport(page, dashboard, 'Coverage by tactic', action))
  const svg = await save('Save as SVG…')
  expect(svg.name).toMatch(/coverage by tactic\.svg$/)
  const { text } = svg
  expect(text).toContain('Harbour Bank')
  expect(text).not.toMatch(/<script|<image|<foreignObject/)
  // Only well-formed XML can be drawn.
  const width = await page.evaluate(async (source) => {
    const image = new Image()
    image.src = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }))
    await image.decode()
    return image.naturalWidth
  }, text)
  expect(width).toBe(760)
  const png = await save('Save as PNG…')
  expect(png.name).toMatch(/\.png$/)
  const bytes = await readFile(png.path)
  expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  // The header says how large it is: twice the drawing.
  expect(bytes.readUInt32BE(16)).toBe(1520)
  const csv = await save('Save as CSV…')
  expect(csv.text).toMatch(/Tactic,In scope,Covered,%,Significant/)
})

test('a chart is copied as table and as image', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  const said = (title: string) => page.getByRole('status').filter({ hasText: title }).filter({ hasText: 'was copied' })
  await expectCopied(app, () => chooseExport(page, dashboard, 'Depth', 'Copy as CSV'), page.getByText('was copied'))
  await expectCopied(app, () => chooseExport(page, dashboard, 'By framework', 'Copy as PNG'), said('By framework'))
})

test('the charts have no axe violation while they explain themselves and offer to be saved', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  await chartOf(dashboard, 'Protect, detect, respond').getByRole('gridcell').first().hover()
  await expect(page.locator('[data-chart-tip]')).toBeVisible()
  await expectNoAxeViolations(page)
  const menu = dashboard.getByRole('button', { name: 'Depth: save or copy' })
  await menu.scrollIntoViewIfNeeded()
  await menu.click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectNoAxeViolations(page)
})
