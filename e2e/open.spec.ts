import { expect, test } from './fixture.ts'

test('the program opens with its title and without a fault', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Coverline/)
  await expect(app.page.locator('#app')).not.toBeEmpty()
  expect(app.page.url().startsWith(`${app.origin}/`)).toBe(true)
})

test('it opens again on the same data after it was killed', async ({ app }) => {
  await app.restart()
  await expect(app.page).toHaveTitle(/Coverline/)
  await expect(app.page.locator('#app')).not.toBeEmpty()
})

test('a link that is pressed while the first screen is being found is followed', async ({ app: { page } }) => {
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      const link = [...document.querySelectorAll('a')].find((one) => one.textContent.trim() === 'Explore')
      if (link === undefined) return
      watcher.disconnect()
      link.click()
    })
    watcher.observe(document, { childList: true, subtree: true })
  })
  await page.evaluate(() => {
    history.replaceState(null, '', '#/')
  })
  await page.reload()
  await expect(page.getByRole('grid', { name: 'Techniques' })).toBeVisible()
})
