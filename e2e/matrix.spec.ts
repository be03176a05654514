import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { parseAssessment } from '../src/core/assessment/parse.ts'
import { computeCoverage } from '../src/core/coverage/compute.ts'
import { indexCoverage } from '../src/core/coverage/coverage-index.ts'
import type { CoverageResult } from '../src/core/coverage/coverage-result.ts'
import { describeCoverage } from '../src/core/coverage/describe.ts'
import { loadInput } from '../src/core/coverage/load-input.ts'
import { openKnowledge } from '../src/core/knowledge/knowledge.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { project } from './machine.ts'
import { cell, choose, openMatrix } from './matrix-page.ts'

/** What the core says of the sample, without a window. */
async function expectedResult(): Promise<CoverageResult> {
  const knowledge = await openKnowledge((file) => readFile(join(project, 'resources/knowledge', file), 'utf8'))
  if (!knowledge.ok) throw new Error(knowledge.problems[0]?.what)
  const sample = await readFile(join(project, 'src/renderer/sample/harbour-bank.assessment.json'), 'utf8')
  const document = parseAssessment(sample, 'sample', knowledge.value.bundled)
  if (!document.ok) throw new Error(document.problems[0]?.what)
  const input = await loadInput(knowledge.value, document.value)
  if (!input.ok) throw new Error(input.problems[0]?.what)
  const coverage = computeCoverage(indexCoverage(input.value), document.value.capabilities, 'current')
  return describeCoverage(coverage, document.value)
}

function labelsIn(grid: Locator): Promise<string[]> {
  return grid
    .getByRole('gridcell')
    .evaluateAll((cells) => cells.map((element) => element.getAttribute('aria-label') ?? ''))
}

/** Ids of the cells that a filter leaves, each once. */
function standingOut(grid: Locator): Promise<number> {
  return grid.getByRole('gridcell').evaluateAll((cells) => {
    const labels = cells.map((element) => element.getAttribute('aria-label') ?? '')
    return new Set(
      labels.filter((label) => !label.endsWith('left aside by the filter')).map((label) => label.split(' ')[0]),
    ).size
  })
}

async function inMenu(page: Page, menu: string | RegExp, entry: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menu').getByRole('menuitemcheckbox', { name: entry }).click()
}

