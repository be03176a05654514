import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '../core/problem.ts'

/** What already stands at a path: nothing, a file, a folder, or something that only takes text, such as a pipe. */
export type Occupant = 'nothing' | 'file' | 'folder' | 'device'

export async function occupantOf(path: string): Promise<Occupant> {
  try {
    const facts = await stat(path)
    if (facts.isFile()) return 'file'
    return facts.isDirectory() ? 'folder' : 'device'
  } catch {
    return 'nothing'
  }
}

/**
 * Writes the whole text or leaves what was there: into a file beside it, flushed to the disk, then renamed. Returns the
 * problem where it couldn't be written.
 */
export async function writeOutputFile(path: string, text: string): Promise<Problem | null> {
  const problem = (what: string, mend: string): Problem => ({ file: path, where: '', what, mend })
  const occupant = await occupantOf(path)
  if (occupant === 'folder') return problem('This is a folder.', 'Name a file.')
  try {
    if (occupant === 'device') await writeFile(path, text)
    // Through a link to the file itself: renaming over the link would cut it off.
    else await replaceFile(occupant === 'file' ? await realpath(path) : path, text)
    return null
  } catch (error) {
    return problem(...unwritable(error))
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.coverline-${randomUUID()}.tmp`)
  const mode = await stat(path).then(
    (facts) => facts.mode & 0o777,
    () => null,
  )
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(text, 'utf8')
      if (mode !== null) await file.chmod(mode)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function unwritable(error: unknown): [what: string, mend: string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return ['There is no such folder.', 'Make it first.']
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return ['Writing is not allowed there.', 'Choose another folder.']
    case 'ENOSPC':
    case 'EDQUOT':
      return ['The disk is full.', 'Make room or choose another one.']
    case 'ERR_INVALID_ARG_VALUE':
      return ['This is no file name.', '']
    default:
      return [`The file can't be written (${code}).`, '']
  }
}
