import type { Page } from '@playwright/test'
import { writeXlsx } from 'hucre/xlsx'
import { covered, fileWith, openFile, saved, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test, type Program } from './fixture.ts'

async function openSmall(app: Program): Promise<void> {
  await openFile(app, await fileWith(app, 'small.assessment.json', smallFile('Harbour branch')))
  await app.page.getByRole('grid', { name: 'Capabilities' }).locator('[role=row]:focus').waitFor()
}

function progress(page: Page): ReturnType<Page['getByText']> {
  return page.getByRole('banner').getByText(/ assessed$/)
}

/** Opens the dialog by its key and pastes, by keyboard alone. */
async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.press('b')
  const field = page.getByRole('textbox', { name: 'Paste a list' })
  await expect(field).toBeFocused()
  await page.keyboard.insertText(text)
  for (const name of ['Choose a file…', 'Cancel', 'Read the list']) {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name })).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: /^Matched/ })).toBeVisible()
}

function tab(page: Page, name: string, rows: number): ReturnType<Page['getByRole']> {
  return page.getByRole('radio', { name: `${name} ${String(rows)}`, exact: true })
}

const list = [
  'Control ID\tStatus\tOwner\tRemarks',
  'Safe Links\tyes\tMail team\t',
  'def-satt-e3\tin progress\tMail team\tsoon',
  'Anti-Phishing\timplemented\t\t',
  'Antimalwares\tno\t\t',
  'Backup tapes of the harbour\tyes\t\t',
  'SAFE LINKS\tno\t\t',
  'PR.AA-01.01\trolled out everywhere\t\t',
].join('\n')

