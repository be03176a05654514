import { fileWith, goTo, openFile, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

test('a score is overridden with a reason, by keyboard, shows beside what is published, and is undone', async ({
  app,
}) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await goTo(page, 'Explore')
  await page.getByRole('textbox', { name: 'Filter techniques' }).fill('T1566.002')
  await page.getByRole('link', { name: 'Spearphishing Link', exact: true }).click()
  const strength = page.getByText('Strength', { exact: true }).locator('..')
  await expect(strength).toContainText('1.00')

  // Every score of Anti-Phishing, the only capability in force, is taken back; a blank reason is none.
  const dialog = page.getByRole('dialog')
  const rows = page
    .getByRole('region', { name: /^Microsoft 365/ })
    .getByRole('row')
    .filter({ hasText: 'EOP-APH-E3' })
  const pencils = rows.getByRole('button', { name: /^Override the .* score of Anti-Phishing$/ })
  const count = await pencils.count()
  expect(count).toBeGreaterThan(0)
  for (let at = 0; at < count; at++) {
    await pencils.nth(at).focus()
    await page.keyboard.press('Enter')
    await expect(
      dialog.getByRole('radiogroup', { name: 'Category' }).getByRole('radio', { checked: true }),
    ).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Home')
    await expect(dialog.getByRole('radio', { name: 'None' })).toBeChecked()
    if (at === 0) {
      await page.keyboard.press('Tab')
      await page.keyboard.type('  ')
      await page.keyboard.press('Control+Enter')
      await expect(dialog.getByText('Say why, so that a reader of the report can follow.')).toBeVisible()
      await expectNoAxeViolations(page)
      await dialog.getByRole('radio', { name: 'None' }).focus()
    }
    if (at === count - 1) await expect(dialog.getByRole('status')).toContainText('Loses')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Links are rewritten elsewhere')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await expect(pencils.nth(at)).toBeFocused()
    await expect(rows.nth(at)).toContainText('override: was')
  }
  await expect(strength).toContainText('0.00')
  await expectNoAxeViolations(page)
  await expect(saved(page)).toBeVisible()

  // All of them are listed, with what they do, and one is taken out there.
  await goTo(page, 'Data')
  await page.getByRole('radio', { name: `Overrides ${String(count)}` }).click()
  const list = page.getByRole('grid', { name: 'Overrides' })
  await expect(list).toHaveAttribute('aria-rowcount', String(count + 1))
  await expect(list).toContainText('Links are rewritten elsewhere')
  await expectNoAxeViolations(page)
  await list
    .getByRole('button', { name: /^Remove the override/ })
    .first()
    .click()
  await expect(page.getByRole('radio', { name: `Overrides ${String(count - 1)}` })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('radio', { name: `Overrides ${String(count)}` })).toBeVisible()

  // Undone as far as it was done.
  for (let at = 0; at < count; at++) await page.keyboard.press('Control+z')
  await expect(page.getByText('No overrides.')).toBeVisible()
})

test('a mapping that nobody published is added from the capability, changed and removed', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await goTo(page, 'Explore')
  await page.getByRole('radio', { name: /^Capabilities/ }).click()
  await page.getByRole('textbox', { name: 'Filter capabilities' }).fill('EOP-APH-E3')
  await page.getByRole('link', { name: 'Anti-Phishing', exact: true }).click()
  await page.getByRole('button', { name: 'Add a technique…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox', { name: 'Technique' })).toBeFocused()
  await page.keyboard.type('t1490')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Nothing')
  await dialog.getByRole('radio', { name: 'Respond' }).click()
  await dialog.getByRole('radio', { name: 'Significant' }).click()
  await expect(dialog.getByRole('status')).toContainText('Gains 1.00.')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Seen to work')
  await dialog.getByRole('button', { name: 'Override', exact: true }).click()
  const row = page.getByRole('grid', { name: 'Techniques' }).getByRole('row').filter({ hasText: 'T1490' })
  await expect(row).toContainText('respond significant (override: added)')
  await expect(row).toContainText('1.00')

  // The technique's page has it as a row of its own, and the matrix says why.
  await row.getByRole('link').click()
  await expect(
    page.getByRole('region', { name: /^Microsoft 365/ }).getByRole('row', { name: /Anti-Phishing/ }),
  ).toContainText('override: added')
  await page.getByRole('button', { name: 'Show in matrix' }).click()
  await page.getByRole('button', { name: 'Override…' }).click()
  await dialog.getByRole('combobox', { name: 'Capability' }).fill('EOP-APH-E3')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Change an override' })).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('Seen to work')
  await dialog.getByRole('button', { name: 'Use the published score' }).click()
  await expect(page.getByRole('complementary').getByText('Overridden, published nothing')).toHaveCount(0)
  await expect(page.getByText('counts as published again')).toBeVisible()
})
