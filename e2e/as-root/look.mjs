// Looks at a page as the user that this runs as, and prints what it shows: the test itself runs as root, for whom
// Chromium has no sandbox.
import { readdirSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const chosen = process.env.COVERLINE_TEST_CHROMIUM
const browser = await chromium.launch({ chromiumSandbox: true, ...(chosen ? { executablePath: chosen } : {}) })
const page = await browser.newPage()
await page.goto(process.argv[2])
await page.getByRole('heading', { level: 1 }).waitFor()
const seccomp = renderersOf(process.pid)
console.log(JSON.stringify({ title: await page.title(), text: await page.locator('#app').innerText(), seccomp }))
await browser.close()

function renderersOf(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8')
        const field = (key) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(status)?.[1])
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        return [{ pid: Number(name), parent: field('PPid'), seccomp: field('Seccomp'), command }]
      } catch {
        return []
      }
    })
  const below = (pid) => all.filter((one) => one.parent === pid).flatMap((one) => [one, ...below(one.pid)])
  return below(root)
    .filter((one) => one.command.includes('--type=renderer'))
    .map((one) => one.seccomp)
}
