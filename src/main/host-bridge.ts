import { basename, join } from 'node:path'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { FileKind, OpenAnswer, OpenBytesAnswer, SaveAnswer, SaveRequest } from '../bridge/bridge.ts'
import type { DesktopBridge } from '../bridge/desktop-bridge.ts'
import { fileKinds } from '../bridge/file-kinds.ts'
import { safeFileName } from '../bridge/safe-file-name.ts'
import { version } from '../../package.json'
import { pathBehind, tokenFor } from './chosen-files.ts'
import { openLink } from './open-link.ts'
import { sharedBridge } from './shared/shared-bridge.ts'
import { snapshotBridge, type Storage } from './snapshots/snapshot-bridge.ts'
import { readChosenBytes, readChosenText, writeWhole } from './whole-files.ts'

/** The desktop side of the bridge, for one window: dialogs stand before it. */
export function hostBridge(window: BrowserWindow, storage: Storage): DesktopBridge {
  return {
    about: () => Promise.resolve({ host: 'electron', version }),
    saveFile: (request) => saveFile(window, request),
    showInFolder: (token) => Promise.resolve(showInFolder(token)),
    openFile: (kind) => open(window, kind, readWithToken),
    openBytes: (kind) => open(window, kind, readChosenBytes),
    openLink: (address) => openLink(window, address),
    ...snapshotBridge(window, storage),
    ...sharedBridge(window, storage.shared),
  }
}

async function saveFile(window: BrowserWindow, request: SaveRequest): Promise<SaveAnswer> {
  const { label, offered } = fileKinds[request.kind]
  const chosen = await dialog.showSaveDialog(window, {
    title: `Save ${label}`,
    defaultPath: join(app.getPath('documents'), safeFileName(request.name, request.kind)),
    filters: [{ name: label, extensions: [...offered] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (chosen.canceled || chosen.filePath === '') return { saved: false, problem: null }
  const problem = await writeWhole(chosen.filePath, request.content)
  if (problem !== null) return { saved: false, problem }
  return { saved: true, name: basename(chosen.filePath), token: tokenFor(chosen.filePath) }
}

function showInFolder(token: string): boolean {
  const path = pathBehind(token)
  if (path === undefined) return false
  shell.showItemInFolder(path)
  return true
}

/** The window may come back to a file that it opened, as to one that it saved. */
async function readWithToken(path: string): Promise<OpenAnswer> {
  const read = await readChosenText(path)
  return read.opened ? { ...read, token: tokenFor(path) } : read
}

/** Asks for a file and reads it. */
async function open<Answer extends OpenAnswer | OpenBytesAnswer>(
  window: BrowserWindow,
  kind: FileKind,
  read: (path: string) => Promise<Answer>,
): Promise<Answer | { readonly opened: false; readonly problem: null }> {
  const { label, offered } = fileKinds[kind]
  const chosen = await dialog.showOpenDialog(window, {
    title: `Open ${label}`,
    filters: [
      { name: label, extensions: [...offered] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  })
  const [path] = chosen.filePaths
  return chosen.canceled || path === undefined ? { opened: false, problem: null } : read(path)
}
