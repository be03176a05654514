/** Something that was done, with the moment before or after it. */
export interface Step<Moment> {
  readonly label: string
  readonly moment: Moment
}

/** What can be undone and redone; the newest of each stands last. */
export interface EditHistory<Moment> {
  readonly past: readonly Step<Moment>[]
  readonly future: readonly Step<Moment>[]
}

/** Steps that are kept; neighbouring moments share all that an edit didn't touch. */
const longestPast = 1000

export const emptyHistory: EditHistory<never> = { past: [], future: [] }

/** After a step from `moment`: it can be undone, and what was undone before can't be redone any more. */
export function stepped<Moment>(history: EditHistory<Moment>, moment: Moment, label: string): EditHistory<Moment> {
  return { past: [...history.past, { label, moment }].slice(-longestPast), future: [] }
}

export interface Travel<Moment> {
  readonly history: EditHistory<Moment>
  readonly step: Step<Moment>
}

/** Back by one step from `now`; null when there is none. */
export function undone<Moment>(history: EditHistory<Moment>, now: Moment): Travel<Moment> | null {
  const step = history.past.at(-1)
  if (step === undefined) return null
  const future = [...history.future, { label: step.label, moment: now }]
  return { step, history: { past: history.past.slice(0, -1), future } }
}

/** Forward by one step from `now`; null when there is none. */
export function redone<Moment>(history: EditHistory<Moment>, now: Moment): Travel<Moment> | null {
  const step = history.future.at(-1)
  if (step === undefined) return null
  const past = [...history.past, { label: step.label, moment: now }]
  return { step, history: { past, future: history.future.slice(0, -1) } }
}
