import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, expect } from '@playwright/test'
import type { Faults } from './faults.ts'
import { chromiumBinary, project } from './machine.ts'
import { listProcesses } from './process-tree.ts'
import type { Running, SavedFile } from './running.ts'
import { aimAtTree, expectSandboxed } from './sandbox.ts'

/** Chromium on its own profile, and the browser host on `port`: a store belongs to its port. */
export async function startInBrowser(
  dataDir: string,
  savedDir: string,
  port: number,
  faults: Faults,
): Promise<Running> {
  const host = await startBrowserHost(port)
  const executablePath = chromiumBinary()
  const context = await chromium.launchPersistentContext(dataDir, {
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: true,
    headless: true,
    viewport: { width: 1280, height: 800 },
  })
  await faults.watch(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`http://127.0.0.1:${String(port)}/`)
  const pid = browserPid(dataDir)
  await expectSandboxed(pid)
  return {
    page,
    save: async (action): Promise<SavedFile> => {
      const [download] = await Promise.all([page.waitForEvent('download'), action()])
      const path = join(savedDir, download.suggestedFilename())
      await download.saveAs(path)
      return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') }
    },
    open: async (path, action) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), action()])
      await chooser.setFiles(path)
    },
    aim: () => {
      const killBrowser = aimAtTree(pid)
      return async () => {
        await killBrowser()
        await stop(host, 'SIGKILL')
      }
    },
    close: async () => {
      await context.close()
      await stop(host, 'SIGTERM')
    },
    endedBy: () => Promise.reject(new Error('A page doesn’t end its browser.')),
  }
}

/** The built browser host, listening. */
export async function startBrowserHost(port: number): Promise<ChildProcess> {
  const file = join(project, 'out/host/browser-host.js')
  const host = spawn(process.execPath, [file, '--port', String(port), '--no-open'], { stdio: 'pipe' })
  let printed = ''
  for (const stream of [host.stdout, host.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await expect.poll(() => printed, 'the browser host prints its address').toContain(`http://127.0.0.1:${String(port)}/`)
  return host
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = once(child, 'exit')
  child.kill(signal)
  await end
}

/** Playwright doesn't tell it for a persistent profile; only the browser itself has the profile and no type. */
function browserPid(dataDir: string): number {
  const browser = listProcesses().find(
    ({ arguments: values, zombie }) =>
      !zombie &&
      values.includes(`--user-data-dir=${dataDir}`) &&
      !values.some((value) => value.startsWith('--type=') || value.includes('crashpad')),
  )
  if (browser === undefined) throw new Error('The browser process was not found.')
  return browser.pid
}
