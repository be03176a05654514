import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { fileWith, goTo, openFile, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

const nist = 'nist_800_53-rev5_attack-16.1-enterprise'

/** Of a row's id in the published sets that the program bundles, over all sets of the domain. */
function bundledMappings(technique: string): number {
  const folder = 'resources/knowledge/sets'
  const row = new RegExp(`"${technique.replace('.', '\\.')}"`, 'g')
  return readdirSync(folder)
    .filter((name) => name.endsWith('-enterprise.json'))
    .reduce((sum, name) => sum + (readFileSync(join(folder, name), 'utf8').match(row)?.length ?? 0), 0)
}

async function show(page: Page, part: RegExp): Promise<void> {
  await page.getByRole('radio', { name: part }).click()
}

function rows(grid: Locator): Locator {
  return grid.getByRole('row').filter({ has: grid.page().getByRole('gridcell') })
}

test('without an assessment everything published can be walked through, by links alone', async ({ app }) => {
  const { page } = app
  await page.getByRole('link', { name: 'Explore' }).click()
  await expect(page.getByRole('grid', { name: 'Techniques' })).toHaveAttribute('aria-rowcount', '698')
  await expectNoAxeViolations(page)

  // Frameworks, a set, its capabilities by group, and the technique that the most of them map to.
  await show(page, /^Mapping sets/)
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: nist, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'NIST 800-53 rev5' })).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Mappings/ })).toContainText('5,314')
  await expectNoAxeViolations(page)
  await show(page, /^Capabilities/)
  await expect(page.getByRole('button', { name: 'Access Control', exact: true })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
  await expectNoAxeViolations(page)
  await show(page, /^Not mappable/)
  await expect(page.getByRole('grid', { name: 'Not mappable' })).toContainText('not imported')
  await expectNoAxeViolations(page)
  await show(page, /^Techniques/)
  await expect(page.getByRole('radio', { name: /^Techniques/ })).toContainText('469')
  const techniques = page.getByRole('grid', { name: 'Techniques' })
  await techniques.getByRole('button', { name: 'Capabilities' }).click()
  await techniques.getByRole('button', { name: 'Capabilities' }).click()
  await expect(rows(techniques).first()).toContainText('T1530')
  await expect(rows(techniques).first()).toContainText('32')
  await expectNoAxeViolations(page)

  // From the technique to a capability and back, with what was chosen still chosen.
  await techniques.getByRole('link', { name: 'Data from Cloud Storage' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Data from Cloud Storage' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: /^ATT&CK version/ })).toContainText('16.1')
  const mappings = page.getByRole('grid', { name: 'Mappings' })
  await page.getByRole('textbox', { name: 'Filter mappings' }).fill('account management')
  await mappings.getByRole('link', { name: 'Account Management', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Account Management' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('radio', { name: /^Techniques/ })).toBeChecked()
  await expect(rows(techniques).first()).toContainText('T1530')
})

test('groups, software, campaigns, mitigations and tactics lead to techniques, and techniques to them', async ({
  app,
}) => {
  const { page } = app
  await page.getByRole('link', { name: 'Explore' }).click()
  await show(page, /^Groups/)
  await page.getByRole('textbox', { name: 'Filter groups' }).fill('cozy bear')
  await expect(page.getByRole('grid', { name: 'Groups' })).toHaveAttribute('aria-rowcount', '2')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'APT29', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'APT29' })).toBeVisible()
  await expect(page.getByText('Of them only by campaigns').locator('..')).toContainText(/\d+ of \d+/)
  await expectNoAxeViolations(page)
  await page
    .getByRole('complementary', { name: 'Belongs to it' })
    .getByRole('link', { name: /SolarWinds/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'SolarWinds Compromise' })).toBeVisible()
  await expect(page.getByRole('link', { name: /G0016/ })).toBeVisible()
  const used = page.getByRole('grid', { name: 'Techniques' })
  await page.getByRole('textbox', { name: 'Filter techniques' }).fill('DCSync')
  await used.getByRole('link', { name: 'DCSync' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'DCSync' })).toBeVisible()

  const use = page.getByRole('complementary', { name: 'Family and use' })
  await use.getByText(/^Mitigations/).click()
  await expectNoAxeViolations(page)
  await use
    .getByRole('link', { name: /^M\d{4}/ })
    .first()
    .click()
  await page.getByRole('link', { name: /as a capability/ }).click()
  await expect(page.getByText(/^ATT&CK mitigations 19\.0 on/)).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByText(/· Mitigation/)).toBeVisible()
  await expectNoAxeViolations(page)

  // A tactic of another version: the choice stays in the address, and Back takes it back.
  await page.getByRole('link', { name: 'Explore' }).first().click()
  await show(page, /^Tactics/)
  await expect(page.getByRole('grid', { name: 'Tactics' })).toHaveAttribute('aria-rowcount', '16')
  await page.getByRole('combobox', { name: /^ATT&CK version/ }).click()
  await expectNoAxeViolations(page)
  await page.getByRole('option', { name: 'Enterprise ATT&CK 16.1' }).click()
  await page.getByRole('link', { name: 'Defense Evasion' }).click()
  await expect(page.getByRole('combobox', { name: /^ATT&CK version/ })).toContainText('16.1')
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('grid', { name: 'Tactics' })).toHaveAttribute('aria-rowcount', '15')
  await page.goBack()
  await expect(page.getByRole('grid', { name: 'Tactics' })).toHaveAttribute('aria-rowcount', '16')
})

