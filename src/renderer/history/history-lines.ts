import type { ListedStep } from '../stores/edit-history.ts'

/** A place in the history where one can go. */
export interface HistoryLine {
  /** Steps that are done there. */
  readonly done: number
  readonly label: string
  /** `14:05:09`, with the day where it isn't today; empty for the beginning. */
  readonly time: string
  readonly isUndone: boolean
  readonly isCurrent: boolean
}

const pad = (part: number): string => String(part).padStart(2, '0')

/** When something was done, on the clock of this machine. */
export function stepTime(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)]
  const time = [then.getHours(), then.getMinutes(), then.getSeconds()].map(pad).join(':')
  if (then.toDateString() === today.toDateString()) return time
  return `${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`
}

/** The newest first, the beginning last. */
export function historyLines(steps: readonly ListedStep[], forgotten: number, now: number): readonly HistoryLine[] {
  const current = steps.filter(({ isUndone }) => !isUndone).length
  const beginning = {
    done: 0,
    label: forgotten === 0 ? 'As it was opened' : `Before these steps; ${String(forgotten)} earlier ones aren’t kept`,
    time: '',
    isUndone: false,
    isCurrent: current === 0,
  }
  const lines = steps.map(({ label, at, isUndone }, place) => ({
    done: place + 1,
    label,
    time: stepTime(at, now),
    isUndone,
    isCurrent: place + 1 === current,
  }))
  return [...lines.reverse(), beginning]
}
