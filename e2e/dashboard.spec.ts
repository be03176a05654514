import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { parseAssessment } from '../src/core/assessment/parse.ts'
import { computeCoverage } from '../src/core/coverage/compute.ts'
import type { Coverage } from '../src/core/coverage/compute.ts'
import { indexCoverage } from '../src/core/coverage/coverage-index.ts'
import type { Scenario } from '../src/core/coverage/coverage-result.ts'
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

test('the dashboard has no axe violation, as charts and as tables', async ({ app }) => {
  const dashboard = await openDashboard(app.page)
  await expectNoAxeViolations(app.page)
  const switches = dashboard.getByRole('button', { name: /: show as table$/ })
  while ((await switches.count()) > 0) await switches.first().click()
  await expect(dashboard.getByRole('table').first()).toBeVisible()
  await expectNoAxeViolations(app.page)
})
