import { basename, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { fileKinds } from '../../bridge/file-kinds.ts'
import { safeFileName } from '../../bridge/safe-file-name.ts'
import type { SharedFileBridge, SharedLink, SharedPlace } from '../../bridge/shared-file.ts'
import { sharedFileChannel } from '../../bridge/channels.ts'
import { parsed, refused } from '../../core/problem.ts'
import { pathBehind, tokenFor } from '../chosen-files.ts'
import type { SharedFiles } from './shared-files.ts'
import { watchOnly } from './watched-file.ts'

/** The part of the bridge that is about shared files. */
export function sharedBridge(window: BrowserWindow, files: SharedFiles): SharedFileBridge {
  return {
    placeSharedFile: (name) => place(window, name),
    linkSharedFile: async (assessment, token) => {
      const path = pathBehind(token)
      if (path === undefined) {
        return refused([{ file: '', where: '', what: 'This file wasn’t chosen here.', mend: 'Choose it again.' }])
      }
      const linked = await files.link(assessment, path)
      return linked.ok ? parsed(linkTo(linked.value)) : linked
    },
    sharedLink: async (assessment) => {
      const path = await files.linked(assessment)
      if (!path.ok) return path
      return parsed(path.value === null ? null : linkTo(path.value))
    },
    readSharedFile: (assessment, known) => files.read(assessment, known),
    writeSharedFile: (assessment, write) => files.write(assessment, write),
    agreeOnSharedFile: (assessment, base) => files.agree(assessment, base),
    distrustSharedFiles: (assessments) => files.distrust(assessments),
    unlinkSharedFiles: (assessments) => files.unlink(assessments),
    watchSharedFile: async (assessment) => {
      const path = assessment === null ? parsed(null) : await files.linked(assessment)
      if (!path.ok) return path
      watchOnly(path.value, () => {
        if (!window.isDestroyed()) window.webContents.send(sharedFileChannel, assessment)
      })
      return parsed(null)
    },
  }
}

function linkTo(path: string): SharedLink {
  return { file: basename(path), token: tokenFor(path) }
}

/** Only asks: a file that is there already isn't replaced, whatever a dialog asks, but met as others' work. */
async function place(window: BrowserWindow, name: string): Promise<SharedPlace | null> {
  const { label, offered } = fileKinds.assessment
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Share through a file',
    buttonLabel: 'Share',
    defaultPath: join(app.getPath('documents'), safeFileName(name, 'assessment')),
    filters: [{ name: label, extensions: [...offered] }],
    properties: ['createDirectory'],
  })
  if (chosen.canceled || chosen.filePath === '') return null
  return { name: basename(chosen.filePath), token: tokenFor(chosen.filePath) }
}
