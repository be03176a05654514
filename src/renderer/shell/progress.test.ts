import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createProgress, progressTimes } from './progress.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('shows nothing of a short job', () => {
  const progress = createProgress()
  const job = progress.start('Reading')
  vi.advanceTimersByTime(progressTimes.shown - 1)
  job.report(1, 2)
  expect(progress.current.value).toBeNull()
  job.end()
  vi.advanceTimersByTime(progressTimes.counted)
  expect(progress.current.value).toBeNull()
})

it('shows a longer one with what it reported so far, and counts after two seconds', () => {
  const progress = createProgress()
  const cancel = vi.fn()
  const job = progress.start('Reading', cancel)
  job.report(3, 10)
  vi.advanceTimersByTime(progressTimes.shown)
  expect(progress.current.value).toMatchObject({ label: 'Reading', done: 3, total: 10, counted: false })
  vi.advanceTimersByTime(progressTimes.counted - progressTimes.shown)
  expect(progress.current.value?.counted).toBe(true)
  progress.current.value?.cancel?.()
  expect(cancel).toHaveBeenCalledOnce()
  job.end()
  expect(progress.current.value).toBeNull()
})

it('leaves a newer job alone when an older one ends or reports', () => {
  const progress = createProgress()
  const older = progress.start('Older')
  const newer = progress.start('Newer')
  vi.advanceTimersByTime(progressTimes.shown)
  expect(progress.current.value?.label).toBe('Newer')
  older.report(1, 1)
  older.end()
  expect(progress.current.value?.label).toBe('Newer')
  newer.end()
  expect(progress.current.value).toBeNull()
})
