import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { connect } from './connection.ts'
import { oneWriterHere } from './one-writer.ts'

/** A signal that is given by hand. */
function signal() {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => (give = resolve))
  return { given, give }
}

describe('one writer', () => {
  it('gives every action its turn, in their order, whatever becomes of those before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ waits: fc.nat({ max: 3 }), fails: fc.boolean() })), async (actions) => {
        const alone = oneWriterHere()
        const began: number[] = []
        let running = 0
        const ends = await Promise.allSettled(
          actions.map(({ waits, fails }, at) =>
            alone(async () => {
              began.push(at)
              running += 1
              expect(running).toBe(1)
              for (let wait = 0; wait < waits; wait += 1) await Promise.resolve()
              running -= 1
              if (fails) throw new Error('made to fail by a test')
              return at
            }),
          ),
        )
        expect(began).toEqual(actions.map((_, at) => at))
        expect(ends.map(({ status }) => status === 'rejected')).toEqual(actions.map(({ fails }) => fails))
      }),
    )
  })
})

describe('two connections to one database, as two windows have them', () => {
  it('never have two writes under way, while reads go on', async () => {
    const indexedDB = new IDBFactory()
    const oneWriter = oneWriterHere()
    const [a, b] = [0, 1].map(() => connect({ indexedDB, keyRange: IDBKeyRange, oneWriter }))
    const [began, end] = [signal(), signal()]
    const order: string[] = []
    const first = a?.write(async () => {
      began.give()
      await end.given
      order.push('first')
    })
    await began.given
    expect(await b?.read((tables) => tables.settings.count())).toEqual({ ok: true, value: 0 })
    const second = b?.write(() => {
      order.push('second')
      return Promise.resolve()
    })
    const third = a?.write((tables) => {
      order.push('third')
      return tables.settings.put({ key: 'name', value: 'third' })
    })
    await a?.read((tables) => tables.settings.count())
    expect(order).toEqual([])
    end.give()
    await Promise.all([first, second, third])
    expect(order).toEqual(['first', 'second', 'third'])
  })

  it('write though one of them was closed while it waited for its turn', async () => {
    const indexedDB = new IDBFactory()
    const oneWriter = oneWriterHere()
    const [a, b] = [0, 1].map(() => connect({ indexedDB, keyRange: IDBKeyRange, oneWriter }))
    const [began, end] = [signal(), signal()]
    const first = a?.write(() => {
      began.give()
      return end.given
    })
    await began.given
    await b?.read((tables) => tables.settings.count())
    const second = b?.write((tables) => tables.settings.put({ key: 'name', value: 'second' }))
    b?.close()
    end.give()
    await first
    expect(await second).toMatchObject({ ok: true })
  })

  it('say that nothing was written where no turn is given, as to a page that is being left', async () => {
    const oneWriter = (): Promise<never> => Promise.reject(new DOMException('made to fail by a test', 'AbortError'))
    const connection = connect({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange, oneWriter })
    await connection.prepareWriting()
    expect(await connection.write((tables) => tables.settings.count())).toMatchObject({ ok: false })
  })

  it('say that they wait, once another has kept its turn for long, and that they don’t any more', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const indexedDB = new IDBFactory()
      const oneWriter = oneWriterHere()
      const [here, there] = [0, 1].map(() => connect({ indexedDB, keyRange: IDBKeyRange, oneWriter }))
      const told = { here: vi.fn(), there: vi.fn() }
      here?.watch({ beforeClose: () => Promise.resolve(), lost: vi.fn(), waiting: vi.fn(), late: told.here })
      there?.watch({ beforeClose: () => Promise.resolve(), lost: vi.fn(), waiting: vi.fn(), late: told.there })
      await here?.read((tables) => tables.settings.count())
      const [began, end] = [signal(), signal()]
      const writes = [
        there?.write(() => {
          began.give()
          return end.given
        }),
      ]
      await began.given
      // That one waits for its own page.
      writes.push(
        there?.write(() => Promise.resolve()),
        here?.write(() => Promise.resolve()),
        here?.write(() => Promise.resolve()),
      )
      await Promise.resolve()
      await Promise.resolve()
      vi.advanceTimersByTime(1900)
      expect(told.here).not.toHaveBeenCalled()
      vi.advanceTimersByTime(200)
      expect(told.here.mock.calls).toEqual([[true]])
      end.give()
      for (const write of writes) await write
      expect(told.here.mock.calls).toEqual([[true], [false]])
      expect(told.there).not.toHaveBeenCalled()
    } finally {
      vi.useRealTimers()
    }
  })
})
