import type { App, BrowserWindow } from 'electron'

/** Milliseconds that a window has to write what it must before it is closed all the same. */
const patience = 3000

const waiting = new Map<BrowserWindow, () => void>()

/**
 * Lets a window write before it goes: a close waits for its answer, or for three seconds. `tell` asks it. A shutdown of
 * Windows comes without a close, so the window is told there too, and the system goes on meanwhile.
 */
export function writeBeforeEnding(app: App, tell: (window: BrowserWindow) => void): void {
  app.on('browser-window-created', (_event, window) => {
    window.on('close', (event) => {
      const { webContents } = window
      if (waiting.has(window)) {
        event.preventDefault()
        return
      }
      if (webContents.isDestroyed() || webContents.isCrashed() || webContents.isLoadingMainFrame()) return
      event.preventDefault()
      const timer = setTimeout(() => waiting.get(window)?.(), patience)
      waiting.set(window, () => {
        clearTimeout(timer)
        waiting.delete(window)
        if (!window.isDestroyed()) window.destroy()
      })
      tell(window)
    })
    window.on('query-session-end', () => {
      tell(window)
    })
  })
}

/** The window has written everything. */
export function mayEnd(window: BrowserWindow): void {
  waiting.get(window)?.()
}
