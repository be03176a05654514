// Pictures of every screen, at two sizes and in both themes: to look at, and for the README.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './browser.mjs'
import { build, stateOfBuild } from './build.mjs'
import { project } from './project.mjs'
import { shots } from './shots.mjs'

const port = 47632
const address = `http://127.0.0.1:${port}/`
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]
const themes = ['light', 'dark']

const [folderGiven = 'test-results/screenshots', only = ''] = process.argv.slice(2)
const folder = resolve(project, folderGiven)
mkdirSync(folder, { recursive: true })

if (stateOfBuild() !== 'fresh') {
  console.log('Building first.')
  await build()
}
const executablePath = await findChromium()
if (executablePath === null) {
  console.error('There is no Chromium here. `npm test` installs one.')
  process.exit(1)
}
const host = spawn(process.execPath, [join(project, 'out/host/browser-host.js'), '--port', String(port), '--no-open'])
await new Promise((ready, failed) => {
  host.stdout.once('data', ready)
  host.once('close', () => failed(new Error('The browser host did not start.')))
})
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
let taken = 0
try {
  for (const viewport of sizes) {
    for (const colorScheme of themes) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.goto(address)
      for (const { name, show } of shots) {
        if (only !== '' && !name.includes(only) && name !== 'start') continue
        await show(page, address)
        await page.evaluate(() => globalThis.document.fonts.ready)
        const file = join(folder, `${name}-${viewport.width}-${colorScheme}.png`)
        await page.screenshot({ path: file })
        taken += 1
      }
      await context.close()
    }
  }
} finally {
  await browser.close()
  host.kill('SIGTERM')
}
console.log(`${taken} pictures in ${folder}`)
