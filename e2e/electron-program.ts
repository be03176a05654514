import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, expect, type ElectronApplication } from '@playwright/test'
import type { Faults } from './faults.ts'
import { electronBinary, project } from './machine.ts'
import { aimAtTree, expectSandboxed } from './sandbox.ts'
import type { Running, SavedFile } from './running.ts'

/** Playwright's own hook: it holds `ready` back until it listens, so that no early fault is missed. */
const holdUntilWatched = join(project, 'node_modules/playwright-core/lib/server/electron/loader.js')

export interface RunningElectron extends Running {
  readonly electron: ElectronApplication
}

export async function startElectron(dataDir: string, savedDir: string, faults: Faults): Promise<RunningElectron> {
  const electron = await _electron.launch({
    executablePath: electronBinary(),
    args: ['-r', holdUntilWatched, project, `--user-data-dir=${dataDir}`],
    chromiumSandbox: true,
  })
  await faults.watch(electron.context())
  const page = await electron.firstWindow()
  await page.waitForLoadState()
  const pid = electron.process().pid ?? 0
  await expectSandboxed(pid)
  return {
    electron,
    page,
    save: (action) => save(electron, savedDir, action),
    open: (path, action) => answerOpenDialog(electron, path, action),
    aim: () => aimAtTree(pid),
    close: () => electron.close(),
    endedBy: async (action) => {
      await electron.evaluate(({ app }) => {
        app.relaunch = () => undefined
      })
      const end = once(electron.process(), 'exit')
      // The window may be gone before its press is acknowledged.
      await action().catch(() => undefined)
      await end
    },
  }
}

/**
 * Answers the save dialog with the proposed name in a new folder within the test's own, where no file saved before could be
 * taken for this one; the product itself has no hook for it.
 */
async function save(electron: ElectronApplication, parent: string, action: () => Promise<void>): Promise<SavedFile> {
  const folder = await mkdtemp(join(parent, 'save-'))
  await electron.evaluate(({ dialog }, into) => {
    const proposals = globalThis as unknown as { savedPath: string }
    proposals.savedPath = ''
    dialog.showSaveDialog = (...values: readonly unknown[]) => {
      const options = values.at(-1) as { readonly defaultPath: string }
      proposals.savedPath = `${into}/${options.defaultPath.split(/[\\/]/).at(-1) ?? ''}`
      return Promise.resolve({ canceled: false, filePath: proposals.savedPath })
    }
  }, folder)
  await action()
  let path = ''
  await expect
    .poll(
      async () => {
        path = await electron.evaluate(() => (globalThis as unknown as { savedPath: string }).savedPath)
        return path !== '' && existsSync(path)
      },
      { message: 'a file was saved' },
    )
    .toBe(true)
  return { name: path.slice(folder.length + 1), path, text: await readFile(path, 'utf8') }
}

async function answerOpenDialog(
  electron: ElectronApplication,
  path: string,
  action: () => Promise<void>,
): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  await action()
}
