import type { Page } from '@playwright/test'
import { covered, fileWith, goTo, openFile, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expect, test } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

const good = smallFile('Branch')

function changed(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(good) as Record<string, unknown>
  change(file)
  return JSON.stringify(file)
}

const refused = [
  { what: 'cut short', text: good.slice(0, 200), says: /JSON/ },
  { what: 'foreign', text: '{"techniques": []}', says: 'This is no Coverline assessment.' },
  { what: 'newer', text: changed((file) => (file['version'] = 9)), says: 'format version 9' },
  {
    what: 'of another ATT&CK',
    text: good.replace('"19.0"', '"99.0"'),
    says: "ATT&CK 99.0 of the enterprise domain isn't",
  },
  { what: 'no UTF-8', text: Uint8Array.from([0x7b, 0xe4, 0x7d]), says: "isn't UTF-8" },
  { what: 'too large', text: new Uint8Array(50 * 1024 * 1024 + 1).fill(0x20), says: 'larger than 50 MB' },
] as const

test('a file that can’t be read is refused with its problems, and changes nothing', async ({ app }) => {
  const { page } = app
  for (const { what, text, says } of refused) {
    await openFile(app, await fileWith(app, `${what}.json`, text))
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed.' }), what).toContainText(says)
    await page.getByRole('button', { name: 'Close this message' }).click()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  const several = changed((file) => {
    file['name'] = 7
    file['capabilities'] = Array.from({ length: 60 }, (_, at) => ({
      framework: 'm365',
      capability: `c${at}`,
      status: 'x',
    }))
  })
  await openFile(app, await fileWith(app, 'several.json', several))
  const problems = page.getByRole('region', { name: 'Problems of the file' }).getByRole('listitem')
  await expect(problems).toHaveCount(61)
  await expect(problems.filter({ hasText: 'capabilities[59].status' })).toBeAttached()
  await expectNoAxeViolations(page)
  await expect(page.getByRole('heading', { name: 'What do you run?' })).toBeVisible()

  await dropFiles(page, ['{"techniques": []}'])
  await expect(page.getByRole('alert')).toContainText('dropped0.json was not opened.')
  await expect(page.getByRole('alert')).toContainText('This is no Coverline assessment.')
  await dropFiles(page, [good, good])
  await expect(page.getByRole('alert')).toContainText('Drop one file at a time.')
  await dropFiles(page, ['PK'], 'Everything.coverline.zip')
  await expect(page.getByRole('alert')).toContainText('This is a backup, not an assessment.')
  await dropFiles(page, [good])
  await expect(covered(page)).toBeVisible()
  await goTo(page, 'Library')
  await expect(page.getByRole('grid', { name: 'Assessments' })).toHaveAttribute('aria-rowcount', '2')
  // Taken once more, it may stay beside the one that is here, which stays as it is.
  await dropFiles(page, [good])
  await page.getByRole('dialog').getByRole('button', { name: 'Keep as another one' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'this one got a new id' })).toBeVisible()
  await goTo(page, 'Library')
  await dropFiles(page, [good.slice(0, -20)])
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.')
  await expect(page.getByRole('grid', { name: 'Assessments' })).toHaveAttribute('aria-rowcount', '3')
})

test('a file dropped inside an assessment doesn’t take the program’s place', async ({ app }) => {
  const { page } = app
  await openFile(app, await fileWith(app, 'good.json', good))
  await expect(covered(page)).toBeVisible()
  expect(await dropFiles(page, [good])).toBe('refused')
  await expect(covered(page)).toBeVisible()
})

test('what isn’t known here is named, kept and given back', async ({ app }) => {
  const { page } = app
  const text = changed((file) => {
    file['mappingSets'] = ['okta-2031_attack-40.0-enterprise', ...(file['mappingSets'] as string[])]
    file['future'] = { kept: [1, 'two'] }
    file['capabilities'] = [
      ...(file['capabilities'] as object[]),
      { framework: 'okta', capability: 'mfa', status: 'deployed', colour: 'red' },
    ]
  })
  await openFile(app, await fileWith(app, 'later.json', text))
  await expect(
    page.getByText('This program doesn’t have the mapping set okta-2031_attack-40.0-enterprise.'),
  ).toBeVisible()
  await expect(page.getByRole('banner').getByText('1 of 98 assessed')).toBeVisible()
  await expectNoAxeViolations(page)
  await goTo(page, 'Data')
  await page.getByRole('radio', { name: /^Data notes/ }).click()
  await page.getByRole('textbox', { name: 'Filter notes' }).fill('okta')
  await expect(page.getByRole('grid', { name: 'Data notes' })).toContainText('okta mfa')
  const { text: back } = await app.save(async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('export assessment')
    await page.keyboard.press('Enter')
  })
  const file = JSON.parse(back) as Record<string, unknown>
  expect(file['future']).toEqual({ kept: [1, 'two'] })
  expect(file['mappingSets']).toContain('okta-2031_attack-40.0-enterprise')
  expect(file['capabilities']).toContainEqual({
    capability: 'mfa',
    framework: 'okta',
    status: 'deployed',
    colour: 'red',
  })
})

/** Lets go of files over the middle of the page; `refused` where the page shows that it takes none. */
async function dropFiles(page: Page, texts: readonly string[], name = 'dropped0.json'): Promise<'taken' | 'refused'> {
  return page.evaluate(
    ([files, first]) => {
      const data = new DataTransfer()
      files.forEach((text, at) => data.items.add(new File([text], at === 0 ? first : `dropped${String(at)}.json`)))
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body
      const send = (type: string): DragEvent => {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data })
        target.dispatchEvent(event)
        return event
      }
      const over = send('dragover')
      const drop = send('drop')
      if (!over.defaultPrevented || !drop.defaultPrevented) throw new Error('The browser would open the file itself.')
      return data.dropEffect === 'none' && over.dataTransfer?.dropEffect === 'none' ? 'refused' : 'taken'
    },
    [texts, name] as const,
  )
}
