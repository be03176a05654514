// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answerWithin, NoAnswer } from './answer-within.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('hands answer and refusal on', async () => {
  expect(await answerWithin(100, Promise.resolve('answer'))).toBe('answer')
  await expect(answerWithin(100, Promise.reject(new TypeError('no')))).rejects.toThrow(TypeError)
  expect(vi.getTimerCount()).toBe(0)
})

it('waits for a slow answer, and no longer than it is told', async () => {
  const slow = (): Promise<string> => new Promise((resolve) => setTimeout(resolve, 80, 'slow'))
  const [inTime, tooLate] = [answerWithin(100, slow()), answerWithin(50, slow())]
  const refused = expect(tooLate).rejects.toThrow(NoAnswer)
  await vi.advanceTimersByTimeAsync(100)
  expect(await inTime).toBe('slow')
  await refused
})
