import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { OpenAnswer, OpenBytesAnswer } from '../bridge/bridge.ts'
import { openLimitBytes, openProblems } from '../bridge/file-kinds.ts'

/**
 * Writes the whole content or leaves what was there: into a temporary file beside it, flushed to the disk, then renamed.
 * Returns null, or a sentence that says why it wasn't written.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<string | null> {
  const temporary = join(dirname(path), `.coverline-${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(content, 'utf8')
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    return null
  } catch (error) {
    await rm(temporary, { force: true })
    return writeProblem(basename(path), codeOf(error))
  }
}

/** A file that the person chose; a problem where it is too large or can't be read. */
export async function readChosenBytes(path: string): Promise<OpenBytesAnswer> {
  try {
    const facts = await stat(path)
    if (!facts.isFile()) return { opened: false, problem: openProblems.notReadable }
    if (facts.size > openLimitBytes) return { opened: false, problem: openProblems.tooLarge }
    const bytes = await firstBytes(path, openLimitBytes + 1)
    if (bytes.length > openLimitBytes) return { opened: false, problem: openProblems.tooLarge }
    return { opened: true, name: basename(path), bytes }
  } catch {
    return { opened: false, problem: openProblems.notReadable }
  }
}

/** The text of a file, without what stands for the file in a window. */
type ReadText =
  Omit<Extract<OpenAnswer, { readonly opened: true }>, 'token'> | Extract<OpenAnswer, { readonly opened: false }>

/** A file that the person chose, as text; also a problem where it is no UTF-8. */
export async function readChosenText(path: string): Promise<ReadText> {
  const read = await readChosenBytes(path)
  if (!read.opened) return read
  const text = textOfBytes(read.bytes)
  if (text === null) return { opened: false, problem: openProblems.notText }
  return { opened: true, name: read.name, text }
}

/** Null of what is no UTF-8. */
export function textOfBytes(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bounded, since a file may grow between looking and reading. */
async function firstBytes(path: string, limit: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of file.createReadStream({ end: limit - 1, autoClose: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
    }
    return Buffer.concat(chunks, length)
  } finally {
    await file.close()
  }
}

function writeProblem(name: string, code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${name} wasn't saved: writing isn't allowed there. Choose another folder.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `${name} wasn't saved: the disk is full. Make room or choose another one.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `${name} wasn't saved: the folder no longer exists. Choose another one.`
    case 'EISDIR':
      return `${name} wasn't saved: a folder has that name. Choose another name.`
    default:
      return `${name} wasn't saved (${code}). Choose another place and try again.`
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason'
}
