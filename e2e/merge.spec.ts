import type { Page } from '@playwright/test'
import type { Assessment } from '../src/core/assessment/assessment.ts'
import { withName, withNote, withStatus } from '../src/core/assessment/edits.ts'
import type { Edit } from '../src/core/assessment/edits.ts'
import { merge3 } from '../src/core/assessment/merge/merge3.ts'
import { parseAssessment } from '../src/core/assessment/parse.ts'
import { printAssessment } from '../src/core/assessment/print.ts'
import { chooseInRow, covered, fileWith, goTo, openFile, rowOf, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

const phishing = { framework: 'm365', capability: 'EOP-APH-E3' }
const antimalware = { framework: 'm365', capability: 'EOP-AMW-E3' }

function read(text: string): Assessment {
  const result = parseAssessment(text, '', { enterprise: ['19.0'], mobile: [], ics: [] })
  if (!result.ok) throw new Error(result.problems[0]?.what)
  return result.value
}

function changed(text: string, ...edits: readonly Edit[]): string {
  return printAssessment(edits.reduce((document, edit) => edit(document), read(text)))
}

function conflicts(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('grid', { name: 'Conflicts' }).getByRole('row')
}

test('a colleague’s copy is merged with a conflict, decided and undone', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'ours.json', smallFile('Head office')))
  await expect(covered(page)).toBeVisible()
  await goTo(page, 'Library')

  // The copy says what it was taken from; ours is changed meanwhile, so that version is gone.
  const copy = await app.save(() => chooseInRow(page, 'Head office', 'Export a copy to share…'))
  expect(copy.text).toContain('"base": "sha256:')
  const theirs = changed(
    copy.text,
    withStatus([phishing], 'partial', 0.25),
    withNote(antimalware, 'Line one\nof a note'),
  )
  await rowOf(page, 'Head office').getByRole('link').click()
  await goTo(page, 'Assess')
  await page.getByRole('grid', { name: 'Capabilities' }).getByText('Anti-Phishing').first().click()
  await page.keyboard.press('3')
  await expect(saved(page)).toBeVisible()
  await goTo(page, 'Library')

  await openFile(app, await fileWith(app, 'theirs.json', theirs))
  const dialog = page.getByRole('dialog', { name: 'A copy of Head office is already here' })
  await expect(dialog).toContainText('1 conflict to decide')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await openFile(app, await fileWith(app, 'theirs.json', theirs))
  await dialog.getByRole('button', { name: 'Merge into it' }).click()

  await expect(conflicts(page)).toHaveCount(2)
  const sides = page.getByRole('region', { name: 'The sides' })
  await expect(sides.getByRole('row', { name: /^Status differs/ })).toContainText(/planned.*partial/)
  await expectNoAxeViolations(page)
  await goTo(page, 'Matrix')
  await expect(page.getByText('1 conflict from a merge.')).toBeVisible()
  await page.getByRole('button', { name: 'Resolve', exact: true }).click()

  await page.getByRole('button', { name: 'Take theirs', exact: true }).click()
  await expect(page.getByText('No conflicts are left.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go on assessing' })).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+z')
  await expect(conflicts(page)).toHaveCount(2)
  await page.keyboard.press('1')
  await page.getByRole('button', { name: 'Go on assessing' }).click()
  const row = page.getByRole('grid', { name: 'Capabilities' }).getByRole('row').filter({ hasText: 'Anti-Phishing' })
  await expect(row.first()).toContainText('Planned')

  // One undo for the decision, one for the merge with everything that came in by it.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('1 conflict from a merge.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('from a merge.')).toHaveCount(0)
  await expect(saved(page)).toBeVisible()
})

test('a file with conflicts from git is opened and decided by keyboard, all at once too', async ({ app }) => {
  const { page } = app
  const start = smallFile('Head office')
  const { assessment } = merge3(
    read(start),
    read(changed(start, withName('Ours'), withStatus([phishing, antimalware], 'planned'))),
    read(changed(start, withName('Theirs'), withStatus([phishing, antimalware], 'not_deployed'))),
  )
  await openFile(app, await fileWith(app, 'bank.assessment.json', printAssessment(assessment)))
  await expect(page.getByText('3 conflicts from a merge.')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Resolve conflicts')
  await page.keyboard.press('Enter')
  await expect(conflicts(page)).toHaveCount(4)
  await conflicts(page).nth(1).click()
  await page.keyboard.press('j')
  await expect(page.locator('[role=row]:focus')).toContainText('Status')
  await page.keyboard.press('2')
  await expect(conflicts(page)).toHaveCount(3)
  await expect(page.locator('[role=row]:focus')).toBeVisible()
  await page.getByRole('button', { name: 'Take theirs for all' }).click()
  await expect(page.getByText('No conflicts are left.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Assessment: Theirs/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(conflicts(page)).toHaveCount(3)
  await expect(saved(page)).toBeVisible()
  await app.restart()
  await rowOf(app.page, 'Ours').getByRole('link').click()
  await expect(app.page.getByText('2 conflicts from a merge.')).toBeVisible()
})

test('a copy replaces what is here, or stays beside it', async ({ app }) => {
  const { page } = app
  const text = smallFile('Head office')
  await openFile(app, await fileWith(app, 'ours.json', text))
  await expect(covered(page)).toBeVisible()
  await goTo(page, 'Library')
  const other = changed(text, withName('Renamed'), withStatus([antimalware], 'deployed'))
  await openFile(app, await fileWith(app, 'other.json', other))
  await page.getByRole('dialog').getByRole('button', { name: 'Replace it' }).click()
  await expect(page.getByRole('button', { name: /^Assessment: Renamed/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Assessment: Head office/ })).toBeVisible()
  await goTo(page, 'Library')
  await openFile(app, await fileWith(app, 'other.json', other))
  await page.getByRole('dialog').getByRole('button', { name: 'Keep as another one' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'this one got a new id' })).toBeVisible()
  await goTo(page, 'Library')
  await expect(page.getByRole('grid', { name: 'Assessments' })).toHaveAttribute('aria-rowcount', '3')
  await openFile(app, await fileWith(app, 'same.json', text))
  await expect(page.getByRole('dialog')).toContainText('It says the same as the one here.')
  await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click()
  await expect(covered(page)).toBeVisible()
})
