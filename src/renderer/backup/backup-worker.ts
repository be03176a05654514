import { createBackupJob } from './backup-job.ts'
import type { BackupRequest } from './backup-messages.ts'

const run = createBackupJob((answer, transfer = []) => {
  self.postMessage(answer, { transfer })
})

self.addEventListener('message', ({ data }: MessageEvent<BackupRequest>) => {
  // A fault of ours reaches the page as the worker's error.
  run(data).catch((fault: unknown) => {
    reportError(fault)
  })
})
