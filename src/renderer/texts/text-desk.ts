import type { PublisherTexts, SubjectTexts } from '../../core/exchange/publisher-texts.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import { askWorker } from '../host/worker-questions.ts'
import type { AnsweringWorker } from '../host/worker-questions.ts'
import type { TextAnswer, TextRequest } from './text-messages.ts'

export type TextWorker = AnsweringWorker<TextRequest, TextAnswer>

export interface ReadFile {
  /** Other files that it held; one for a file that is nothing of ours itself. */
  readonly others: number
  readonly problems: readonly Problem[]
}

/** Where published files are read, away from the page: one after the other. */
export interface TextDesk {
  /** `take` gets the texts of each set or version in it, whole. The bytes go over; nobody here has them any more. */
  read(
    request: Omit<TextRequest, 'kind'>,
    take: (texts: PublisherTexts) => void,
    report: (done: number, total: number) => void,
  ): Promise<Parsed<ReadFile>>
  /** Ends whatever runs, refused without a problem. Nothing more can be asked of this desk. */
  stop(): void
}

/** Milliseconds without getting any further after which a file is given up. */
export const longestPause = 30_000

const mend = 'Check where the file comes from, and choose it again by itself.'
const what = 'Reading it'
const tooLong = { file: '', where: '', what: `${what} got no further for 30 seconds, so it was stopped.`, mend }
const failed = { file: '', where: '', what: `${what} broke off. Nothing of it was imported.`, mend }

export function createTextDesk(worker: TextWorker): TextDesk {
  const patience = { longest: longestPause, counts: 'pause', tooLong, failed } as const
  const questions = askWorker(worker, ['progress', 'part', 'source'], patience)
  return {
    async read(request, take, report) {
      let subjects: SubjectTexts[] = []
      const hear = (heard: TextAnswer): void => {
        if (heard.kind === 'progress') report(heard.done, heard.total)
        else if (heard.kind === 'part') subjects.push(...heard.subjects)
        else if (heard.kind === 'source') {
          take({ source: heard.source, subjects })
          subjects = []
        }
      }
      const transfer = [request.bytes.buffer as ArrayBuffer]
      const answer = await questions.ask('read', { kind: 'read', ...request }, hear, transfer)
      return answer.ok ? parsed({ others: answer.value.others, problems: answer.value.problems }) : answer
    },
    stop: questions.stop,
  }
}
