import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createToasts, toastTime } from './toasts.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('stands six seconds, then goes', () => {
  const toasts = createToasts()
  toasts.show({ text: 'Deleted' })
  vi.advanceTimersByTime(toastTime - 1)
  expect(toasts.current.value?.text).toBe('Deleted')
  vi.advanceTimersByTime(1)
  expect(toasts.current.value).toBeNull()
})

it('shows one at a time, each for its whole time', () => {
  const toasts = createToasts()
  toasts.show({ text: 'first' })
  vi.advanceTimersByTime(toastTime - 1000)
  toasts.show({ text: 'second' })
  vi.advanceTimersByTime(toastTime - 1)
  expect(toasts.current.value?.text).toBe('second')
  vi.advanceTimersByTime(1)
  expect(toasts.current.value).toBeNull()
})

it('stays while it is held, and starts again when released', () => {
  const toasts = createToasts()
  toasts.show({ text: 'Deleted' })
  toasts.hold()
  vi.advanceTimersByTime(toastTime * 10)
  expect(toasts.current.value).not.toBeNull()
  toasts.release()
  vi.advanceTimersByTime(toastTime - 1)
  expect(toasts.current.value).not.toBeNull()
  vi.advanceTimersByTime(1)
  expect(toasts.current.value).toBeNull()
})

it('does not come back when released after it went', () => {
  const toasts = createToasts()
  toasts.show({ text: 'Deleted' })
  toasts.dismiss()
  toasts.release()
  vi.advanceTimersByTime(toastTime)
  expect(toasts.current.value).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})
