import type { BackedUpAssessment, BackedUpSnapshot, BackupCounts } from '../../core/exchange/backup.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import type { BackupAnswer, BackupFacts, BackupRequest } from './backup-messages.ts'

/** The part of a worker that is used here. */
export interface BackupWorker {
  postMessage(request: BackupRequest, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: BackupAnswer }) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void
  terminate(): void
}

export interface ReadBackup {
  readonly facts: BackupFacts
  readonly counts: BackupCounts
  readonly assessments: readonly BackedUpAssessment[]
}

export interface WrittenFile {
  readonly bytes: Uint8Array
  readonly counts: BackupCounts
}

type Report = (done: number, total: number) => void
type Ending = Exclude<BackupAnswer, { kind: 'progress' | 'assessment' | 'refused' }>

/** Where backups are written and read, away from the page: one thing after the other. */
export interface BackupDesk {
  /** Takes a piece of the backup that is to be written. */
  put(piece: Extract<BackupRequest, { kind: 'assessment' | 'snapshot' }>): void
  write(request: Omit<Extract<BackupRequest, { kind: 'write' }>, 'kind'>, report: Report): Promise<Parsed<WrittenFile>>
  /** The bytes go over; nobody here has them any more. */
  read(request: Omit<Extract<BackupRequest, { kind: 'read' }>, 'kind'>, report: Report): Promise<Parsed<ReadBackup>>
  /** The snapshots of one assessment, of the backup that was read. */
  snapshots(assessment: string): Promise<Parsed<readonly BackedUpSnapshot[]>>
  /** Ends whatever runs, refused without a problem. Nothing more can be asked of this desk. */
  stop(): void
}

/** Milliseconds without getting any further after which a backup is given up: a large one may take longer in all. */
export const longestPause = 30_000

const mend = 'Try again; if it stays so, choose another backup.'
const tooLong = { file: '', where: '', what: 'The backup got no further for 30 seconds, so it was stopped.', mend }
const failed = { file: '', where: '', what: 'The work on the backup broke off. Nothing was changed.', mend }

export function createBackupDesk(worker: BackupWorker): BackupDesk {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let asked: { readonly report: Report; readonly resolve: (outcome: Parsed<Ending>) => void } | null = null
  let assessments: BackedUpAssessment[] = []

  function settle(outcome: Parsed<Ending>): void {
    clearTimeout(timer)
    const resolve = asked?.resolve
    asked = null
    resolve?.(outcome)
  }

  function end(outcome: Parsed<Ending>): void {
    stopped = true
    worker.terminate()
    settle(outcome)
  }

  function wait(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      end(refused([tooLong]))
    }, longestPause)
  }

  function ask(request: BackupRequest, report: Report, transfer: Transferable[] = []): Promise<Parsed<Ending>> {
    if (stopped) return Promise.resolve(refused([]))
    return new Promise((resolve) => {
      asked = { report, resolve }
      wait()
      worker.postMessage(request, transfer)
    })
  }

  worker.addEventListener('message', ({ data }) => {
    if (asked === null) return
    switch (data.kind) {
      case 'progress':
        wait()
        asked.report(data.done, data.total)
        break
      case 'assessment':
        wait()
        assessments.push(data.assessment)
        break
      case 'refused':
        settle(refused(data.problems))
        break
      case 'written':
      case 'read':
      case 'snapshots':
        settle(parsed(data))
        break
    }
  })
  const fail = (event: Event): void => {
    event.preventDefault()
    end(refused([failed]))
  }
  worker.addEventListener('error', fail)
  worker.addEventListener('messageerror', fail)

  return {
    put(piece) {
      if (!stopped) worker.postMessage(piece, [])
    },
    async write(request, report) {
      const outcome = await ask({ kind: 'write', ...request }, report)
      if (!outcome.ok) return outcome
      return outcome.value.kind === 'written' ? parsed(outcome.value) : refused([failed])
    },
    async read(request, report) {
      assessments = []
      const outcome = await ask({ kind: 'read', ...request }, report, [request.bytes.buffer as ArrayBuffer])
      if (!outcome.ok) return outcome
      if (outcome.value.kind !== 'read') return refused([failed])
      const { facts, counts } = outcome.value
      return parsed({ facts, counts, assessments })
    },
    async snapshots(assessment) {
      const outcome = await ask({ kind: 'snapshots', assessment }, () => undefined)
      if (!outcome.ok) return outcome
      return outcome.value.kind === 'snapshots' ? parsed(outcome.value.snapshots) : refused([failed])
    },
    stop() {
      end(refused([]))
    },
  }
}