test('a pasted list is understood, decided, applied as one step and taken back, by keyboard alone', async ({ app }) => {
  test.slow()
  await openSmall(app)
  const { page } = app
  await expect(progress(page)).toHaveText('1 of 98 assessed')
  const before = await covered(page).textContent()
  await paste(page, list)

  await expect(tab(page, 'Matched', 2)).toBeFocused()
  await expect(page.getByRole('grid', { name: 'Matched' }).getByRole('row')).toHaveText([
    /Row/,
    /2 ?Safe Links.*DEF-SLNK-E3.*Unassessed.*becomes.*Deployed.*owner/,
    /3 ?def-satt-e3.*Safe Attachments.*Planned.*owner, note/,
  ])
  await expectNoAxeViolations(page)
  for (const [name, rows, text] of [
    ['To decide', 1, /Antimalwares.*Close name.*Leave out/],
    ['Unknown', 1, /Backup tapes of the harbour.*No capability/],
    ['Unchanged', 1, /Anti-Phishing.*Says what is recorded already/],
    ['Problems', 2, /SAFE LINKS.*Row 2 names the same capability/],
  ] as const) {
    await page.keyboard.press('ArrowRight')
    await expect(tab(page, name, rows)).toBeFocused()
    await expect(
      page
        .getByRole('grid', { name })
        .getByText(text)
        .or(page.getByRole('row', { name: text }))
        .first(),
    ).toBeVisible()
    await expectNoAxeViolations(page)
  }

  // A word that nobody knows is given its meaning, and the row joins the others.
  const meaning = page.getByRole('combobox', { name: 'Meaning of rolled out everywhere' })
  await meaning.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('d')
  await page.keyboard.press('Enter')
  await expect(tab(page, 'Matched', 3)).toBeVisible()
  await expect(tab(page, 'Problems', 1)).toBeVisible()

  // What is only like a capability is taken when a person says so.
  await tab(page, 'Problems', 1).focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft')
  await expect(tab(page, 'To decide', 1)).toBeFocused()
  await expect(page.getByRole('button', { name: 'Apply 3 changes' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const row = page.getByRole('grid', { name: 'To decide' }).getByRole('row', { name: /Antimalwares/ })
  await expect(row).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('combobox', { name: /^Capability of Antimalwares/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectNoAxeViolations(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(row).toContainText('Not deployed')
  const apply = page.getByRole('button', { name: 'Apply 4 changes' })
  await apply.focus()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(progress(page)).toHaveText('5 of 98 assessed')
  await expect(page.getByRole('combobox', { name: 'Status of Safe Attachments: Planned' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Status of Antimalware: Not deployed' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Capabilities' }).locator('[role=row]:focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(progress(page)).toHaveText('1 of 98 assessed')
  await expect(covered(page)).toHaveText(before ?? '')
  await page.keyboard.press('Control+Shift+Z')
  await expect(progress(page)).toHaveText('5 of 98 assessed')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(progress(page)).toHaveText('5 of 98 assessed')

  // The word is remembered.
  await page.getByRole('grid', { name: 'Capabilities' }).locator('[role=row][tabindex="0"]').focus()
  await paste(page, 'id\tstatus\nPR.AA-01.02\tRolled-out everywhere\n')
  await expect(tab(page, 'Matched', 1)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(progress(page)).toHaveText('5 of 98 assessed')
})

test('a workbook is opened, its columns can mean something else, and the assessed are left alone', async ({ app }) => {
  await openSmall(app)
  const { page } = app
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Cover', rows: [['Controls of the bank'], ['2026']] },
      {
        name: 'Controls',
        rows: [
          ['Ref', 'Title', 'State', 'Share', 'Last review', 'Extra'],
          ['1', 'Safe Links', 'partial', 0.25, new Date(Date.UTC(2026, 10, 24)), 'Ann'],
          ['2', 'Safe Attachments', 'yes', null, null, 'Bob'],
          ['3', 'Anti-Phishing', 'no', null, null, ''],
        ],
      },
    ],
  })
  const path = await fileWith(app, 'controls.xlsx', bytes)
  await page.getByRole('button', { name: 'Bring or export a list' }).click()
  await expectNoAxeViolations(page)
  await page.getByRole('menuitem', { name: 'Bring a list…' }).click()
  await expectNoAxeViolations(page)
  await app.open(path, () => page.getByRole('button', { name: 'Choose a file…' }).click())
  await expect(page.getByText('3 rows · sheet Controls, not Cover')).toBeVisible()
  await expect(tab(page, 'Matched', 3)).toBeVisible()
  await page.getByRole('button', { name: /^Columns \d/ }).click()
  await page.getByRole('combobox', { name: 'Meaning of Extra: Left aside' }).click()
  await page.getByRole('option', { name: 'Owner' }).click()
  await expect(page.getByRole('grid', { name: 'Matched' }).getByRole('row', { name: /Safe Links/ })).toContainText(
    /Partial 25%.*owner, review date/,
  )
  await page.getByRole('checkbox', { name: 'Leave capabilities that are already assessed' }).check()
  await expect(tab(page, 'Unchanged', 1)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Apply 2 changes' }).click()
  await expect(page.getByRole('combobox', { name: 'Status of Safe Links: Partial' })).toContainText('25%')
  await expect(page.getByRole('combobox', { name: 'Status of Anti-Phishing: Deployed' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(progress(page)).toHaveText('1 of 98 assessed')
})

test('broken files say why and change nothing; another encoding is said', async ({ app }) => {
  await openSmall(app)
  const { page } = app
  const workbook = await writeXlsx({ sheets: [{ name: 'A', rows: [['id'], ['Safe Links']] }] })
  await page.keyboard.press('b')
  for (const [name, content, problem] of [
    ['cut.xlsx', workbook.subarray(0, workbook.length - 40), /cut\.xlsx: This file isn’t read/],
    ['old.xls.csv', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), /encrypted or of an old kind/],
    ['picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), /neither a text nor a workbook/],
    ['quote.csv', 'id,note\nSafe Links,"open', /quote\.csv: row 2: A quoted cell is broken/],
    ['empty.csv', '', /The list is empty/],
  ] as const) {
    const path = await fileWith(app, name, content)
    await app.open(path, () => page.getByRole('button', { name: 'Choose a file…' }).click())
    await expect(page.getByRole('alert')).toContainText(problem)
  }
  await expectNoAxeViolations(page)
  const latin = Uint8Array.from('Name;Zustand;Verantwortlich\nSafe Links;ja;J\xfcrgen\n', (letter) =>
    letter.charCodeAt(0),
  )
  await app.open(await fileWith(app, 'latin.csv', latin), () =>
    page.getByRole('button', { name: 'Choose a file…' }).click(),
  )
  await expect(page.getByText('read as Windows-1252, since it isn’t UTF-8')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(progress(page)).toHaveText('1 of 98 assessed')
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
})

test('what is exported comes back unchanged', async ({ app }) => {
  await openSmall(app)
  const { page } = app
  await page.keyboard.press('n')
  await page.keyboard.insertText('=1+1 ‮txt')
  await page.keyboard.press('Escape')
  await expect(saved(page)).toBeVisible()
  const file = await app.save(async () => {
    await page.getByRole('button', { name: 'Bring or export a list' }).click()
    await page.getByRole('menuitem', { name: 'Export all capabilities…' }).click()
  })
  expect(file.name).toMatch(/capabilities\.csv$/)
  const path = await fileWith(app, 'back.csv', file.text)
  await page.getByRole('button', { name: 'Bring or export a list' }).click()
  await page.getByRole('menuitem', { name: 'Bring a list…' }).click()
  await app.open(path, () => page.getByRole('button', { name: 'Choose a file…' }).click())
  await expect(tab(page, 'Matched', 0)).toBeVisible()
  await expect(tab(page, 'Unknown', 0)).toBeVisible()
})

test('a quarter of a million rows neither stop the page nor break it, and can be cancelled', async ({ app }) => {
  test.slow()
  await openSmall(app)
  const { page } = app
  const rows = Array.from({ length: 250_000 }, (_, at) => `something ${String(at)} else,yes,Team ${String(at % 9)}`)
  const path = await fileWith(app, 'many.csv', `id,status,owner\n${rows.join('\n')}\n`)
  const choose = (): Promise<void> => app.open(path, () => page.getByRole('button', { name: 'Choose a file…' }).click())
  await page.keyboard.press('b')
  const cancelled = cancelWhenReading(page)
  await choose()
  await cancelled
  await expect(page.getByRole('textbox', { name: 'Paste a list' })).toBeVisible()
  await choose()
  await expect(page.getByRole('radio', { name: 'Unknown 250,000' })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Tab')
  await page.getByRole('grid', { name: 'Unknown' }).getByRole('row').nth(1).focus()
  await page.keyboard.press('Control+End')
  await expect(page.getByRole('grid', { name: 'Unknown' }).locator('[role=row]:focus')).toContainText('10,001')
  await expect(page.getByText('The first 10,000 of 250,000 rows are listed.')).toBeVisible()
})

/** Presses *Cancel* in the moment it is there: a fast machine has read the list before a test could. */
function cancelWhenReading(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        new MutationObserver((_, observer) => {
          const cancel = [...document.querySelectorAll('button')].find(
            (button) =>
              button.textContent.trim() === 'Cancel' && button.parentElement?.textContent.includes('Reading the list'),
          )
          if (cancel === undefined) return
          observer.disconnect()
          cancel.click()
          resolve()
        }).observe(document.body, { subtree: true, childList: true })
      }),
  )
}
