import { createListJob } from './list-job.ts'
import type { ListRequest } from './list-messages.ts'

const run = createListJob((answer) => {
  self.postMessage(answer)
})

self.addEventListener('message', ({ data }: MessageEvent<ListRequest>) => {
  // A fault of ours reaches the page as the worker's error.
  run(data).catch((fault: unknown) => {
    reportError(fault)
  })
})
