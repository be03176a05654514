import type { ListPreview } from '../../core/exchange/list-preview.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { askWorker } from '../host/worker-questions.ts'
import type { AnsweringWorker } from '../host/worker-questions.ts'
import type { ListAnswer, ListFacts, ListRequest, ListWords, PreviewCounts, PreviewRequest } from './list-messages.ts'

export type ListWorker = AnsweringWorker<ListRequest, ListAnswer>

export interface ReadPreview {
  /** Changes are whole; of the other rows the first ones. */
  readonly preview: ListPreview
  readonly counts: PreviewCounts
  readonly words: ListWords
}

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

/** Reads a list in a worker: one question after the other, each at most 30 seconds. */
export function createListReader(worker: ListWorker): ListReader {
  const patience = { longest: longestReading, counts: 'whole', tooLong, failed } as const
  const questions = askWorker(worker, ['progress', 'part'], patience)
  return {
    async read(request) {
      const { source } = request
      // The bytes go over; nobody here needs them any more.
      const transfer = source.kind === 'bytes' ? [source.bytes.buffer as ArrayBuffer] : []
      const answer = await questions.ask('read', { kind: 'read', ...request }, undefined, transfer)
      return answer.ok ? parsed(answer.value.facts) : answer
    },
    async preview(request, report) {
      const parts: Partial<ListPreview>[] = []
      const answer = await questions.ask('previewed', { kind: 'preview', ...request }, (heard) => {
        if (heard.kind === 'progress') report(heard.done, heard.total)
        else if (heard.kind === 'part') parts.push(heard.part)
      })
      if (!answer.ok) return answer
      return parsed({ preview: joined(parts), counts: answer.value.counts, words: answer.value.words })
    },
    stop: questions.stop,
  }
}