test('the page of Create Snapshot shows every bundled mapping of it', async ({ app }) => {
  const { page } = app
  await page.getByRole('link', { name: 'Explore' }).click()
  await page.getByRole('textbox', { name: 'Filter techniques' }).fill('T1578.001')
  await page.getByRole('link', { name: 'Create Snapshot' }).click()
  const mappings = page.getByRole('grid', { name: 'Mappings' })
  await expect(mappings).toContainText('azure_role_based_access_control')
  await expect(mappings).toContainText('DEF-CAPP-E5')
  await page.getByRole('radio', { name: 'All sets' }).click()
  const expected = bundledMappings('T1578.001')
  expect(expected).toBe(132)
  // And two of ATT&CK's own mitigations of this version.
  await expect(page.getByRole('status').filter({ hasText: 'mappings in' })).toHaveText(/^134 mappings in 28 sets$/)
  await page.getByRole('textbox', { name: 'Filter mappings' }).fill('abuse of functionality')
  await expect(mappings.getByRole('link', { name: 'Abuse of functionality' })).toHaveCount(3)
  await expectNoAxeViolations(page)

  // The publisher's page is opened only after a question; Electron's own is asked in its security journey.
  if (app.host === 'browser') {
    const asked = page.waitForEvent('dialog')
    const click = page.getByRole('button', { name: /^attack\.mitre\.org/ }).click()
    const dialog = await asked
    expect(dialog.message()).toContain('https://attack.mitre.org/techniques/T1578/001/')
    await dialog.dismiss()
    await click
    expect(page.context().pages()).toHaveLength(1)
  }

  // A revoked technique says what it became.
  await page.evaluate(() => (location.hash = '#/explore/technique/T1562.001'))
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: /^T1685/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(mappings).toContainText('as T1562.001')
})

test('with an assessment the same pages say what it makes of them', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await goTo(page, 'Explore')
  await show(page, /^Mapping sets/)
  await page.getByRole('row').filter({ hasText: 'm365-07.18.2025' }).getByText('in this assessment').waitFor()
  await page.getByRole('link', { name: /^m365-07\.18\.2025/ }).click()
  await page.getByRole('textbox', { name: 'Filter mappings' }).fill('anti-phishing T1566.002')
  const mappings = page.getByRole('grid', { name: 'Mappings' })
  await expect(mappings.getByText('Deployed').first()).toBeAttached()
  await expect(mappings.getByRole('img').first()).toHaveAccessibleName(/\d/)
  await expectNoAxeViolations(page)
  await page.getByRole('combobox', { name: /^Category/ }).click()
  await page.getByRole('option', { name: 'Detect' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'mappings' })).toContainText(/^\d+ of 806 mappings$/)
  await mappings.getByRole('row').nth(1).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /^Status of (Advanced )?Anti-Phishing/ })).toBeVisible()
  await goTo(page, 'Explore')
  await show(page, /^Groups/)
  await page.getByRole('link', { name: 'APT29', exact: true }).click()
  await expect(page.getByText('Covered here').locator('..')).toContainText(/\d+ of \d+ in scope/)
  await expectNoAxeViolations(page)
  // Another version has no figures, and its techniques lead to their own page.
  await page.getByRole('combobox', { name: /^ATT&CK version/ }).click()
  await page.getByRole('option', { name: 'Enterprise ATT&CK 16.1' }).click()
  await expect(page.getByText('Covered here')).toHaveCount(0)
  await page.getByRole('grid', { name: 'Techniques' }).getByRole('link').first().click()
  await expect(page.getByRole('combobox', { name: /^ATT&CK version/ })).toContainText('16.1')
})

test('the palette leads to everything, with an assessment and without one', async ({ app }) => {
  const { page } = app
  const search = page.getByRole('combobox', { name: 'Search or run a command' })
  async function goToBest(query: string, option: RegExp): Promise<void> {
    await page.keyboard.press('Control+k')
    await search.fill(query)
    await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(option)
    await page.keyboard.press('Enter')
    await expect(search).toHaveCount(0)
  }

  await expect(page.getByRole('heading', { name: 'What do you run?' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await search.fill('account')
  const groups = page.getByRole('dialog').getByRole('group')
  await expect(groups.first()).toContainText('Techniques')
  await expect(groups.nth(1)).toContainText('Capabilities')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await goToBest('cozy bear', /APT29/)
  await expect(page.getByRole('heading', { level: 1, name: 'APT29' })).toBeVisible()
  await goToBest('T0800', /Activate Firmware Update Mode.*ICS/)
  await expect(page.getByRole('combobox', { name: /^ATT&CK version/ })).toContainText('ICS')
  await goToBest('ac-2', /Account Management/)
  await expect(page.getByRole('heading', { level: 1, name: 'Account Management' })).toBeVisible()
  await goToBest('kev-02.13', /KEV/)
  await expect(page.getByRole('heading', { level: 1, name: 'KEV 02.13.2025' })).toBeVisible()
  await goToBest('m1018', /User Account Management/)
  await goToBest('library', /^Library$/)

  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await expect(page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Assess/ })).toBeVisible()
  await goToBest('t1578.001', /Create Snapshot/)
  await expect(page.getByRole('button', { name: 'Exclude…' })).toBeVisible()
  await goToBest('acount managment', /Account Management/)
  await goToBest('eop-aph-e3', /Anti-Phishing/)
  await expect(page.getByRole('combobox', { name: /^Status of Anti-Phishing/ })).toBeVisible()
  await goToBest('ta0005', /Stealth/)
  await expect(page.getByText('Covered here')).toBeVisible()
  await goToBest('library', /^Library$/)
  await goToBest('branch', /Branch/)
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
})
