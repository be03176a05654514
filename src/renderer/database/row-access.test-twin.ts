import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb'
import { onTestFinished, vi } from 'vitest'

export interface RowAccess {
  readonly table: string
  readonly method: string
}

const reads = ['get', 'getAll', 'getAllKeys', 'getKey', 'count', 'openCursor', 'openKeyCursor'] as const
const writes = ['put', 'add', 'delete', 'clear'] as const

/** Notes every call that reads or writes rows, by table, until the test ends. */
export function watchRows(): { readonly reads: RowAccess[]; readonly writes: RowAccess[] } {
  const seen = { reads: [] as RowAccess[], writes: [] as RowAccess[] }
  const note = (methods: readonly (keyof IDBObjectStore)[], list: RowAccess[]): void => {
    for (const method of methods) {
      const original = Reflect.get(IDBObjectStore.prototype, method) as (...given: unknown[]) => unknown
      const spy = vi.spyOn(IDBObjectStore.prototype, method as 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...given: unknown[]
      ) {
        list.push({ table: this.name, method })
        return original.apply(this, given) as IDBRequest<IDBValidKey>
      })
      onTestFinished(() => {
        spy.mockRestore()
      })
    }
  }
  note(reads, seen.reads)
  note(writes, seen.writes)
  return seen
}

/** The durability that each writing transaction of databases opened from here on asks for, until the test ends. */
export function watchDurability(): string[] {
  const asked: string[] = []
  const original = Reflect.get(IDBDatabase.prototype, 'transaction') as (...given: unknown[]) => IDBTransaction
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...given: unknown[]
  ) {
    if (given[1] === 'readwrite') asked.push((given[2] as IDBTransactionOptions | undefined)?.durability ?? 'default')
    return original.apply(this, given)
  })
  onTestFinished(() => {
    spy.mockRestore()
  })
  return asked
}

/** Makes every write fail from here on, as a full or broken disk does; call the result to end it. */
export function failWrites(name: string): () => void {
  const fail = (): never => {
    throw new DOMException('made to fail by a test', name)
  }
  const spies = (['put', 'add', 'delete'] as const).map((method) =>
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(fail),
  )
  const end = (): void => {
    for (const spy of spies) spy.mockRestore()
  }
  onTestFinished(end)
  return end
}

/** Makes only the write number `at`, counted from 1, fail until the test ends; tells whether it came to that. */
export function failWriteNumber(
  at: number,
  name = 'UnknownError',
): { readonly failed: () => boolean; readonly end: () => void } {
  let count = 0
  const spies = (['put', 'add', 'delete', 'clear'] as const).map((method) => {
    const original = Reflect.get(IDBObjectStore.prototype, method) as (...given: unknown[]) => unknown
    return vi.spyOn(IDBObjectStore.prototype, method as 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given: unknown[]
    ) {
      count += 1
      if (count === at) throw new DOMException('made to fail by a test', name)
      return original.apply(this, given) as IDBRequest<IDBValidKey>
    })
  })
  const end = (): void => {
    for (const spy of spies) spy.mockRestore()
  }
  onTestFinished(end)
  return { failed: () => count >= at, end }
}
