import { open } from 'node:fs/promises'
import { parsed, refused } from '../core/problem.ts'
import type { Parsed } from '../core/problem.ts'

const megabyte = 1024 * 1024
/** Bytes of an assessment, a mapping file or a list. */
export const longestFile = 50 * megabyte
/** Bytes of an ATT&CK bundle. */
export const longestBundle = 200 * megabyte

/** The text of a file, of no more than so many bytes; it must be UTF-8. Pipes are read to their end. */
export async function readInputFile(path: string, limit: number): Promise<Parsed<string>> {
  const bytes = await readInputBytes(path, limit)
  return bytes.ok ? textOfFile(bytes.value, path) : bytes
}

/** The bytes of a file, of no more than so many. */
export async function readInputBytes(path: string, limit: number): Promise<Parsed<Uint8Array>> {
  const problem = (what: string, mend: string): Parsed<never> => refused([{ file: path, where: '', what, mend }])
  try {
    const bytes = await readUpTo(path, limit)
    if (bytes !== null) return parsed(bytes)
    return problem(`The file is larger than ${String(limit / megabyte)} MB.`, 'Check that it is the right file.')
  } catch (error) {
    return problem(...unreadable(error))
  }
}

export function textOfFile(bytes: Uint8Array, path: string): Parsed<string> {
  const text = decodeUtf8(bytes)
  if (text !== null) return parsed(text)
  return refused([{ file: path, where: '', what: 'The file is not UTF-8 text.', mend: 'Save it as UTF-8.' }])
}

/** Null where the bytes are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bounded while it is read, since a pipe has no size and a file may grow; null when there is more. */
async function readUpTo(path: string, limit: number): Promise<Buffer | null> {
  const file = await open(path, 'r')
  try {
    const facts = await file.stat()
    if (facts.isFile() && facts.size > limit) return null
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length > limit) return null
    }
    return Buffer.concat(chunks, length)
  } finally {
    await file.close()
  }
}

function unreadable(error: unknown): [what: string, mend: string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return ['There is no such file.', '']
    case 'EISDIR':
      return ['This is a folder.', 'Name a file.']
    case 'EACCES':
    case 'EPERM':
      return ['The file may not be read.', 'Check its permissions.']
    case 'ERR_INVALID_ARG_VALUE':
      return ['This is no file name.', '']
    default:
      return [`The file can't be read (${code}).`, '']
  }
}
