import type { ListPreview } from '../../core/exchange/list-preview.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import type { ListAnswer, ListFacts, ListRequest, ListWords, PreviewCounts, PreviewRequest } from './list-messages.ts'

/** The part of a worker that is used here. */
export interface ListWorker {
  postMessage(request: ListRequest, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: ListAnswer }) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void
  terminate(): void
}

export interface ReadPreview {
  /** Changes are whole; of the other rows the first ones. */
  readonly preview: ListPreview
  readonly counts: PreviewCounts
  readonly words: ListWords
}

type Ending = Extract<ListAnswer, { kind: 'read' | 'previewed' }>

export interface ListReader {
  read(request: Omit<Extract<ListRequest, { kind: 'read' }>, 'kind'>): Promise<Parsed<ListFacts>>
  /** `report` hears how far it is. */
  preview(request: PreviewRequest, report: (done: number, total: number) => void): Promise<Parsed<ReadPreview>>
  /** Ends whatever runs, refused without a problem. Nothing more can be asked of this reader. */
  stop(): void
}

/** Milliseconds after which a list is given up. */
export const longestReading = 30_000

const tooLong = {
  file: '',
  where: '',
  what: 'Reading the list took longer than 30 seconds, so it was stopped. Nothing was changed.',
  mend: 'Leave out what isn’t needed, or split the list.',
}
const failed = {
  file: '',
  where: '',
  what: 'The list couldn’t be read. Nothing was changed.',
  mend: 'Save it again as CSV, or split it.',
}

function joined(parts: readonly Partial<ListPreview>[]): ListPreview {
  return {
    changes: parts.flatMap(({ changes = [] }) => changes),
    undecided: parts.flatMap(({ undecided = [] }) => undecided),
    unmatched: parts.flatMap(({ unmatched = [] }) => unmatched),
    unchanged: parts.flatMap(({ unchanged = [] }) => unchanged),
    faults: parts.flatMap(({ faults = [] }) => faults),
  }
}

/** A question to the worker, with what has come of its answer. */
interface Question {
  readonly request: ListRequest
  readonly transfer: Transferable[]
  readonly parts: Partial<ListPreview>[]
  readonly report: (done: number, total: number) => void
  readonly resolve: (outcome: Parsed<Ending>) => void
}

/** Reads a list in a worker: one question after the other, each at most 30 seconds. */
export function createListReader(worker: ListWorker): ListReader {
  const waiting: Question[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  function settle(outcome: Parsed<Ending>): void {
    clearTimeout(timer)
    waiting.shift()?.resolve(outcome)
    if (!stopped) put()
  }

  function end(outcome: Parsed<Ending>): void {
    stopped = true
    clearTimeout(timer)
    worker.terminate()
    for (const { resolve } of waiting.splice(0)) resolve(outcome)
  }

  function put(): void {
    const [next] = waiting
    if (next === undefined) return
    timer = setTimeout(() => {
      end(refused([tooLong]))
    }, longestReading)
    worker.postMessage(next.request, next.transfer)
  }

  function ask(question: Omit<Question, 'resolve'>): Promise<Parsed<Ending>> {
    if (stopped) return Promise.resolve(refused([]))
    return new Promise((resolve) => {
      waiting.push({ ...question, resolve })
      if (waiting.length === 1) put()
    })
  }

  worker.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'progress':
        waiting[0]?.report(data.done, data.total)
        break
      case 'part':
        waiting[0]?.parts.push(data.part)
        break
      case 'refused':
        settle(refused(data.problems))
        break
      case 'read':
      case 'previewed':
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
    async read(request) {
      const { source } = request
      // The bytes go over; nobody here needs them any more.
      const transfer = source.kind === 'bytes' ? [source.bytes.buffer as ArrayBuffer] : []
      const outcome = await ask({ request: { kind: 'read', ...request }, transfer, parts: [], report: () => undefined })
      if (!outcome.ok) return outcome
      return outcome.value.kind === 'read' ? parsed(outcome.value.facts) : refused([failed])
    },
    async preview(request, report) {
      const parts: Partial<ListPreview>[] = []
      const outcome = await ask({ request: { kind: 'preview', ...request }, transfer: [], parts, report })
      if (!outcome.ok) return outcome
      if (outcome.value.kind !== 'previewed') return refused([failed])
      return parsed({ preview: joined(parts), counts: outcome.value.counts, words: outcome.value.words })
    },
    stop() {
      end(refused([]))
    },
  }
}
