import { rm } from 'node:fs/promises'
import { covered, goTo, openFile, rowOf, saved } from './assessments.ts'
import { expect, test } from './fixture.ts'

test('an assessment is made, marked, seen in the matrix, and is there after a power cut', async ({ app }) => {
  await app.page.getByRole('checkbox', { name: 'Azure' }).check()
  await app.page.getByRole('checkbox', { name: 'CRI Profile' }).check()
  await app.page.getByRole('textbox', { name: 'Name' }).fill('Branch office')
  await expect(app.page.getByRole('status').filter({ hasText: 'all unassessed' })).toHaveText(
    '98 capabilities, all unassessed',
  )
  const reach = app.page.getByRole('complementary', { name: 'What this choice can reach' })
  const reachable = /^(\d+) of (\d+)$/.exec((await reach.getByText(/^\d+ of \d+$/).textContent()) ?? '')
  expect(Number(reachable?.[1])).toBeGreaterThan(0)
  await app.page.getByRole('button', { name: 'Start assessing' }).click()

  const progress = app.page.getByRole('banner').getByText(/ assessed$/)
  await expect(progress).toHaveText('0 of 98 assessed')
  await expect(covered(app.page)).toHaveText(`0 of ${reachable?.[2] ?? ''} covered · 0%`)
  const first = app.page.getByRole('grid', { name: 'Capabilities' }).locator('[role=row]:focus')
  await expect(first).toBeVisible()
  for (let marked = 1; marked <= 40; marked++) await app.page.keyboard.press('1')
  await expect(progress).toHaveText('40 of 98 assessed')
  await expect(covered(app.page)).not.toHaveText(/^0 of/)
  const figure = (await covered(app.page).textContent()) ?? ''
  const count = Number(/^\d+/.exec(figure)?.[0])
  await expect(app.page.getByText(`${String(count)} of ${reachable?.[2] ?? ''} techniques covered`)).toBeVisible()

  await goTo(app.page, 'Matrix')
  const cell = app.page.getByRole('gridcell', { name: /^T1578\.001 / }).first()
  await expect(cell).toHaveAccessibleName(/strength 0\.50|0\.50/)
  const look = await cell.getAttribute('aria-label')
  await expect(covered(app.page)).toHaveText(new RegExp(`· ${String(count)} of `))
  await expect(saved(app.page)).toBeVisible()

  // Undone, the cell loses its strength; done again, it has it back.
  for (let step = 0; step < 40; step++) await app.page.keyboard.press('Control+z')
  await expect(cell).not.toHaveAttribute('aria-label', look ?? '')
  await expect(covered(app.page)).toHaveText(/· 0 of /)
  for (let step = 0; step < 40; step++) await app.page.keyboard.press('Control+Shift+Z')
  await expect(cell).toHaveAttribute('aria-label', look ?? '')
  await expect(saved(app.page)).toBeVisible()

  await app.restart()
  await expect(rowOf(app.page, 'Branch office')).toContainText(`${String(count)} of ${reachable?.[2] ?? ''}`)
  await expect(rowOf(app.page, 'Branch office')).toContainText('40 of 98')
  await rowOf(app.page, 'Branch office').getByRole('link').click()
  await goTo(app.page, 'Matrix')
  await expect(app.page.getByRole('gridcell', { name: /^T1578\.001 / }).first()).toHaveAttribute(
    'aria-label',
    look ?? '',
  )
  await goTo(app.page, 'Assess')
  await expect(covered(app.page)).toHaveText(figure)
})

test('the sample is opened, exported, and its file is the same when it comes back', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Open the sample' }).click()
  await expect(app.page.getByRole('button', { name: /^Assessment: Harbour Bank, sample/ })).toBeVisible()
  await goTo(app.page, 'Assess')
  await expect(covered(app.page)).toHaveText(/^[1-9]\d* of \d+ covered/)
  const figure = (await covered(app.page).textContent()) ?? ''
  await goTo(app.page, 'Library')
  const first = await app.save(async () => {
    await app.page.getByRole('button', { name: 'Actions for Harbour Bank', exact: true }).click()
    await app.page.getByRole('menuitem', { name: 'Export assessment file…' }).click()
  })
  expect(first.name).toBe('Harbour Bank.assessment.json')

  // Another machine: nothing of it is there.
  await app.kill()
  await rm(app.dataDir, { recursive: true, force: true, maxRetries: 5 })
  await app.restart()
  await expect(app.page.getByRole('heading', { name: 'What do you run?' })).toBeVisible()
  await openFile(app, first.path)
  await expect(covered(app.page)).toHaveText(figure)
  const again = await app.save(async () => {
    await app.page.keyboard.press('Control+k')
    await app.page.getByRole('combobox', { name: 'Search or run a command' }).fill('export assessment')
    await app.page.keyboard.press('Enter')
  })
  expect(again.name).toBe(first.name)
  expect(again.text).toBe(first.text)
})
