import { notice } from '../frame/notice.ts'
import { host } from '../host/host.ts'
import { problemLine } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { toasts } from '../shell/toasts.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import { useSnapshotStore } from '../stores/snapshot-store.ts'
import type { Snapshot } from '../stores/snapshot-store.ts'
import { timeOf, titleOf } from '../frame/snapshot-words.ts'

/** Says what stood in the way; false when something did. */
function succeeded<T>(result: Parsed<T>): result is { readonly ok: true; readonly value: T } {
  if (!result.ok) notice.value = { what: result.problems.map(problemLine).join(' '), mend: '' }
  return result.ok
}

export interface SnapshotActions {
  keep: (name: string) => Promise<void>
  restore: (snapshot: Snapshot) => Promise<void>
  rename: (snapshot: Snapshot, name: string) => Promise<void>
  /** A pinned one stays until it is deleted; the others give way in time. */
  pin: (snapshot: Snapshot, pinned: boolean) => Promise<void>
  remove: (snapshot: Snapshot) => Promise<void>
  saveAsFile: (snapshot: Snapshot) => Promise<void>
}

export function useSnapshotActions(): SnapshotActions {
  const assessment = useAssessmentStore()
  const snapshots = useSnapshotStore()
  return {
    async keep(name) {
      if (succeeded(await assessment.keepSnapshot('byHand', name))) toasts.show({ subject: name, text: 'was kept' })
    },
    async restore(snapshot) {
      const title = titleOf(snapshot)
      const label = `Restore the snapshot of ${timeOf(snapshot)}`
      if (!succeeded(await assessment.restoreSnapshot(snapshot, label))) return
      const undo = { label: 'Undo', keys: 'Ctrl Z', run: () => void assessment.undo() }
      toasts.show({ subject: title, text: 'was restored', ...(assessment.undoLabel === label ? { action: undo } : {}) })
    },
    async rename(snapshot, name) {
      succeeded(await snapshots.mark(snapshot, { name, pinned: true }))
    },
    async pin(snapshot, pinned) {
      succeeded(await snapshots.mark(snapshot, { name: snapshot.name, pinned }))
    },
    async remove(snapshot) {
      if (succeeded(await snapshots.remove(snapshot))) toasts.show({ subject: titleOf(snapshot), text: 'was deleted' })
    },
    async saveAsFile(snapshot) {
      const document = await snapshots.read(snapshot)
      if (!succeeded(document)) return
      const name = `${snapshot.assessmentName} ${snapshot.keptAt.slice(0, 10)}.assessment.json`
      const content = printAssessment(document.value)
      const answer = await host.saveFile({ name, kind: 'assessment', content })
      if (answer.saved) toasts.show({ subject: answer.name, text: 'was saved' })
      else if (answer.problem !== null) notice.value = { what: answer.problem, mend: '' }
    },
  }
}
