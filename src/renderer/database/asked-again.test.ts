// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askedAgain, NoAnswer } from './asked-again.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = (): Promise<string> => new Promise(() => undefined)

it('asks once where an answer comes', async () => {
  const ask = vi.fn(() => Promise.resolve('answer'))
  expect(await askedAgain(ask)).toBe('answer')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(1)
})

it('asks again where a question was dropped', async () => {
  const ask = vi.fn(never).mockImplementationOnce(never).mockResolvedValueOnce('answer')
  const answer = askedAgain(ask)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await answer).toBe('answer')
  expect(ask).toHaveBeenCalledTimes(2)
})

it('takes a late answer to an earlier question', async () => {
  const ask = vi.fn(never)
  ask.mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 2500, 'late')))
  const answer = askedAgain(ask)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await answer).toBe('late')
  expect(ask).toHaveBeenCalledTimes(3)
})

it('hands a refusal on', async () => {
  await expect(askedAgain(() => Promise.reject(new TypeError('no')))).rejects.toThrow(TypeError)
})

it('says so where no answer ever comes', async () => {
  const answer = expect(askedAgain(never)).rejects.toThrow(NoAnswer)
  await vi.advanceTimersByTimeAsync(60_000)
  await answer
})
