import { createHash, randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../snapshots/careful-file.ts'

/** Milliseconds that a lock must stand unchanged, seen by us, before its holder counts as gone. */
const staleAfter = 30_000

export type Held<T> = { readonly held: true; readonly value: T } | { readonly held: false }

export interface FileLocks {
  /**
   * Does `job` while no other program that keeps to this has the file; `held: false` where another one has it. `isStill`
   * asks whether the lock is ours yet: a computer may have slept in between. Throws where no lock can be made.
   */
  hold: <T>(path: string, job: (isStill: () => Promise<boolean>) => Promise<T>) => Promise<Held<T>>
}

/** The same for everybody, however a file system writes capitals and accents, and short enough for any of them. */
export function lockPathOf(path: string): string {
  const name = createHash('sha256').update(basename(path).normalize('NFC').toLowerCase()).digest('hex').slice(0, 16)
  return join(dirname(path), `.coverline-${name}.lock`)
}

/**
 * Lock files beside shared ones: what makes them is that only one can create a name. What a crashed holder left is told
 * by how long it is seen to stand, on a clock that can't be set: the clocks of two computers and a server differ.
 */
export function openFileLocks(elapsed: () => number = () => performance.now()): FileLocks {
  const seen = new Map<string, { readonly identity: string; readonly since: number }>()

  function isStale(lock: string, identity: string): boolean {
    const known = seen.get(lock)
    if (known?.identity === identity) return elapsed() - known.since >= staleAfter
    seen.set(lock, { identity, since: elapsed() })
    return false
  }

  async function take(lock: string, holder: string): Promise<boolean> {
    if (await create(lock, holder)) return true
    const identity = await identityOf(lock)
    if (identity === null || !isStale(lock, identity)) return false
    await putAside(lock, identity)
    return create(lock, holder)
  }

  return {
    async hold(path, job) {
      const lock = lockPathOf(path)
      // Says nothing of who or where: everybody who can read the folder can read it.
      const holder = randomUUID()
      if (!(await take(lock, holder))) return { held: false }
      seen.delete(lock)
      const isStill = async (): Promise<boolean> => (await textOf(lock)) === holder
      try {
        return { held: true, value: await job(isStill) }
      } finally {
        if (await isStill()) await rm(lock, { force: true })
      }
    },
  }
}

async function create(lock: string, holder: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx')
    try {
      await file.writeFile(holder, 'utf8')
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}

/** Another one for every time that it was taken; a holder may have died before its name was in it. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { mtimeMs } = await stat(path)
    return `${mtimeMs} ${(await textOf(path)) ?? ''}`
  } catch {
    return null
  }
}

/** Takes a stale lock away; one that came in its place meanwhile is given back. */
async function putAside(lock: string, identity: string): Promise<void> {
  const aside = `${lock}-${randomUUID()}`
  try {
    await rename(lock, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if ((await identityOf(aside)) !== identity) await link(aside, lock).catch(() => undefined)
  await rm(aside, { force: true })
}
