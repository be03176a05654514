import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useSurroundings } from './surroundings.ts'

export interface Remembered<T> {
  /** The first value until the stored one is read. */
  readonly value: ShallowRef<T>
  /** Ends when the stored value has been read, or there is none. */
  readonly read: Promise<void>
  /** Takes a new value and keeps it. A choice that can't be kept still holds in this window. */
  set: (next: T) => void
}

/**
 * A choice of the person's that belongs into no document, such as the columns of a list: kept in the database under
 * `key`. `parse` makes a value of whatever stands there, since a newer or older version may have written it.
 */
export function useRemembered<T>(key: string, first: T, parse: (stored: unknown) => T): Remembered<T> {
  const { database } = useSurroundings()
  const value = shallowRef(first)
  let isChosen = false

  async function readStored(): Promise<void> {
    const stored = await database.readSetting(key)
    // What was chosen meanwhile is newer.
    if (stored.ok && stored.value !== undefined && !isChosen) value.value = parse(stored.value)
  }

  return {
    value,
    read: readStored(),
    set(next) {
      isChosen = true
      value.value = next
      void database.writeSetting(key, next)
    },
  }
}
