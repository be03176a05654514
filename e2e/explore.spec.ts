import { fileWith, goTo, openFile, rowOf, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

test('a technique shows what every publisher says, and is marked, excluded and followed from its page', async ({
  app,
}) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await goTo(page, 'Explore')
  await page.getByRole('textbox', { name: 'Filter techniques' }).fill('T1566')
  await expect(page.getByRole('grid', { name: 'Techniques' })).toHaveAttribute('aria-rowcount', '6')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Spearphishing Link', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Spearphishing Link' })).toBeVisible()

  // The chosen sets first, then the others, folded.
  const sets = page.getByRole('region', { name: 'Mappings of every framework' }).getByRole('heading')
  await expect(sets.nth(0)).toContainText('Microsoft 365')
  await expect(sets.nth(1)).toContainText('CRI Profile')
  const m365 = page.getByRole('region', { name: /^Microsoft 365/ })
  const phishing = m365.getByRole('combobox', { name: /^Status of Anti-Phishing/ }).first()
  await expect(phishing).toHaveAccessibleName('Status of Anti-Phishing: Deployed')
  const strength = page.getByText('Strength', { exact: true }).locator('..')
  await expect(strength).not.toContainText('0.00')
  const before = await strength.textContent()
  // A list closes when what is around it scrolls, which a click of the test itself may do.
  await phishing.scrollIntoViewIfNeeded()
  await expect(phishing).toBeInViewport({ ratio: 1 })
  await phishing.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'Not deployed' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('option', { name: 'Not deployed' }).click()
  await expect(strength).toContainText('0.00')
  await page.keyboard.press('Control+z')
  await expect(strength).toHaveText(before ?? '')

  const nist = page.getByRole('button', { name: /^NIST 800-53/ })
  await expect(nist).toHaveAttribute('aria-expanded', 'false')
  await nist.click()
  await page
    .getByRole('region', { name: /^NIST 800-53/ })
    .getByRole('button', { name: 'Add to this assessment' })
    .click()
  await expect(
    page
      .getByRole('region', { name: /^NIST 800-53/ })
      .getByRole('combobox')
      .first(),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Exclude…' }).click()
  await expectNoAxeViolations(page)
  await page.getByRole('dialog').getByRole('textbox').fill('Mail is somebody else’s')
  await page.getByRole('dialog').getByRole('button', { name: 'Exclude' }).click()
  await expect(page.getByText('Excluded: Mail is somebody else’s')).toBeVisible()
  await page.getByRole('button', { name: 'Include again' }).click()
  await expect(page.getByText('Excluded: Mail is somebody else’s')).toHaveCount(0)
})

test('a capability shows what it covers, and goes back where one came from', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await goTo(page, 'Explore')
  await page.getByRole('radio', { name: /^Capabilities/ }).click()
  await page.getByRole('textbox', { name: 'Filter capabilities' }).fill('anti-phishing')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Anti-Phishing', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Anti-Phishing', exact: true })).toBeVisible()
  const status = page.getByRole('combobox', { name: /^Status of Anti-Phishing/ })
  await status.click()
  await expectNoAxeViolations(page)
  await page.getByRole('option', { name: 'Partial' }).click()
  const share = page.getByRole('textbox', { name: 'In force in' })
  await share.fill('rubbish')
  await share.press('Enter')
  await expect(page.getByText('Type a number.')).toBeVisible()
  await share.fill('20')
  await share.press('Enter')
  await expect(status).toContainText('20%')
  await page.getByRole('grid', { name: 'Techniques' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Anti-Phishing', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Anti-Phishing', exact: true })).toBeVisible()
  await expect(status).toContainText('20%')
  await goTo(page, 'Library')
  await expect(rowOf(page, 'Branch')).toBeVisible()
})
