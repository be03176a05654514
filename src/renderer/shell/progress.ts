import { shallowRef, type ShallowRef } from 'vue'

export interface ProgressView {
  readonly label: string
  /** Both null until the job can count. */
  readonly done: number | null
  readonly total: number | null
  /** The job has run so long that its counts are said as well. */
  readonly counted: boolean
  readonly cancel: (() => void) | null
}

export interface ProgressHandle {
  report: (done: number, total: number) => void
  end: () => void
}

export interface Progress {
  /** Null while nothing runs, and for the first moments of whatever does: short jobs show nothing. */
  readonly current: Readonly<ShallowRef<ProgressView | null>>
  start: (label: string, cancel?: () => void) => ProgressHandle
}

/** Milliseconds after which a job is shown, and after which its counts are. */
export const progressTimes = { shown: 300, counted: 2000 }

export function createProgress(): Progress {
  const current = shallowRef<ProgressView | null>(null)
  let running: symbol | null = null

  function start(label: string, cancel?: () => void): ProgressHandle {
    const job = Symbol(label)
    running = job
    current.value = null
    let view: ProgressView = { label, done: null, total: null, counted: false, cancel: cancel ?? null }
    let shown = false

    function draw(change: Partial<ProgressView>): void {
      view = { ...view, ...change }
      if (shown && running === job) current.value = view
    }

    const showTimer = setTimeout(() => {
      shown = true
      draw({})
    }, progressTimes.shown)
    const countTimer = setTimeout(() => {
      draw({ counted: true })
    }, progressTimes.counted)

    return {
      report: (done, total) => {
        draw({ done, total })
      },
      end: () => {
        clearTimeout(showTimer)
        clearTimeout(countTimer)
        if (running !== job) return
        running = null
        current.value = null
      },
    }
  }

  return { current, start }
}

/** The window's long jobs. */
export const progress = createProgress()
