import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { refused } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import { createProgress } from '../shell/progress.ts'
import { useBackupStore } from '../stores/backup-store.ts'
import type { Restored } from '../stores/backup-store.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'
import { choiceOf } from '../stores/restoration.ts'
import type { Meeting, RestoreWay, RowChoice } from '../stores/restoration.ts'
import { createBackupDesk } from './backup-desk.ts'
import type { BackupDesk, BackupWorker, ReadBackup } from './backup-desk.ts'

/** A file that a person chose. */
export interface ChosenBackup {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface RestoredBackup extends Restored {
  /** Why snapshots of the backup are missing, if they are. */
  readonly snapshotProblems: readonly Problem[]
}

/** Restoring one backup: read and verified, held against what is here, decided row by row. */
export function useRestore(startWorker: () => BackupWorker) {
  const store = useBackupStore()
  const knowledge = useKnowledgeStore()
  const problems = shallowRef<readonly Problem[]>([])
  const backup = shallowRef<ReadBackup | null>(null)
  const meeting = shallowRef<Meeting | null>(null)
  const way = ref<RestoreWay['kind']>('merge')
  const choices = shallowRef<ReadonlyMap<string, RowChoice>>(new Map())
  const withSettings = ref(false)
  const restoring = ref(false)
  const progress = createProgress()
  let desk: BackupDesk | null = null

  const chosenWay = computed((): RestoreWay =>
    way.value === 'replace' ? { kind: 'replace' } : { kind: 'merge', choices: choices.value },
  )

  function stop(): void {
    desk?.stop()
    desk = null
  }

  async function readWith(mine: BackupDesk, { name, bytes }: ChosenBackup): Promise<Parsed<Meeting>> {
    const known = await knowledge.open()
    if (!known.ok) return known
    const reading = progress.start('Reading the backup', stop)
    const read = await mine.read({ name, bytes, bundled: known.value.bundled }, reading.report)
    reading.end()
    if (!read.ok) return read
    if (desk !== mine) return refused([])
    const comparing = progress.start('Comparing it with what is here')
    const met = await store.meet(read.value.assessments, comparing.report)
    comparing.end()
    if (met.ok) backup.value = read.value
    return met
  }

  async function read(file: ChosenBackup): Promise<void> {
    const mine = createBackupDesk(startWorker())
    desk = mine
    const met = await readWith(mine, file)
    if (met.ok) meeting.value = met.value
    else problems.value = met.problems
  }

  function choose(id: string, choice: RowChoice): void {
    choices.value = new Map(choices.value).set(id, choice)
  }

  /** One choice for everything that differs. */
  function chooseForAll(choice: RowChoice): void {
    const differing = meeting.value?.rows.filter(({ standing }) => standing.kind === 'differs') ?? []
    choices.value = new Map([...choices.value, ...differing.map((row) => [row.backedUp.document.id, choice] as const)])
  }

  /** Ids whose snapshots come along: whatever of the backup is here afterwards. */
  function shelves({ rows }: Meeting): readonly string[] {
    const isLeft = (row: Meeting['rows'][number]): boolean =>
      way.value === 'merge' && row.standing.kind === 'deleted' && choiceOf(row, choices.value) === 'ours'
    return rows.filter((row) => !isLeft(row)).map(({ backedUp }) => backedUp.document.id)
  }

  async function putSnapshots(from: BackupDesk, ids: readonly string[]): Promise<readonly Problem[]> {
    const job = progress.start('Putting the snapshots back')
    const faults: Problem[] = []
    for (const [at, id] of ids.entries()) {
      job.report(at, ids.length)
      const snapshots = await from.snapshots(id)
      if (!snapshots.ok) faults.push(...snapshots.problems)
      else if (snapshots.value.length > 0) {
        const older = snapshots.value.map(({ facts, text }) => ({ snapshot: facts, text }))
        const added = await store.addSnapshots(id, older)
        if (!added.ok) faults.push(...added.problems)
      }
    }
    job.end()
    return faults
  }

  /** Null where it failed: everything is as it was then, and `problems` says why. */
  async function restore(): Promise<RestoredBackup | null> {
    if (desk === null || meeting.value === null || backup.value === null) return null
    problems.value = []
    restoring.value = true
    const settings = withSettings.value ? backup.value.facts.settings : null
    const job = progress.start('Restoring')
    const request = { meeting: meeting.value, way: chosenWay.value, settings }
    const restored = await store.restore(request, job.report)
    job.end()
    if (!restored.ok) {
      restoring.value = false
      problems.value = restored.problems
      return null
    }
    const snapshotProblems = await putSnapshots(desk, shelves(meeting.value))
    restoring.value = false
    return { ...restored.value, snapshotProblems }
  }

  onScopeDispose(stop)

  return {
    problems,
    backup,
    meeting,
    way,
    chosenWay,
    withSettings,
    restoring,
    progress,
    read,
    choose,
    chooseForAll,
    restore,
    isSame: computed(() => meeting.value?.rows.every(({ standing }) => standing.kind === 'same') === true),
  }
}
