/* Functions that are handed to the page run there. */
/* global document, window, indexedDB, MutationObserver, requestAnimationFrame */

/**
 * @typedef {import('./bench-page.mjs').Figure} Figure
 */

/** Assessments beside the large one, and capability entries of that. */
const others = 999
const largeEntries = 20_000
const marks = 200

const sorted = (times) => [...times].sort((a, b) => a - b)
const quantile = (times, share) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

/** Runs in the page: copies the one assessment that there is, as often as asked, straight into the database. */
async function copyStored({ id, copies }) {
  const request = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  const database = await request(indexedDB.open('coverline'))
  const tables = ['assessments', 'entries', 'summaries']
  const reading = database.transaction(tables)
  const [document_, entries, summary] = await Promise.all([
    request(reading.objectStore('assessments').get(id)),
    request(reading.objectStore('entries').getAll()),
    request(reading.objectStore('summaries').get(id)),
  ])
  const own = entries.filter((entry) => entry.assessment === id)
  for (let from = 0; from < copies; from += 100) {
    const writing = database.transaction(tables, 'readwrite')
    const done = new Promise((resolve, reject) => {
      writing.oncomplete = resolve
      writing.onabort = () => reject(writing.error)
    })
    for (let at = from; at < Math.min(copies, from + 100); at += 1) {
      const copy = `copy-${String(at)}`
      writing.objectStore('assessments').put({ ...document_, id: copy, name: copy })
      writing.objectStore('summaries').put({ ...summary, id: copy, name: copy, sample: false })
      for (const entry of own) writing.objectStore('entries').put({ ...entry, assessment: copy })
    }
    await done
  }
  database.close()
  return own.length
}

/** Runs in the page: notes the moment of each key and of each `saved` after it. */
function watchSaved() {
  window.savedTimes = []
  let pressed = null
  const isSaved = () =>
    /· saved$|, saved$| saved$/.test(
      document.querySelector('[aria-label^="Assessment:"]')?.getAttribute('aria-label') ?? '',
    )
  window.addEventListener('keydown', () => (pressed = performance.now()), { capture: true })
  new MutationObserver(() => {
    if (pressed === null || !isSaved()) return
    window.savedTimes.push(performance.now() - pressed)
    pressed = null
  }).observe(document, { subtree: true, attributes: true, childList: true, characterData: true })
}

/** Runs in the page: milliseconds of one row written on its own, strictly, in a page with nothing else to do. */
async function bareWrites(runs) {
  const request = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  const database = await request(indexedDB.open('coverline'))
  const [row] = await request(database.transaction('entries').objectStore('entries').getAll(null, 1))
  const times = []
  for (let run = 0; run < runs; run += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const start = performance.now()
    const writing = database.transaction('entries', 'readwrite', { durability: 'strict' })
    const done = new Promise((resolve, reject) => {
      writing.oncomplete = resolve
      writing.onabort = () => reject(writing.error)
    })
    writing.objectStore('entries').put(row)
    await done
    times.push(performance.now() - start)
  }
  database.close()
  return times
}

/** The sample's file with so many entries more, of capabilities that no set has: stored like any other. */
function largeFile(text) {
  const file = JSON.parse(text)
  file.id = '00000000-0000-4000-8000-00000000bead'
  file.name = 'Large'
  const more = Array.from({ length: largeEntries - file.capabilities.length }, (_, at) => ({
    framework: 'azure',
    capability: `bench_${String(at).padStart(5, '0')}`,
    status: 'deployed',
  }))
  file.capabilities = [...file.capabilities, ...more]
  return JSON.stringify(file)
}

/**
 * Measures the store at its full load: a list of a thousand assessments, and edits in one of 20,000 capabilities.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built program
 * @param {string} sampleText an assessment file
 * @returns {Promise<readonly Figure[]>}
 */
export async function measureStore(browser, address, sampleText) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.waitForURL(/\/a\//)
  const id = /\/a\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
  const typical = await page.evaluate(copyStored, { id, copies: others })
  await page.goto(address)
  await page.getByRole('grid', { name: 'Assessments' }).waitFor()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file…' }).click()
  await (
    await chooser
  ).setFiles({
    name: 'large.assessment.json',
    mimeType: 'application/json',
    buffer: Buffer.from(largeFile(sampleText)),
  })
  await page.waitForURL(/\/a\/[^/]*bead/, { timeout: 120_000 })
  await page.getByRole('grid', { name: 'Capabilities' }).waitFor({ timeout: 120_000 })
  await page.evaluate(watchSaved)
  await page.keyboard.press('ArrowDown')
  for (let mark = 0; mark < marks; mark += 1) {
    await page.keyboard.press(mark % 2 === 0 ? '1' : '4')
    await page.waitForFunction((count) => window.savedTimes.length > count, mark, { timeout: 60_000 })
  }
  const saved = await page.evaluate(() => window.savedTimes)
  const bare = await page.evaluate(bareWrites, marks)
  await page.close()

  const starts = []
  for (let run = 0; run < 3; run += 1) {
    const fresh = await context.newPage()
    await fresh.goto(address)
    await fresh.getByRole('grid', { name: 'Assessments' }).getByRole('row').nth(5).waitFor()
    starts.push(
      await fresh.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))),
      ),
    )
    await fresh.close()
  }
  await context.close()
  const load = `${String(largeEntries)} capabilities beside ${String(others)} assessments of ${String(typical)}`
  return [
    {
      name: `edit to durably saved, 95th of 100: ${load}`,
      value: quantile(saved, 0.95),
      limit: 50,
      unit: 'ms',
      limitIs: 'the bar',
    },
    {
      name: 'the same against a bare strict write',
      value: quantile(saved, 0.95),
      limit: quantile(bare, 0.95),
      unit: 'ms',
      limitIs: 'one row, strictly, and nothing else',
    },
    { name: 'start with 1,000 assessments', value: quantile(starts, 0.5), limit: 2000, unit: 'ms', limitIs: 'the bar' },
  ]
}
