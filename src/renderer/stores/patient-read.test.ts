import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NotStored } from '../database/not-stored.ts'
import { readPatiently } from './patient-read.ts'

const failed: NotStored = { ok: false, cause: 'failed', problems: [] }
const newer: NotStored = { ok: false, cause: 'newer', problems: [] }
const found = { ok: true, value: 3 } as const

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('readPatiently', () => {
  it('takes what comes at the second try', async () => {
    const read = vi.fn().mockResolvedValueOnce(failed).mockResolvedValueOnce(found)
    const answer = readPatiently<number>(read)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await answer).toEqual(found)
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('gives up after three', async () => {
    const read = vi.fn().mockResolvedValue(failed)
    const answer = readPatiently<number>(read)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await answer).toEqual(failed)
    expect(read).toHaveBeenCalledTimes(3)
  })

  it('doesn’t wait where waiting is no help', async () => {
    const read = vi.fn().mockResolvedValue(newer)
    expect(await readPatiently<number>(read)).toEqual(newer)
    expect(read).toHaveBeenCalledTimes(1)
  })
})
