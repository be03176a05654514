import { createHash, randomUUID } from 'node:crypto'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { openProblems } from '../../bridge/file-kinds.ts'
import { codeOf } from '../snapshots/careful-file.ts'
import { readChosenBytes, textOfBytes } from '../whole-files.ts'
import type { FileLocks } from './lock-file.ts'

export type FoundFile =
  | { readonly kind: 'read'; readonly text: string; readonly hash: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreachable'; readonly problem: string }
  | { readonly kind: 'unreadable'; readonly problem: string }

export type Replaced =
  | { readonly kind: 'written'; readonly hash: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly problem: string }

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The text of a file that others write to: anything may be there, or nothing. */
export async function readShared(path: string): Promise<FoundFile> {
  try {
    const facts = await stat(path)
    if (!facts.isFile()) return { kind: 'unreadable', problem: openProblems.notReadable }
  } catch (error) {
    return (await isGone(path, error)) ? { kind: 'gone' } : unreachable(path, codeOf(error))
  }
  const read = await readChosenBytes(path)
  if (!read.opened) {
    const isTooLarge = read.problem === openProblems.tooLarge
    return isTooLarge ? { kind: 'unreadable', problem: openProblems.tooLarge } : unreachable(path, 'EACCES')
  }
  const text = textOfBytes(read.bytes)
  if (text === null) return { kind: 'unreadable', problem: openProblems.notText }
  return { kind: 'read', text, hash: hashOf(read.bytes) }
}

/** The file alone is missing: where its folder is missing too, a drive or a share may not be there. */
async function isGone(path: string, error: unknown): Promise<boolean> {
  return codeOf(error) === 'ENOENT' && (await stat(dirname(path)).catch(() => null))?.isDirectory() === true
}

function unreachable(path: string, code: string): FoundFile {
  const name = basename(path)
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return { kind: 'unreachable', problem: `Reading ${name} isn’t allowed.` }
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'unreachable', problem: `The folder of ${name} isn’t there.` }
    default:
      return { kind: 'unreachable', problem: `${name} can’t be reached (${code}).` }
  }
}

export interface Replacing {
  readonly text: string
  /** Hash of what must be there; null: nothing may be. */
  readonly expected: string | null
  /** Remembers, before the file is replaced, that it is about to say `text`. */
  readonly prepare: (hash: string) => Promise<void>
  /** And forgets that where it wasn't. */
  readonly withdraw: () => Promise<void>
}

/**
 * Replaces a shared file by a text if it holds what is expected, so that at every moment the whole old or the whole new
 * one is there. All that takes time comes before the lock; what is there is compared twice, the second time last of all.
 */
export async function replaceShared(locks: FileLocks, path: string, replacing: Replacing): Promise<Replaced> {
  const temporary = join(dirname(path), `.coverline-${randomUUID()}.tmp`)
  try {
    await writeBeside(temporary, path, replacing.text)
    const held = await locks.hold(path, (isStill) => replace(temporary, path, replacing, isStill))
    return held.held ? held.value : { kind: 'busy' }
  } catch (error) {
    return { kind: 'failed', problem: failure(basename(path), codeOf(error)) }
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

async function replace(
  temporary: string,
  path: string,
  { text, expected, prepare, withdraw }: Replacing,
  isStill: () => Promise<boolean>,
): Promise<Replaced> {
  if ((await hashThere(path)) !== expected) return { kind: 'changed' }
  const hash = hashOf(text)
  await prepare(hash)
  const isOurs = await isStill()
  if (!isOurs || (await hashThere(path)) !== expected) {
    await withdraw()
    return { kind: isOurs ? 'changed' : 'busy' }
  }
  try {
    await rename(temporary, path)
  } catch (error) {
    await withdraw()
    throw error
  }
  await flushFolder(dirname(path))
  // Slept at the worst moment: another one may have written since. Reading tells.
  return (await isStill()) ? { kind: 'written', hash } : { kind: 'changed' }
}

async function writeBeside(temporary: string, path: string, text: string): Promise<void> {
  // Whoever could read the file must be able to read the one in its place.
  const mode = (await stat(path).catch(() => null))?.mode
  const file = await open(temporary, 'wx')
  try {
    await file.writeFile(text, 'utf8')
    if (mode !== undefined) await file.chmod(mode & 0o777).catch(() => undefined)
    await file.sync()
  } finally {
    await file.close()
  }
  if ((await readFile(temporary, 'utf8')) !== text) throw new Error('What was written can’t be read back.')
}

/** Null where there is no file. Something that is no file, or is too large, has a hash that nothing expects. */
async function hashThere(path: string): Promise<string | null> {
  const facts = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (facts === null) return null
  const read = await readChosenBytes(path)
  return read.opened ? hashOf(read.bytes) : ''
}

/** The rename stands already; servers that know no such call are none the worse. */
async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch {
    // Nothing is lost by it: see above.
  }
}

function failure(name: string, code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Writing ${name} isn’t allowed.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room to write ${name}.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `The folder of ${name} isn’t there.`
    default:
      return `${name} can’t be written (${code}).`
  }
}
