import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { parseAssessment } from '../src/core/assessment/parse.ts'
import { computeCoverage } from '../src/core/coverage/compute.ts'
import type { Coverage } from '../src/core/coverage/compute.ts'
import { indexCoverage } from '../src/core/coverage/coverage-index.ts'
import type { Scenario } from '../src/core/coverage/coverage-result.ts'
import { reliances } from '../src/core/coverage/capability-counts.ts'
import { openTechniques } from '../src/core/coverage/open-techniques.ts'
import { loadInput } from '../src/core/coverage/load-input.ts'
import { openKnowledge } from '../src/core/knowledge/knowledge.ts'
import type { Parsed } from '../src/core/problem.ts'
import { depthHistogram } from '../src/core/report/chart-series.ts'
import { categoriesByTactic, coverageByTactic } from '../src/core/report/tactic-series.ts'
import type { ChartDescription } from '../src/core/report/chart-description.ts'
import { goTo } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'
import { project } from './machine.ts'

function valueOf<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** The sample's coverage, computed here from the files that the program carries. */
async function coverageOfSample(scenario: Scenario): Promise<Coverage> {
  const read = (path: string): string => readFileSync(join(project, path), 'utf8')
  const knowledge = valueOf(await openKnowledge((file) => Promise.resolve(read(`resources/knowledge/${file}`))))
  const text = read('src/renderer/sample/harbour-bank.assessment.json')
  const assessment = valueOf(parseAssessment(text, 'sample', knowledge.bundled))
  const index = indexCoverage(valueOf(await loadInput(knowledge, assessment)))
  return computeCoverage(index, assessment.capabilities, scenario)
}

async function openDashboard(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await goTo(page, 'Dashboard')
  const dashboard = page.getByRole('region', { name: 'Dashboard' })
  await expect(dashboard).toBeVisible()
  return dashboard
}

/** A chart, switched to its table, says the numbers of its description. */
async function expectTable(dashboard: Locator, chart: ChartDescription): Promise<void> {
  const section = dashboard.getByRole('region', { name: chart.title, exact: true })
  await expect(section).toContainText(chart.unit)
  await expect(section).toContainText(chart.denominator)
  await expect(section.getByRole('img').first()).toHaveAccessibleName(/./)
  await section.getByRole('button', { name: `${chart.title}: show as table` }).click()
  const rows = section.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(chart.table.rows.length + 1)
  for (const [at, row] of [chart.table.columns, ...chart.table.rows].entries()) {
    await expect(rows.nth(at).locator('th, td')).toHaveText([...row])
  }
  await section.getByRole('button', { name: `${chart.title}: show as chart` }).click()
  await expect(section.getByRole('table')).toHaveCount(0)
}

test('the dashboard says the numbers of the core, now and as planned', async ({ app }) => {
  const dashboard = await openDashboard(app.page)
  for (const scenario of ['current', 'planned'] as const) {
    const coverage = await coverageOfSample(scenario)
    const { metrics, progress } = coverage
    if (scenario === 'planned') await app.page.getByRole('radio', { name: 'Planned' }).click()
    const breadth = dashboard.getByRole('region', { name: 'Breadth' })
    await expect(breadth).toContainText(`${metrics.covered} of ${metrics.techniques} techniques covered`)
    await expect(breadth).toContainText(`${(metrics.breadth * 100).toFixed(1)}%`)
    await expect(breadth.getByRole('img')).toHaveAccessibleName(new RegExp(`${metrics.gap} gap`))
    await expect(dashboard).toContainText(`${metrics.strength.toFixed(2)} mean of ${metrics.techniques}`)
    await expect(dashboard).toContainText(`${metrics.depth['1']} of ${metrics.techniques} techniques`)
    await expect(dashboard).toContainText(`${progress.assessed} of ${progress.capabilities} capabilities`)
    for (const describe of [coverageByTactic, categoriesByTactic, depthHistogram]) {
      await expectTable(dashboard, describe(coverage))
    }
  }
})

test('capabilities are counted by framework and by group, and the rest to assess is a click away', async ({ app }) => {
  const dashboard = await openDashboard(app.page)
  const section = dashboard.getByRole('region', { name: 'Status of capabilities', exact: true })
  await expect(section).toContainText('Azure')
  await section.getByRole('radio', { name: 'Group' }).click()
  await expect(section.getByRole('region', { name: 'Groups of capabilities' })).toBeVisible()
  const { progress } = await coverageOfSample('current')
  const open = progress.capabilities - progress.assessed
  await dashboard.getByRole('link', { name: `Assess the other ${open}` }).click()
  await expect(app.page.getByRole('grid', { name: 'Capabilities' })).toBeVisible()
})

