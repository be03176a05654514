import type { Page } from '@playwright/test'

/** What the page has acknowledged, as the test itself knows it: a kill can't take that along. */
export interface Acknowledgements {
  /** Of the edits since the watch began, how many stood on the screen as saved. */
  count: () => number
  /** Resolves with the next acknowledgement of at least so many edits. */
  reached: (count: number) => Promise<void>
  /** Resolves when the process is gone and everything that it had still told was heard. */
  gone: Promise<void>
}

/**
 * Has the page tell each time it shows *saved*, and how many marks by key it had taken until then. Told the moment the
 * text changes, before it is painted; what the page told before it was killed is heard even if that is after the kill.
 * So an edit may be missed here only while its news is on the way between two processes, and none is counted too many:
 * a mark is taken and its *saving* shown in the very task of its key.
 */
export async function watchAcknowledgements(page: Page): Promise<Acknowledgements> {
  let acknowledged = 0
  let waiting: { readonly count: number; readonly resolve: () => void }[] = []
  await page.exposeFunction('tellAcknowledged', (count: number) => {
    acknowledged = Math.max(acknowledged, count)
    const due = waiting.filter((one) => one.count <= acknowledged)
    waiting = waiting.filter((one) => one.count > acknowledged)
    for (const { resolve } of due) resolve()
  })
  await page.evaluate(() => {
    const { tellAcknowledged } = window as unknown as { tellAcknowledged: (count: number) => Promise<void> }
    let taken = 0
    let told = 0
    window.addEventListener('keydown', ({ key }) => (taken += /^[0-5]$/.test(key) ? 1 : 0), { capture: true })
    new MutationObserver(() => {
      const label = document.querySelector('button[aria-label^="Assessment:"]')?.getAttribute('aria-label') ?? ''
      if (taken === told || !/· saved$/.test(label)) return
      told = taken
      void tellAcknowledged(taken)
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-label'] })
  })
  return {
    count: () => acknowledged,
    reached: (count) =>
      acknowledged >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    gone: new Promise((resolve) =>
      page.once('close', () => {
        resolve()
      }),
    ),
  }
}