test('the matrix says the numbers of the core, and why', async ({ app }) => {
  const result = await expectedResult()
  const grid = await openMatrix(app)
  const { page } = app
  const labels = await labelsIn(grid)
  expect(labels).toHaveLength(result.techniques.reduce((sum, { tactics }) => sum + tactics.length, 0))
  for (const { id, name, state, strength, unscoredOnly } of result.techniques) {
    const own = labels.filter((label) => label.startsWith(`${id} `))
    const words = state === 'covered' ? `covered, strength ${strength.toFixed(2)}` : state.replace('_', ' ')
    for (const label of own) {
      expect(label.startsWith(`${id} ${name}, ${words}`), `${label} says ${words}`).toBe(true)
      expect(label.includes('unscored only')).toBe(unscoredOnly && state === 'covered')
    }
  }
  for (const { name, metrics } of result.tactics) {
    const sentence = `${name}: ${String(metrics.covered)} of ${String(metrics.techniques)} techniques covered`
    await expect(grid.getByRole('rowheader', { name: sentence })).toBeVisible()
  }
  const { covered, techniques, breadth } = result.metrics
  await expect(page.getByRole('banner')).toContainText(
    `${String(covered)} of ${String(techniques)} techniques covered · ${(breadth * 100).toFixed(1)}%`,
  )

  await cell(grid, 'T1578.001').click()
  const pane = page.getByRole('region', { name: 'Create Snapshot' })
  const strength = result.techniques.find(({ id }) => id === 'T1578.001')?.strength ?? -1
  await expect(pane.getByRole('heading', { name: `Why ${strength.toFixed(2)}` })).toBeVisible()
  const rows = await pane.getByRole('listitem').filter({ hasText: '×' }).allTextContents()
  const contributions = rows.map((text) => {
    const [, weight = '', extent = ''] = /(\d\.\d\d) × extent (\d(?:\.\d+)?)/.exec(text) ?? []
    return Number(weight) * Number(extent)
  })
  expect(rows.length).toBeGreaterThan(1)
  expect(Math.max(...contributions)).toBeCloseTo(strength, 2)
  expect(contributions).toEqual([...contributions].sort((a, b) => b - a))
  await expect(pane).toContainText('strength = max(')
  await expect(pane.locator('[aria-current=true]').first()).toContainText(strength.toFixed(2))

  await pane.getByRole('button', { name: 'Technique after' }).click()
  await expect(page.getByRole('region', { name: 'Create Cloud Instance' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(grid, 'T1578.002')).toBeFocused()
  await expect(page.getByRole('region', { name: 'Create Cloud Instance' })).toBeHidden()
})

test('the matrix is walked, folded and opened by keys', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  await grid.locator('[tabindex="0"]').focus()
  await expect(cell(grid, 'T1595')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(grid, 'T1595.001')).toBeFocused()
  await expect(page.getByText(/^T1595\.001 Scanning IP Blocks, /)).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await expect(cell(grid, 'T1595')).toBeFocused()
  await expect(cell(grid, 'T1595')).toHaveAttribute('aria-expanded', 'false')
  await expect(cell(grid, 'T1595.001')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await expect(cell(grid, 'T1595.001')).toBeVisible()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('PageUp')
  await expect(cell(grid, 'T1020')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Automated Exfiltration' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(grid, 'T1020')).toBeFocused()

  await page.keyboard.press('s')
  await expect(cell(grid, 'T1595')).toHaveAttribute('aria-expanded', 'false')
  expect((await labelsIn(grid)).filter((label) => /^T\d+\.\d+ /.test(label))).toEqual([])
  await page.keyboard.press('+')
  await expect(page.getByRole('radio', { name: 'Names', exact: true })).toBeChecked()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Names', exact: true })).toBeChecked()
  await expect(cell(grid, 'T1595')).toHaveAttribute('aria-expanded', 'false')
})

test('a cell keeps the focus through every zoom', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  const far = grid.getByRole('gridcell').nth(400)
  const label = (await far.getAttribute('aria-label')) ?? ''
  await far.focus()
  for (const [key, zoom] of [
    ['+', 'Names'],
    ['+', 'Read'],
    ['-', 'Names'],
    ['-', 'Fit'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('radio', { name: zoom, exact: true })).toBeChecked()
    await expect(page.locator(':focus')).toHaveAttribute('aria-label', label)
  }
})

test('a filter dims and counts, and removes nothing', async ({ app }) => {
  const result = await expectedResult()
  const grid = await openMatrix(app)
  const { page } = app
  const all = (await labelsIn(grid)).length
  const gaps = result.techniques.filter(({ state }) => state === 'gap').length
  const gap = page.getByRole('button', { name: `Gap, ${String(gaps)} techniques` })
  await gap.click()
  await expect(gap).toHaveAttribute('aria-pressed', 'true')
  expect(await standingOut(grid)).toBe(gaps)
  await gap.click()
  expect(await standingOut(grid)).toBe(result.techniques.length)

  const field = page.getByRole('textbox', { name: 'Filter techniques' })
  await page.keyboard.press('/')
  await field.fill('cloud, snapshot, instance')
  const matching = result.techniques.filter(({ id, name }) => /cloud|snapshot|instance/i.test(`${id} ${name}`)).length
  await expect(page.getByRole('search')).toContainText(String(matching))
  expect(await standingOut(grid)).toBe(matching)
  expect((await labelsIn(grid)).length).toBe(all)

  await choose(page, 'View', 'Table')
  await expect(page.getByRole('grid', { name: 'Techniques in scope' })).toHaveAttribute(
    'aria-rowcount',
    String(matching + 1),
  )
  await field.fill('{"%s')
  await expect(page.getByText('No technique in scope matches the filter.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).last().click()
  await expect(field).toHaveValue('')
})

test('a technique is excluded with a reason, and comes back', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  await cell(grid, 'T1595').click()
  await page.getByRole('button', { name: 'Exclude…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Exclude from scope' })
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Exclude' }).click()
  await expect(dialog).toContainText('Say why')
  await expectNoAxeViolations(page)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Nothing of ours can be scanned')
  await dialog.getByRole('button', { name: 'Exclude' }).click()
  await expect(cell(grid, 'T1595')).toHaveAccessibleName(/, excluded/)
  await expect(page.getByRole('region', { name: 'Active Scanning' })).toContainText('Nothing of ours can be scanned')
  await page.getByRole('button', { name: 'Include again' }).click()
  await expect(cell(grid, 'T1595')).toHaveAccessibleName(/, covered/)
  await page.keyboard.press('Control+z')
  await expect(cell(grid, 'T1595')).toHaveAccessibleName(/, excluded/)
})

test('the matrix is accessible with pane, select and table open', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  test.slow()
  // Every kind of cell is among the techniques alone, and axe takes its time over each cell.
  await inMenu(page, 'Layout', 'Folded, with their share')
  await page.keyboard.press('Escape')
  await cell(grid, 'T1578').click()
  await choose(page, 'Colour by', 'Category')
  await page.getByRole('combobox', { name: /^Category/ }).click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Modify Cloud Compute Infrastructure' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Filter techniques' }).fill('cloud')
  await choose(page, 'Zoom', 'Read')
  await expectNoAxeViolations(page)
  await choose(page, 'View', 'Table')
  await expectNoAxeViolations(page)
})

test('facets dim, are counted, and are taken off one by one', async ({ app }) => {
  const result = await expectedResult()
  const grid = await openMatrix(app)
  const { page } = app
  const onPlatform = result.techniques.filter(({ platforms }) => platforms.length === 0 || platforms.includes('IaaS'))
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Platform' }).press('Enter')
  const iaas = page.getByRole('menuitemcheckbox', { name: /^IaaS/ })
  await expect(iaas).toContainText(String(onPlatform.length))
  await iaas.click()
  expect(await standingOut(grid)).toBe(onPlatform.length)
  await page.getByRole('menuitemcheckbox', { name: 'All filters' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'State' }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Covered/ }).click()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  const both = onPlatform.filter(({ state }) => state === 'covered')
  expect(await standingOut(grid)).toBe(both.length)
  await page.getByRole('button', { name: 'Remove the filter Platform: IaaS' }).press('Enter')
  expect(await standingOut(grid)).toBe(result.techniques.filter(({ state }) => state === 'covered').length)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(page.getByRole('list', { name: 'Filters that are on' })).toBeHidden()
})

