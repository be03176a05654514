import { onScopeDispose, ref, shallowRef } from 'vue'
import type { SaveAnswer } from '../../bridge/bridge.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import { refused } from '../../core/problem.ts'
import { host } from '../host/host.ts'
import { createProgress } from '../shell/progress.ts'
import { useBackupStore } from '../stores/backup-store.ts'
import type { BackupContents } from '../stores/backup-store.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'
import { createBackupDesk } from './backup-desk.ts'
import type { BackupDesk, BackupWorker, WrittenFile } from './backup-desk.ts'
import { backupFileName } from './backup-words.ts'

export interface SavedBackup {
  readonly answer: Extract<SaveAnswer, { readonly saved: true }>
  readonly snapshotsLeftOut: number
}

/** Backing up everything: gathered, packed and read back in a worker, then saved where the person wants it. */
export function useBackUp(startWorker: () => BackupWorker) {
  const store = useBackupStore()
  const knowledge = useKnowledgeStore()
  const contents = shallowRef<BackupContents | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  const working = ref(false)
  const progress = createProgress()
  let desk: BackupDesk | null = null

  async function count(): Promise<void> {
    const found = await store.contents()
    if (found.ok) contents.value = found.value
    else problems.value = found.problems
  }

  function stop(): void {
    desk?.stop()
    desk = null
    working.value = false
  }

  async function write(mine: BackupDesk): Promise<Parsed<WrittenFile>> {
    const known = await knowledge.open()
    if (!known.ok) return known
    const { bundled } = known.value
    const gathering = progress.start('Gathering everything', stop)
    const rest = await store.gather({
      assessment: (assessment) => {
        mine.put({ kind: 'assessment', assessment })
      },
      snapshot: (snapshot) => {
        mine.put({ kind: 'snapshot', snapshot })
      },
      report: gathering.report,
      stopped: () => desk !== mine,
    })
    gathering.end()
    if (!rest.ok) return rest
    if (desk !== mine) return refused([])
    const [about, writtenAt] = [await host.about(), new Date().toISOString()]
    const packing = progress.start('Packing and reading back', stop)
    const written = await mine.write(
      { facts: { ...rest.value, writtenAt, program: about.version }, bundled },
      packing.report,
    )
    packing.end()
    return written
  }

  /** Null where it was stopped, refused or not saved: then `problems` says why, if there is a reason. */
  async function save(): Promise<SavedBackup | null> {
    stop()
    problems.value = []
    working.value = true
    const mine = createBackupDesk(startWorker())
    desk = mine
    const written = await write(mine)
    if (desk !== mine) return null
    stop()
    if (!written.ok) {
      problems.value = written.problems
      return null
    }
    const { bytes, counts } = written.value
    const answer = await host.saveFile({ name: backupFileName(new Date()), kind: 'backup', content: bytes })
    if (!answer.saved) {
      if (answer.problem !== null)
        problems.value = [{ file: '', where: '', what: answer.problem, mend: 'Choose another place.' }]
      return null
    }
    await store.noteSaved(counts.assessments)
    return { answer, snapshotsLeftOut: counts.snapshotsLeftOut }
  }

  onScopeDispose(stop)
  return { contents, problems, working, progress, count, save }
}
