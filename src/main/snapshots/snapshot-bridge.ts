import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import type { AfterStartingOver, DesktopBridge } from '../../bridge/desktop-bridge.ts'
import { safeFileName } from '../../bridge/safe-file-name.ts'
import { newestFirst } from '../../core/assessment/snapshot.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { mayEnd } from '../ending.ts'
import type { SharedFiles } from '../shared/shared-files.ts'
import { writeWhole } from '../whole-files.ts'
import type { SnapshotFiles } from './snapshot-files.ts'
import { wishToStartOver } from '../database-files/start-over.ts'

/** What this start has to do with what it stores. */
export interface Storage {
  readonly userData: string
  readonly files: SnapshotFiles
  readonly shared: SharedFiles
  /** What was chosen before the database was put aside; null on an ordinary start. */
  readonly chosen: AfterStartingOver | null
}

type SnapshotBridge = Pick<
  DesktopBridge,
  | 'startFacts'
  | 'noteStored'
  | 'snapshots'
  | 'keepSnapshot'
  | 'readSnapshot'
  | 'markSnapshot'
  | 'removeSnapshots'
  | 'addSnapshots'
  | 'saveSnapshots'
  | 'startOver'
  | 'readyToEnd'
>

/** The part of the bridge that is about snapshots and the end of the program. */
export function snapshotBridge(window: BrowserWindow, { userData, files, chosen }: Storage): SnapshotBridge {
  return {
    startFacts: async () => {
      const manifest = await files.manifest()
      return manifest.ok ? parsed({ manifest: manifest.value, chosen }) : manifest
    },
    noteStored: (change) => files.note(change),
    snapshots: (assessment) => files.list(assessment),
    keepSnapshot: (request) => files.keep(request),
    readSnapshot: (assessment, id) => files.read(assessment, id),
    markSnapshot: (assessment, id, mark) => files.mark(assessment, id, mark),
    removeSnapshots: (assessment, ids) => files.remove(assessment, ids),
    addSnapshots: (assessment, older) => files.add(assessment, older),
    saveSnapshots: (assessments) => saveNewest(window, files, assessments),
    startOver: (then) => {
      wishToStartOver(userData, then)
      app.relaunch()
      app.exit(0)
      return Promise.resolve()
    },
    readyToEnd: () => {
      mayEnd(window)
      return Promise.resolve()
    },
  }
}

/** Copies, for each assessment, the newest snapshot that can be read into a folder that the person chooses. */
async function saveNewest(
  window: BrowserWindow,
  files: SnapshotFiles,
  assessments: readonly string[],
): Promise<Parsed<number>> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Save the snapshots in a folder',
    buttonLabel: 'Save here',
    properties: ['openDirectory', 'createDirectory'],
  })
  const [folder] = chosen.filePaths
  if (chosen.canceled || folder === undefined) return parsed(0)
  const names = new Set<string>()
  for (const assessment of assessments) {
    const list = await files.list(assessment)
    if (!list.ok) return list
    for (const snapshot of newestFirst(list.value)) {
      const text = await files.read(assessment, snapshot.id)
      if (!text.ok) continue
      const name = freeName(snapshot.assessmentName, names)
      const problem = await writeWhole(join(folder, name), text.value)
      if (problem !== null) return refused([{ file: name, where: '', what: problem, mend: '' }])
      break
    }
  }
  return parsed(names.size)
}

/** Two assessments may have one name. */
function freeName(assessmentName: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const name = safeFileName(number === 1 ? assessmentName : `${assessmentName} ${number}`, 'assessment')
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
