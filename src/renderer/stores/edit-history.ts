/** Something that was done, with the moment before or after it. */
export interface Step<Moment> {
  readonly label: string
  /** Milliseconds since the epoch, when it was done first. */
  readonly at: number
  readonly moment: Moment
}

/** What can be undone and redone; the newest of each stands last. */
export interface EditHistory<Moment> {
  readonly past: readonly Step<Moment>[]
  readonly future: readonly Step<Moment>[]
  /** Steps before the oldest that is kept. */
  readonly forgotten: number
}

/** Steps that are kept; neighbouring moments share all that an edit didn't touch. */
const longestPast = 1000

export const emptyHistory: EditHistory<never> = { past: [], future: [], forgotten: 0 }

/** After a step from `moment`: it can be undone, and what was undone before can't be redone any more. */
export function stepped<Moment>(
  history: EditHistory<Moment>,
  moment: Moment,
  label: string,
  at: number,
): EditHistory<Moment> {
  const all = [...history.past, { label, at, moment }]
  const past = all.slice(-longestPast)
  return { past, future: [], forgotten: history.forgotten + all.length - past.length }
}

export interface Travel<Moment> {
  readonly history: EditHistory<Moment>
  /** The last step that was taken, with the moment that it led to. */
  readonly step: Step<Moment>
}

type Steps<Moment> = readonly Step<Moment>[]

/** Takes `count` steps off one side and lays them on the other, each with the moment that one stood at before it. */
function moved<Moment>(from: Steps<Moment>, to: Steps<Moment>, now: Moment, count: number) {
  const taken = from.slice(from.length - count).reverse()
  const step = taken.at(-1)
  if (step === undefined || taken.length < count) return null
  const laid = taken.map(({ label, at }, place) => ({ label, at, moment: taken[place - 1]?.moment ?? now }))
  return { step, from: from.slice(0, from.length - count), to: [...to, ...laid] }
}

/** Back by so many steps from `now`; null when there are fewer. */
export function undone<Moment>(history: EditHistory<Moment>, now: Moment, count = 1): Travel<Moment> | null {
  const travel = moved(history.past, history.future, now, count)
  if (travel === null) return null
  return { step: travel.step, history: { ...history, past: travel.from, future: travel.to } }
}

/** Forward by so many steps from `now`; null when there are fewer. */
export function redone<Moment>(history: EditHistory<Moment>, now: Moment, count = 1): Travel<Moment> | null {
  const travel = moved(history.future, history.past, now, count)
  if (travel === null) return null
  return { step: travel.step, history: { ...history, past: travel.to, future: travel.from } }
}

/** A step as a list shows it. */
export interface ListedStep {
  readonly label: string
  readonly at: number
  /** Taken back: it could be done again. */
  readonly isUndone: boolean
}

/** All steps, the oldest first; one stands after as many as aren't undone. */
export function listedSteps({ past, future }: EditHistory<unknown>): readonly ListedStep[] {
  const listed = (steps: Steps<unknown>, isUndone: boolean): ListedStep[] =>
    steps.map(({ label, at }) => ({ label, at, isUndone }))
  return [...listed(past, false), ...listed(future, true).reverse()]
}
