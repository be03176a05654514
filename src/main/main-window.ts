import { join } from 'node:path'
import { BrowserWindow, nativeTheme, type WebContents } from 'electron'
import type { Launch } from './launch.ts'
import { originOf } from './network.ts'

/** Shown until the first frame is painted: the two themes' backgrounds. */
const background = { light: '#f4f6f8', dark: '#0a0d11' }

/** Milliseconds after loading until the window is shown even though its page has painted nothing: nobody can close none. */
const patience = 3000

let current: BrowserWindow | null = null

export function mainWindow(): BrowserWindow | null {
  return current
}

export function isMainWindow(contents: WebContents): boolean {
  return current !== null && !current.isDestroyed() && current.webContents === contents
}

/** Every value that guards the window is written out, even where it is Electron's default: defaults have moved. */
export async function openMainWindow(launch: Launch, outFolder: string): Promise<void> {
  const window = new BrowserWindow({
    title: 'Coverline',
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    icon: join(outFolder, '..', 'resources', 'icons', 'coverline.png'),
    webPreferences: {
      preload: join(outFolder, 'preload', 'index.cjs'),
      sandbox: launch.sandbox,
      contextIsolation: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: launch.developerTools,
    },
  })
  current = window
  let isShown = false
  const show = (): void => {
    if (isShown || window.isDestroyed()) return
    isShown = true
    window.show()
  }
  window.once('ready-to-show', show)
  // Electron can't prevent a page from going to about:blank, which needs no loader: so the window comes back.
  window.webContents.on('did-navigate', (_event, address) => {
    if (originOf(address) !== launch.origin) void window.loadURL(launch.page)
  })
  window.on('closed', () => {
    current = null
  })
  try {
    await window.loadURL(launch.page)
    setTimeout(show, patience)
  } catch (error) {
    // A person, or the system, may end the program before its page is there.
    if (!window.isDestroyed()) throw error
  }
}
