import { parsed, refused } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'

/** The part of a worker that is used here. */
export interface AnsweringWorker<Request, Answer> {
  postMessage(request: Request, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: Answer }) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void
  terminate(): void
}

export interface Patience {
  /** Milliseconds after which a question is given up, and the worker with it. */
  readonly longest: number
  /** `whole`: for the whole answer; `pause`: since the worker was last heard of. */
  readonly counts: 'whole' | 'pause'
  readonly tooLong: Problem
  /** The worker broke off, or answered something else. */
  readonly failed: Problem
}

interface Refusal {
  readonly kind: 'refused'
  readonly problems: readonly Problem[]
}

export interface WorkerQuestions<Request, Answer extends { readonly kind: string }> {
  /** Asks one question after the other. `hear` gets what comes before the answer of this kind, or a refusal, ends it. */
  ask: <Kind extends Answer['kind']>(
    kind: Kind,
    request: Request,
    hear?: (answer: Answer) => void,
    transfer?: Transferable[],
  ) => Promise<Parsed<Extract<Answer, { readonly kind: Kind }>>>
  /** Hands something over that isn't answered. */
  tell: (request: Request) => void
  /** Ends whatever runs, refused without a problem. Nothing more can be asked. */
  stop: () => void
}

interface Question<Request, Answer> {
  readonly request: Request
  readonly transfer: Transferable[]
  readonly hear: (answer: Answer) => void
  readonly resolve: (outcome: Parsed<Answer>) => void
}

/** Asks a worker and waits for it with patience. `partial` names the kinds of answers after which more will come. */
export function askWorker<Request, Answer extends { readonly kind: string }>(
  worker: AnsweringWorker<Request, Answer>,
  partial: readonly Answer['kind'][],
  { longest, counts, tooLong, failed }: Patience,
): WorkerQuestions<Request, Answer> {
  const waiting: Question<Request, Answer>[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  function settle(outcome: Parsed<Answer>): void {
    clearTimeout(timer)
    waiting.shift()?.resolve(outcome)
    if (!stopped) put()
  }

  function end(outcome: Parsed<never>): void {
    stopped = true
    clearTimeout(timer)
    worker.terminate()
    for (const { resolve } of waiting.splice(0)) resolve(outcome)
  }

  function wait(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      end(refused([tooLong]))
    }, longest)
  }

  function put(): void {
    const [next] = waiting
    if (next === undefined) return
    wait()
    worker.postMessage(next.request, next.transfer)
  }

  worker.addEventListener('message', ({ data }) => {
    if (isRefusal(data)) settle(refused(data.problems))
    else if (!partial.includes(data.kind)) settle(parsed(data))
    else {
      if (counts === 'pause' && waiting.length > 0) wait()
      waiting[0]?.hear(data)
    }
  })
  const fail = (event: Event): void => {
    event.preventDefault()
    end(refused([failed]))
  }
  worker.addEventListener('error', fail)
  worker.addEventListener('messageerror', fail)

  return {
    async ask(kind, request, hear = () => undefined, transfer = []) {
      if (stopped) return refused([])
      const outcome = await new Promise<Parsed<Answer>>((resolve) => {
        waiting.push({ request, transfer, hear, resolve })
        if (waiting.length === 1) put()
      })
      if (!outcome.ok) return outcome
      return isOfKind(outcome.value, kind) ? parsed(outcome.value) : refused([failed])
    },
    tell(request) {
      if (!stopped) worker.postMessage(request, [])
    },
    stop() {
      end(refused([]))
    },
  }
}

function isRefusal(answer: { readonly kind: string }): answer is Refusal {
  return answer.kind === 'refused'
}

function isOfKind<Answer extends { readonly kind: string }, Kind extends string>(
  answer: Answer,
  kind: Kind,
): answer is Extract<Answer, { readonly kind: Kind }> {
  return answer.kind === kind
}
