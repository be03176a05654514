import { existsSync } from 'node:fs'
import { findProgram } from './processes.mjs'

const systemBrowsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** @returns {Promise<string | null>} a Chromium for the tests: the one that Playwright installed, or the system's */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  if (existsSync(own)) return own
  return systemBrowsers.map(findProgram).find((path) => path !== null) ?? null
}
