import { effectScope, ref } from 'vue'
import { expect, test } from 'vitest'
import { FrameJobs } from './frame-jobs.ts'
import { inNextFrame } from './in-next-frame.ts'

test('a value follows when the frame of the press has passed', async () => {
  const asked: (() => void)[] = []
  const jobs = new FrameJobs({ ask: (next) => asked.push(next), leave: () => undefined, now: () => 0 })
  const frame = (): void => {
    asked.splice(0).forEach((next) => {
      next()
    })
  }
  const zoom = ref('fit')
  const prepared: string[] = []
  const following = effectScope().run(() =>
    inNextFrame(
      () => zoom.value,
      jobs,
      (value) => prepared.push(value),
    ),
  )
  zoom.value = 'names'
  expect(following?.value.value).toBe('fit')
  frame()
  expect(following?.value.value).toBe('fit')
  expect(prepared).toEqual(['names'])
  zoom.value = 'read'
  frame()
  frame()
  expect(following?.value.value).toBe('read')
  await following?.followed()
})
