import type { App } from 'electron'
import { mainWindow } from './main-window.ts'

/**
 * Two processes on one store would overwrite each other. Asked after the user-data folder is set, since the lock lies
 * there. False: another one runs, its window comes to the front, and this one must end.
 */
export function keepSingleInstance(app: App): boolean {
  if (!app.requestSingleInstanceLock()) {
    console.log('Coverline is already open: its window comes to the front.')
    app.quit()
    return false
  }
  app.on('second-instance', () => {
    const window = mainWindow()
    if (window === null) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  return true
}
