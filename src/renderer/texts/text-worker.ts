import { createTextJob } from './text-job.ts'
import type { TextRequest } from './text-messages.ts'

/** The knowledge stands beside the page, one folder above this script. */
async function fetchKnowledgeFile(file: string): Promise<string> {
  const response = await fetch(new URL(`/knowledge/${file}`, self.location.href))
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return response.text()
}

const run = createTextJob((answer) => {
  self.postMessage(answer)
}, fetchKnowledgeFile)

self.addEventListener('message', ({ data }: MessageEvent<TextRequest>) => {
  // A fault of ours reaches the page as the worker's error.
  run(data).catch((fault: unknown) => {
    reportError(fault)
  })
})
