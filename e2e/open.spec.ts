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
