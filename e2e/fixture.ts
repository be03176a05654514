import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type ElectronApplication, type Page } from '@playwright/test'
import { startInBrowser } from './browser-program.ts'
import { startElectron } from './electron-program.ts'
import { collectFaults } from './faults.ts'
import type { HostOption } from './host-option.ts'
import { freePort } from './machine.ts'
import type { Running, SavedFile } from './running.ts'

export { expect }

/** The built program, started with an empty store, as a journey sees it. */
export interface Program {
  /** The window or page; another one after `restart`. */
  readonly page: Page
  readonly host: 'electron' | 'browser'
  /** User data (Electron) or profile (Chromium): it outlives `kill` and `restart`. */
  readonly dataDir: string
  /** Where the page comes from, without a slash at the end. */
  readonly origin: string
  /** The desktop program itself; throws in a browser. */
  readonly electron: ElectronApplication
  /** Does `action`, which must save one file, and returns that file. */
  save(action: () => Promise<void>): Promise<SavedFile>
  /** Does `action`, which must ask for a file, and hands it the one at `path`. */
  open(path: string, action: () => Promise<void>): Promise<void>
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>
  /** Looks up what has to be killed; the function returned kills it without any delay of its own. */
  aim(): () => Promise<void>
  /** Ends the program as a person does. */
  end(): Promise<void>
  /** Does `action`, which must end the desktop program by itself, and waits for that end. */
  endedBy(action: () => Promise<void>): Promise<void>
  /** SIGKILL where it still runs, then a new process on the same user data. */
  restart(): Promise<void>
  /** Says that the test provokes faults whose text matches; all others fail it. */
  allowFaults(pattern: RegExp): void
}

/** How large the page is, and whether it is shown: what makes text hidden that is there. */
async function windowFacts(page: Page): Promise<string> {
  const read = page.evaluate(
    () => `${String(innerWidth)}×${String(innerHeight)}, ${document.visibilityState}, ${location.hash}`,
  )
  return read.catch((error: unknown) => String(error))
}

type AnyRunning = Running & { readonly electron?: ElectronApplication }

/**
 * Every journey runs on `app`: the production build in a real sandbox, asserted from `/proc`. A content policy
 * violation, an error or warning on the console, or an error in the page fails the test.
 */
export const test = base.extend<HostOption & { readonly app: Program }>({
  host: ['electron', { option: true }],
  app: async ({ host }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'coverline-'))
    const dataDir = join(folder, 'data')
    const savedDir = join(folder, 'saved')
    await mkdir(savedDir)
    const port = await freePort()
    const faults = collectFaults()
    const start = (): Promise<AnyRunning> =>
      host === 'electron' ? startElectron(dataDir, savedDir, faults) : startInBrowser(dataDir, savedDir, port, faults)
    const process: { current: AnyRunning | null } = { current: await start() }
    const now = (): AnyRunning => {
      if (process.current === null) throw new Error('The program was killed; restart it first.')
      return process.current
    }
    const aim = (): (() => Promise<void>) => {
      const strike = now().aim()
      return async () => {
        await strike()
        process.current = null
      }
    }
    const kill = (): Promise<void> => aim()()
    await use({
      get page() {
        return now().page
      },
      get electron() {
        const { electron } = now()
        if (electron === undefined) throw new Error('There is no Electron in a browser.')
        return electron
      },
      host,
      dataDir,
      origin: host === 'electron' ? 'app://bundle' : `http://127.0.0.1:${String(port)}`,
      save: (action) => now().save(action),
      open: (path, action) => now().open(path, action),
      kill,
      aim,
      end: async () => {
        await now().close()
        process.current = null
      },
      endedBy: async (action) => {
        await now().endedBy(action)
        process.current = null
      },
      restart: async () => {
        if (process.current !== null) await kill()
        process.current = await start()
      },
      allowFaults: (pattern) => {
        faults.allow(pattern)
      },
    })
    if (info.status !== info.expectedStatus && process.current !== null) {
      console.log(`The window of “${info.title}” when it failed: ${await windowFacts(process.current.page)}`)
    }
    await process.current?.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    expect(faults.list(), 'no policy violation, no console fault, no page error').toEqual([])
  },
})
