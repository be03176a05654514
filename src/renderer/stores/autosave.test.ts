// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { notStored } from '../database/not-stored.ts'
import type { Stored } from '../database/not-stored.ts'
import { startAutosave } from './autosave.ts'
import type { SavingState } from './autosave.ts'

interface Write {
  readonly before: string
  readonly after: string
  readonly answer: (ok: boolean) => Promise<void>
}

/** An autosave whose writes wait for the test's answer. */
function startedAt(first: string) {
  const writes: Write[] = []
  const states: string[] = []
  const write = (before: string, after: string): Promise<Stored<null>> =>
    new Promise((resolve) => {
      const answer = async (ok: boolean): Promise<void> => {
        resolve(ok ? { ok: true, value: null } : notStored('failed'))
        await Promise.resolve()
        await new Promise((settled) => setTimeout(settled))
      }
      writes.push({ before, after, answer })
    })
  const autosave = startAutosave(first, write, (state: SavingState) => states.push(state.kind))
  const pairs = (): string[] => writes.map(({ before, after }) => `${before}${after}`)
  return { ...autosave, writes, states, pairs }
}

describe('saving after every edit', () => {
  it('starts at once, and is saved only when the database says so', async () => {
    const { save, writes, states } = startedAt('a')
    save('b')
    expect(writes).toHaveLength(1)
    expect(states).toEqual(['saving'])
    await writes[0]?.answer(true)
    expect(states).toEqual(['saving', 'saved'])
  })

  it('writes one at a time, and of several edits meanwhile the last', async () => {
    const { save, writes, pairs, states } = startedAt('a')
    save('b')
    save('c')
    save('d')
    expect(pairs()).toEqual(['ab'])
    await writes[0]?.answer(true)
    expect(pairs()).toEqual(['ab', 'bd'])
    await writes[1]?.answer(true)
    expect(states.at(-1)).toBe('saved')
  })

  it('keeps what failed, and makes it good with the next edit', async () => {
    const { save, writes, pairs, states } = startedAt('a')
    save('b')
    await writes[0]?.answer(false)
    expect(states.at(-1)).toBe('notSaved')
    save('c')
    await writes[1]?.answer(true)
    expect(pairs()).toEqual(['ab', 'ac'])
    expect(states.at(-1)).toBe('saved')
  })

  it('tries an edit that came while another failed', async () => {
    const { save, writes, pairs, states } = startedAt('a')
    save('b')
    save('c')
    await writes[0]?.answer(false)
    expect(pairs()).toEqual(['ab', 'ac'])
    await writes[1]?.answer(false)
    expect(writes).toHaveLength(2)
    expect(states.at(-1)).toBe('notSaved')
  })

  it('has nothing to write when an undo leads back to what is stored', async () => {
    const { save, writes, states } = startedAt('a')
    save('b')
    await writes[0]?.answer(false)
    save('a')
    expect(writes).toHaveLength(1)
    expect(states.at(-1)).toBe('saved')
  })

  it('is flushed when everything is written, or failed once more', async () => {
    const { save, flush, writes, pairs, states } = startedAt('a')
    await flush()
    expect(writes).toHaveLength(0)
    save('b')
    save('c')
    let isFlushed = false
    const flushing = flush().then(() => (isFlushed = true))
    await writes[0]?.answer(true)
    expect(isFlushed).toBe(false)
    await writes[1]?.answer(true)
    await flushing
    save('d')
    await writes[2]?.answer(false)
    const again = flush()
    await Promise.resolve()
    await writes[3]?.answer(false)
    await again
    expect(pairs()).toEqual(['ab', 'bc', 'cd', 'cd'])
    expect(states.at(-1)).toBe('notSaved')
  })
})
