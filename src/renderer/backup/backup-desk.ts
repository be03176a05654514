import type { BackedUpAssessment, BackedUpSnapshot, BackupCounts } from '../../core/exchange/backup.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { askWorker } from '../host/worker-questions.ts'
import type { AnsweringWorker } from '../host/worker-questions.ts'
import type { BackupAnswer, BackupFacts, BackupRequest } from './backup-messages.ts'

export type BackupWorker = AnsweringWorker<BackupRequest, BackupAnswer>

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
  const patience = { longest: longestPause, counts: 'pause', tooLong, failed } as const
  const questions = askWorker(worker, ['progress', 'assessment'], patience)
  return {
    put: questions.tell,
    async write(request, report) {
      const answer = await questions.ask('written', { kind: 'write', ...request }, (heard) => {
        if (heard.kind === 'progress') report(heard.done, heard.total)
      })
      return answer.ok ? parsed(answer.value) : answer
    },
    async read(request, report) {
      const assessments: BackedUpAssessment[] = []
      const hear = (heard: BackupAnswer): void => {
        if (heard.kind === 'progress') report(heard.done, heard.total)
        else if (heard.kind === 'assessment') assessments.push(heard.assessment)
      }
      const bytes = [request.bytes.buffer as ArrayBuffer]
      const answer = await questions.ask('read', { kind: 'read', ...request }, hear, bytes)
      if (!answer.ok) return answer
      const { facts, counts } = answer.value
      return parsed({ facts, counts, assessments })
    },
    async snapshots(assessment) {
      const answer = await questions.ask('snapshots', { kind: 'snapshots', assessment })
      return answer.ok ? parsed(answer.value.snapshots) : answer
    },
    stop: questions.stop,
  }
}
