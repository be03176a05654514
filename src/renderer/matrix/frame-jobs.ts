/** A piece of drawing that may wait for its frame. */
export interface FrameJob {
  readonly run: () => void
  /** Costs the page more than it takes itself: nothing else is begun in its frame. */
  readonly whole?: true
}

/** Where things stand, then what is seen, then what answers to the pointer, then what will soon be seen. */
const ranks = ['layout', 'seen', 'cells', 'near'] as const
export type Rank = (typeof ranks)[number]

/** What drawing is spread by: frames, and how time passes in them, in milliseconds. */
export interface FrameClock {
  readonly ask: (next: () => void) => number
  readonly leave: (asked: number) => void
  readonly now: () => number
}

const pageClock: FrameClock = {
  ask: (next) => requestAnimationFrame(next),
  leave: (asked) => {
    cancelAnimationFrame(asked)
  },
  now: () => performance.now(),
}

/** Milliseconds of a frame; what is begun before costs the page about as much again when it is shown. */
const share = 0.6

/** Spreads drawing over frames: what comes of one press may be more than one frame holds. */
export class FrameJobs {
  readonly #queues: Record<Rank, readonly FrameJob[]> = { layout: [], seen: [], cells: [], near: [] }
  readonly #clock: FrameClock
  #asked: number | null = null

  constructor(clock = pageClock) {
    this.#clock = clock
  }

  /** What waits with this rank is given up for these. */
  replace(rank: Rank, jobs: readonly FrameJob[]): void {
    this.#queues[rank] = jobs
    this.#askFor()
  }

  /** Does at once whatever waits with this rank. */
  finish(rank: Rank): void {
    const jobs = this.#queues[rank]
    this.#queues[rank] = []
    for (const { run } of jobs) run()
  }

  stop(): void {
    for (const rank of ranks) this.#queues[rank] = []
    if (this.#asked !== null) this.#clock.leave(this.#asked)
    this.#asked = null
  }

  #askFor(): void {
    if (this.#asked !== null || this.#next() === null) return
    this.#asked = this.#clock.ask(() => {
      this.#asked = null
      this.#work()
      this.#askFor()
    })
  }

  #next(): Rank | null {
    return ranks.find((rank) => this.#queues[rank].length > 0) ?? null
  }

  /** One job at least, else nothing would ever be done. */
  #work(): void {
    const begun = this.#clock.now()
    for (let at = 0; ; at++) {
      const rank = this.#next()
      const [job, ...rest] = rank === null ? [] : this.#queues[rank]
      if (rank === null || job === undefined) return
      if (at > 0 && (job.whole === true || this.#clock.now() - begun >= share)) return
      this.#queues[rank] = rest
      job.run()
      if (job.whole === true) return
    }
  }
}
