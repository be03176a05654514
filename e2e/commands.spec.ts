import type { Page } from '@playwright/test'
import { expectCopied } from './clipboard.ts'
import { expect, test, type Program } from './fixture.ts'

/** Last parts of the addresses of an assessment's screens; a screen's own commands come with it. */
const screens = ['dashboard', 'assess', 'matrix', 'explore', 'technique/T1578.001', 'report', 'data', 'snapshots']
/** Commands that end in a file: a dialog of the system asks where to. */
const saves = /^(Export|Save)/
/** The clipboard is the window's in front. */
const copies = /^Copy “/

interface PaletteLine {
  readonly label: string
  readonly enabled: boolean
}

interface KeyLine {
  readonly keys: string
  readonly label: string
}

/** Everything that a command could change: where this is, what is drawn, what is open, and where the keys go; as a number. */
function state(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    const all = `${focused?.outerHTML ?? ''} ${document.body.innerHTML}`
    let sum = 0
    for (let at = 0; at < all.length; at += 1) sum = (Math.imul(sum, 31) + all.charCodeAt(at)) | 0
    return `${location.hash} ${String(all.length)} ${String(sum)}`
  })
}

async function lines(page: Page): Promise<readonly PaletteLine[]> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>')
  const options = page.getByRole('dialog').getByRole('option')
  await expect(options.filter({ hasText: 'Show all keys' })).toBeAttached()
  // Those out of sight are drawn a little later.
  const all = Number(await options.first().getAttribute('aria-setsize'))
  await expect(options).toHaveCount(all)
  const found = await options.evaluateAll((all) =>
    all.map((option) => ({
      // Undo and redo name the step.
      label: (option.querySelector('.truncate')?.textContent ?? '').replace(/^(Undo|Redo):.*/, '$1').trim(),
      enabled: option.getAttribute('aria-disabled') !== 'true',
    })),
  )
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return found
}

/** Goes down the palette's list until the command is chosen. */
async function walkTo(page: Page, label: string): Promise<void> {
  const options = page.getByRole('dialog').getByRole('option')
  // Undo and redo name the step.
  const name = /^(Undo|Redo)$/.test(label) ? new RegExp(`^${label}(:.*)?$`) : label
  const wanted = options.filter({ has: page.getByText(name, { exact: true }) })
  // What a screen is still preparing isn't possible at first.
  await expect(wanted).not.toHaveAttribute('aria-disabled', 'true')
  // Commands of what the screen is still preparing come in between, so the list may grow on the way.
  const many = async (): Promise<number> => Number(await wanted.getAttribute('aria-setsize'))
  for (let press = 0; (await wanted.getAttribute('aria-selected')) !== 'true' && press < (await many()); press += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await expect(wanted).toHaveAttribute('aria-selected', 'true')
}

async function sheet(page: Page): Promise<readonly KeyLine[]> {
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await expect(dialog).toBeVisible()
  const found = await dialog.locator('section:not([aria-label="Lists"]) dl > div').evaluateAll((all) =>
    all.map((line) => ({
      keys: [...line.querySelectorAll('dt > *')].map((key) => key.textContent.trim()).join('+'),
      label: line.querySelector('dd')?.textContent.trim() ?? '',
    })),
  )
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  return found
}

/** As the keyboard of the tests calls them. */
function pressed(keys: string): string {
  return keys
    .replace('Ctrl', 'Control')
    .replace('Esc', 'Escape')
    .replace(/\+([A-Z])$/, (_, letter: string) => `+${letter.toLowerCase()}`)
}

/** The screen as it is when one comes to it, with nothing open. */
async function arrive({ page }: Program, address: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    location.hash = '#/settings'
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  // What the matrix remembers would change which commands are possible.
  await page.evaluate((hash) => {
    localStorage.removeItem('coverline.matrix')
    location.hash = hash
  }, address)
  await page.waitForURL(`**/*${address}`)
  await expect(page.getByRole('navigation', { name: 'Screens' }).locator('[aria-current=page]')).toHaveCount(1)
  await expect(page.getByRole('main')).toContainText(/\w/)
}

/** Says what a deed by keys changed; it fails where nothing did. */
async function expectToDo(app: Program, label: string, deed: () => Promise<void>): Promise<void> {
  const { page } = app
  if (saves.test(label) && label.endsWith('…') && !label.startsWith('Save as')) {
    const file = await app.save(deed)
    expect(file.text.length, label).toBeGreaterThan(0)
    return
  }
  if (copies.test(label)) {
    const said = page.getByRole('status').filter({ hasText: 'was copied' })
    // Not what the command before said.
    await expect(said).toHaveCount(0)
    await expectCopied(app, deed, said)
    return
  }
  const before = await state(page)
  await deed()
  await expect.poll(() => state(page), { message: `“${label}” does something` }).not.toBe(before)
}

test('every command is reached by keys, and does something', async ({ app }) => {
  test.setTimeout(600_000)
  const { page } = app
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.waitForURL(/\/a\//)
  const id = /\/a\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
  const done = new Set<string>()
  let ran = 0
  for (const screen of screens) {
    const address = `#/a/${id}/${screen}`
    await arrive(app, address)
    for (const { label, enabled } of await lines(page)) {
      const goesHere = label.toLowerCase() === screen.split('/')[0]
      if (!enabled || done.has(label) || goesHere) continue
      done.add(label)
      await arrive(app, address)
      await expectToDo(app, label, async () => {
        await page.keyboard.press('Control+k')
        await page.keyboard.type('>')
        await walkTo(page, label)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('combobox', { name: 'Search or run a command' }), label).toHaveCount(0)
      })
      ran += 1
    }
  }
  expect(ran).toBeGreaterThan(80)
})

test('every key on the sheet of keys does what it says', async ({ app }) => {
  test.setTimeout(600_000)
  const { page } = app
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.waitForURL(/\/a\//)
  const id = /\/a\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
  const done = new Set<string>()
  for (const screen of screens) {
    const address = `#/a/${id}/${screen}`
    await arrive(app, address)
    const possible = new Map((await lines(page)).map(({ label, enabled }) => [label, enabled]))
    for (const { keys, label } of await sheet(page)) {
      // What can't be done right now is tried where it can.
      if (done.has(`${keys} ${label}`) || possible.get(label) === false || /^(Undo|Redo)/.test(label)) continue
      done.add(`${keys} ${label}`)
      await arrive(app, address)
      if (label.startsWith('Clear the selection')) await page.keyboard.press('x')
      await expectToDo(app, label, () => page.keyboard.press(pressed(keys)))
    }
  }
  expect(done.size).toBeGreaterThan(20)

  await arrive(app, `#/a/${id}/assess`)
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled()
  await expectToDo(app, 'Undo', () => page.keyboard.press('Control+z'))
  await expectToDo(app, 'Redo', () => page.keyboard.press('Control+Shift+z'))
  await expectToDo(app, 'Undo', () => page.keyboard.press('Control+z'))
  await expectToDo(app, 'Redo', () => page.keyboard.press('Control+y'))
})
