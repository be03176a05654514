/* Functions that are handed to the page run there. */
/* global window, requestAnimationFrame */

const sorted = (times) => [...times].sort((a, b) => a - b)
export const quantile = (times, share) =>
  sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

/** Frames in which the page had less to do than this, in milliseconds, are those that an input didn't reach. */
const idle = 0.5

/**
 * Milliseconds that the page's main thread worked from one frame to the next, from a trace: its own time on a processor,
 * so that a busy machine doesn't count.
 */
function workByFrame(events) {
  const begins = events.filter(({ name }) => name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts)
  const [first] = begins
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === first?.pid && tid === first.tid,
  )
  return begins.slice(1).map(({ ts: end }, at) => {
    const start = begins[at]?.ts ?? 0
    const begun = tasks.filter(({ ts }) => ts >= start && ts < end)
    return begun.reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1000
  })
}

/** Runs in the page: asks for every frame until told to stop, so that a trace shows where frames begin. */
function keepFrames() {
  window.framesWanted = true
  const next = () => {
    if (window.framesWanted) requestAnimationFrame(next)
  }
  next()
}

/** Milliseconds from input to input, a little more than a frame of a usual screen: never two in one. */
const pace = 17

/** Runs in the page: until what was changed is shown. */
export const untilShown = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/**
 * Gives a real input in every frame and says what each frame cost the main thread. The page isn't asked anything meanwhile:
 * each question would cost its thread half a millisecond, which nobody's wheel does.
 * @param {import('@playwright/test').Page} page
 * @param {number} inputs how many
 * @param {(at: number) => Promise<unknown>} give one input
 * @returns {Promise<number[]>} milliseconds of the frames that had something to do
 */
export async function workWhile(page, inputs, give) {
  const browser = page.context().browser()
  await page.evaluate(keepFrames)
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  for (let at = 0; at < inputs; at += 1) {
    const next = performance.now() + pace
    await give(at)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())))
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  await page.evaluate(() => {
    window.framesWanted = false
  })
  return workByFrame(traceEvents).filter((work) => work > idle)
}

/** Milliseconds that each input cost: the task that handled it and the frame that shows it, of their own time. */
function workByInput(events) {
  const inputs = events.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'input')
  const [first] = inputs
  const onThread = (name) =>
    events
      .filter((event) => event.name === name && event.pid === first?.pid && event.tid === first.tid)
      .sort((a, b) => a.ts - b.ts)
  const tasks = onThread('RunTask')
  const taskAt = (time) => tasks.find(({ ts, dur = 0 }) => ts <= time && time <= ts + dur)
  const commits = onThread('Commit').map(({ ts }) => ts)
  return inputs.map(({ ts }) => {
    const shown = commits.find((time) => time > ts)
    const both = new Set([taskAt(ts), shown === undefined ? undefined : taskAt(shown)])
    return [...both].reduce((sum, task) => sum + (task?.tdur ?? task?.dur ?? 0), 0) / 1000
  })
}

/**
 * Says what each change of a field cost the main thread, with the frame that follows it.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} type makes the changes, each shown before the next
 * @returns {Promise<number[]>} milliseconds for each
 */
export async function workOfInputs(page, type) {
  const browser = page.context().browser()
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await type()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  return workByInput(traceEvents)
}
