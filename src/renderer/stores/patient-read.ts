import type { Stored } from '../database/not-stored.ts'

const tries = 3
/** Milliseconds. */
const pause = 300

/**
 * Reads from the database at the start, a few times where it fails: after a kill the browser that was there before may
 * still be letting go of the files.
 */
export async function readPatiently<T>(read: () => Promise<Stored<T>>): Promise<Stored<T>> {
  for (let left = tries - 1; ; left--) {
    const found = await read()
    if (found.ok || found.cause !== 'failed' || left === 0) return found
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