test('the first snapshot makes a timeline, and what changed since is said with its name', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  await expect(dashboard.getByText('No snapshot yet.').first()).toBeVisible()
  await dashboard.getByRole('region', { name: 'Breadth' }).getByRole('button', { name: 'Keep a snapshot…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Before the audit')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  const time = dashboard.getByRole('region', { name: 'Over time', exact: true })
  await expect(time.getByRole('gridcell', { name: /Before the audit: breadth/ })).toBeVisible()
  await goTo(page, 'Assess')
  const active = page.getByRole('grid', { name: 'Capabilities' }).locator('[role=row][tabindex="0"]')
  await expect(active).toContainText('Unassessed')
  await active.focus()
  await page.keyboard.press('1')
  await expect(page.getByText(/^100 of 125 assessed$/)).toBeVisible()
  await goTo(page, 'Dashboard')
  await expect(dashboard.getByRole('region', { name: 'Breadth' })).toContainText(/since .*, Before the audit/)
  await time.getByRole('button', { name: 'Over time: show as table' }).click()
  // A desktop program may have kept one by itself in between.
  await expect(time.getByRole('row').nth(1)).toContainText('99 of 125')
  await expect(time.getByRole('row').last()).toContainText('100 of 125')
})

test('gaps, reliances and notes are those of the core, and each leads on', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  const coverage = await coverageOfSample('current')
  const { techniques } = coverage.index.scope
  const gaps = dashboard.getByRole('region', { name: 'Top gaps' })
  const expected = openTechniques(coverage).slice(0, 5)
  for (const [at, { place, demand }] of expected.entries()) {
    const row = gaps.getByRole('row').nth(at + 1)
    await expect(row).toContainText(techniques[place]?.id ?? 'none')
    await expect(row.getByRole('cell').last()).toHaveText(String(Number(demand.toFixed(2))))
  }
  const [most] = reliances(coverage)
  const rests = dashboard.getByRole('region', { name: 'Single points of reliance' })
  await expect(rests.getByRole('row').nth(1)).toContainText(String(most?.techniques))
  await rests.getByRole('link', { name: /^All \d+ techniques$/ }).click()
  await expect(page.getByRole('grid', { name: 'Techniques in scope' })).toHaveAttribute(
    'aria-rowcount',
    String(coverage.metrics.depth['1'] + 1),
  )
  await goTo(page, 'Dashboard')
  await dashboard
    .getByRole('region', { name: 'Data notes' })
    .getByRole('link', { name: /^All \d+ notes$/ })
    .click()
  await expect(page.getByRole('grid', { name: 'Data notes' })).toBeVisible()
})

test('a term explains itself on focus', async ({ app }) => {
  const dashboard = await openDashboard(app.page)
  const term = dashboard.getByRole('button', { name: 'Strength', exact: true })
  await expect(term).toHaveAccessibleDescription(/best mapping of each/)
  await dashboard.focus()
  await app.page.keyboard.press('Tab')
  await expect(dashboard.getByRole('button', { name: /techniques covered$/ })).toBeFocused()
  await expect(app.page.locator('[popover]:popover-open')).toContainText('Breadth:')
})

test('in a small window nothing is cut, and on paper only the dashboard is left, whole', async ({ app }) => {
  const { page } = app
  const dashboard = await openDashboard(page)
  if (app.host === 'browser') {
    await page.setViewportSize({ width: 640, height: 400 })
    const overflow = await dashboard.evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(overflow).toBe(0)
  }
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('complementary', { name: 'Sidebar' })).toBeHidden()
  await expect(dashboard.getByRole('button', { name: /: save or copy$/ }).first()).toBeHidden()
  const cut = await dashboard.evaluate((element) => element.scrollHeight - element.clientHeight)
  expect(cut).toBe(0)
  const taller = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
  expect(taller).toBeGreaterThan(0)
  await page.emulateMedia({ media: 'screen' })
})

test('the dashboard has no axe violation, as charts and as tables', async ({ app }) => {
  const dashboard = await openDashboard(app.page)
  await expectNoAxeViolations(app.page)
  const switches = dashboard.getByRole('button', { name: /: show as table$/ })
  while ((await switches.count()) > 0) await switches.first().click()
  await expect(dashboard.getByRole('table').first()).toBeVisible()
  await expectNoAxeViolations(app.page)
})
