import { nextTick, shallowRef, watch, type ShallowRef } from 'vue'
import type { FrameJobs } from './frame-jobs.ts'

/**
 * A value that follows another when the frame of the press has passed, for what would be too much in it. `followed` waits
 * until it has, and the page with it. `prepare` does in the first frame what needs no page.
 */
export function inNextFrame<Value>(
  source: () => Value,
  jobs: FrameJobs,
  prepare: (value: Value) => void,
): { readonly value: Readonly<ShallowRef<Value>>; readonly followed: () => Promise<void> } {
  const value = shallowRef(source())
  let following = Promise.resolve()

  watch(
    source,
    () => {
      following = new Promise((resolve) => {
        const follow = (): void => {
          value.value = source()
          void nextTick(resolve)
        }
        jobs.replace('layout', [
          {
            whole: true,
            run: () => {
              prepare(source())
            },
          },
          { whole: true, run: follow },
        ])
      })
    },
    { flush: 'sync' },
  )
  return { value, followed: () => following }
}
