import type { DesktopBridge } from '../../bridge/desktop-bridge.ts'
import type { SnapshotShelf } from '../database/snapshot-shelf.ts'

/** The snapshots of the desktop program, as files that it keeps. */
export function fileShelf(desktop: DesktopBridge): SnapshotShelf {
  return {
    list: (assessment) => desktop.snapshots(assessment),
    keep: (request) => desktop.keepSnapshot(request),
    read: ({ assessment, id }) => desktop.readSnapshot(assessment, id),
    mark: ({ assessment, id }, mark) => desktop.markSnapshot(assessment, id, mark),
    remove: (assessment, ids) => desktop.removeSnapshots(assessment, ids),
    add: (assessment, older) => desktop.addSnapshots(assessment, older),
  }
}
