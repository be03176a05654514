/** Runs an action while no other runs that was given to it, here or in another window; they take turns in their order. */
export type OneWriter = <T>(action: () => Promise<T>) => Promise<T>

const lockName = 'coverline writes'

/** Among the callers of this page. */
export function oneWriterHere(): OneWriter {
  let last: Promise<unknown> = Promise.resolve()
  return (action) => {
    const turn = last.then(action)
    last = turn.catch(() => undefined)
    return turn
  }
}

/**
 * Among all windows and tabs of this origin.
 *
 * Of two transactions that a kill leaves unfinished, Chromium makes neither undone: it takes its files for corrupt at the
 * next start and deletes the database, with everything that it had reported as written (seen in Chromium 156, each time).
 * One alone is undone as it should be.
 */
export function oneWriterEverywhere(): OneWriter {
  // Only an insecure page is without locks; it has no other one beside it that could be trusted.
  if (!('locks' in navigator)) return oneWriterHere()
  return (action) => navigator.locks.request(lockName, action)
}