test('techniques are picked by keys, leave the scope together, and are saved', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  await grid.locator('[tabindex="0"]').focus()
  await expect(cell(grid, 'T1595')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  const bar = page.getByRole('toolbar', { name: 'Picked techniques' })
  await expect(bar).toContainText('3 techniques picked')
  await expect(cell(grid, 'T1595.002')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(bar).toContainText('2 techniques picked')
  await expectNoAxeViolations(page)

  await bar.getByRole('button', { name: 'Exclude…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Exclude from scope' })
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Nobody scans us')
  await dialog.getByRole('button', { name: 'Exclude' }).click()
  await expect(cell(grid, 'T1595')).toHaveAccessibleName(/, excluded/)
  await expect(cell(grid, 'T1595.001')).toHaveAccessibleName(/, excluded/)
  await page.keyboard.press('Control+z')
  await expect(cell(grid, 'T1595')).not.toHaveAccessibleName(/, excluded/)
  await expect(cell(grid, 'T1595.001')).not.toHaveAccessibleName(/, excluded/)

  const file = await app.save(async () => {
    await bar.getByRole('button', { name: 'Save as' }).click()
    await page.getByRole('menuitem', { name: 'CSV table' }).click()
  })
  expect(
    file.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',')[0]),
  ).toEqual(['T1595', 'T1595.001'])

  await choose(page, 'Colour by', 'Demand')
  const demandOf = async (): Promise<number> =>
    Number(/demand (\d+)/.exec((await cell(grid, 'T1595.001').getAttribute('aria-label')) ?? '')?.[1])
  const before = await demandOf()
  await bar.getByRole('button', { name: 'Add to threats' }).click()
  await expect.poll(demandOf).toBe(before + 1)
  await bar.getByRole('button', { name: 'Let go' }).click()
  await expect(bar).toBeHidden()
  await page.keyboard.press('Shift+X')
  await expect(bar).toContainText('46 techniques picked')
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
})

test('what changed since a snapshot is shown with its sign', async ({ app }) => {
  const grid = await openMatrix(app)
  const { page } = app
  const nav = page.getByRole('navigation', { name: 'Screens' })
  await nav.getByRole('link', { name: /^Snapshots/ }).click()
  await page.getByRole('button', { name: 'Keep a snapshot…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('As it was')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /As it was/ })).toBeVisible()
  await nav.getByRole('link', { name: /^Assess/ }).click()
  const capabilities = page.getByRole('grid').first()
  const strong = capabilities.getByRole('row', { name: /Azure Role-Based Access Control/ })
  await strong.click()
  await page.keyboard.press('4')
  await nav.getByRole('link', { name: /^Matrix/ }).click()
  await choose(page, 'Colour by', 'Change')
  await expect(page.getByRole('combobox', { name: 'Against the snapshot' })).toContainText('As it was')
  await expect(page.getByRole('button', { name: /^Weaker, [1-9]/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stronger, 0 techniques' })).toBeVisible()
  const losses = (await labelsIn(grid)).filter((label) => label.includes('\u2212'))
  expect(losses.length).toBeGreaterThan(0)
  expect(losses[0]).toMatch(/strength \u2212\d+ since the snapshot/)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Weaker, 0 techniques' })).toBeVisible()
})

test('an address asks for a mode, facets and the table', async ({ app }) => {
  const result = await expectedResult()
  const grid = await openMatrix(app)
  const { page } = app
  await page.evaluate(() => {
    location.hash = `${location.hash.split('?')[0] ?? ''}?tactic=TA0005&kind=gap`
  })
  await expect(page.getByRole('button', { name: 'Remove the filter State: Gap' })).toBeVisible()
  const gaps = result.techniques.filter(({ state, tactics }) => state === 'gap' && tactics.includes('TA0005'))
  expect(await standingOut(grid)).toBe(gaps.length)
  await page.evaluate(() => {
    location.hash = `${location.hash.split('?')[0] ?? ''}?view=table&mode=depth&kind=depth1`
  })
  const once = result.techniques.filter(({ depth, state }) => depth === 1 && state !== 'excluded')
  await expect(page.getByRole('grid', { name: 'Techniques in scope' })).toHaveAttribute(
    'aria-rowcount',
    String(once.length + 1),
  )
})
