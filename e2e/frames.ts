import type { Page } from '@playwright/test'

/** Waits for so many pictures of the page: one that is busy takes longer. */
export function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (all) => {
    for (let at = 0; at < all; at++) await new Promise((resolve) => requestAnimationFrame(resolve))
  }, count)
}
