import { createTextJob } from './text-job.ts'
import type { TextWorker } from './text-desk.ts'
import type { TextAnswer, TextRequest } from './text-messages.ts'
import type { ReadKnowledgeFile } from '../../core/knowledge/knowledge.ts'

export interface LocalWorker extends TextWorker {
  readonly ended: () => boolean
  readonly fail: () => void
}

/** A worker in this thread; everything is cloned on its way, as it is between threads. */
export function localTextWorker(readFile: ReadKnowledgeFile, deaf = false): LocalWorker {
  const heard: ((event: { readonly data: TextAnswer }) => void)[] = []
  const failed: ((event: Event) => void)[] = []
  let ended = false
  const run = createTextJob((answer) => {
    for (const listener of heard) if (!ended) listener({ data: structuredClone(answer) })
  }, readFile)
  return {
    postMessage(request: TextRequest) {
      if (!deaf) void run(structuredClone(request))
    },
    addEventListener(type: string, listener: never) {
      if (type === 'message') heard.push(listener)
      else failed.push(listener)
    },
    terminate() {
      ended = true
    },
    ended: () => ended,
    fail() {
      for (const listener of failed) listener(new Event('error', { cancelable: true }))
    },
  }
}
