import type { Locator } from '@playwright/test'
import { expect, type Program } from './fixture.ts'

/** Does what copies something until it says so: only the window in front may, and other tests have windows too. */
export async function expectCopied(app: Program, press: () => Promise<void>, said: Locator): Promise<void> {
  await expect(async () => {
    if (app.host === 'electron') {
      await app.electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.focus()
      })
    } else await app.page.bringToFront()
    await press()
    await expect(said).toBeVisible({ timeout: 2000 })
  }).toPass()
}
