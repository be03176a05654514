import { app, dialog, type BrowserWindow } from 'electron'
import { isMainWindow, mainWindow } from './main-window.ts'

/** A fault of this process ends it, with a sentence: going on with unknown state could lose more than it saves. */
export function reportFaults(): void {
  let ending = false
  app.on('before-quit', () => {
    ending = true
  })
  const end = (error: unknown): void => {
    console.error(error)
    // A box would wait for an answer that nobody gives to a program that was told to end.
    if (app.isReady() && !ending) dialog.showErrorBox('Coverline has to close', sentenceOf(error))
    app.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}

/** A window that died or hangs is offered again; everything that was saved is still there. */
export function recoverWindow(): void {
  app.on('render-process-gone', (_event, contents, details) => {
    const window = mainWindow()
    if (window === null || !isMainWindow(contents) || details.reason === 'clean-exit') return
    void offerReload(window, `The window stopped working (${details.reason}).`, 'Quit')
  })
  app.on('browser-window-created', (_event, window) => {
    window.on('unresponsive', () => {
      void offerReload(window, "The window doesn't answer.", 'Wait')
    })
  })
}

async function offerReload(window: BrowserWindow, message: string, otherwise: 'Quit' | 'Wait'): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail: 'What was saved is kept. A change that was not yet saved may be lost.',
    buttons: ['Reload', otherwise],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) window.webContents.reload()
  else if (otherwise === 'Quit') app.quit()
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
