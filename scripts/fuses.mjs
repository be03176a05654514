import { open } from 'node:fs/promises'

/**
 * Electron keeps its build-time switches ("fuses") as a row of characters in its own binary, behind this mark: one byte
 * for the version of the row, one for its length, then `0` off, `1` on or `r` removed for each fuse.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 */
const mark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1')
const knownVersion = 1

export const fuse = {
  runAsNode: 0,
  cookieEncryption: 1,
  nodeOptions: 2,
  nodeInspect: 3,
  asarIntegrity: 4,
  onlyLoadFromAsar: 5,
  browserV8Snapshot: 6,
  fileProtocolPrivileges: 7,
}

/**
 * @param {string} binary
 * @param {ReadonlyMap<number, boolean>} settings
 */
export async function setFuses(binary, settings) {
  const file = await open(binary, 'r+')
  try {
    const row = (await findMark(file)) + mark.length
    const head = await readAt(file, row, 2)
    if (head[0] !== knownVersion) throw new Error(`Fuses of version ${String(head[0])} aren't known here.`)
    for (const [index, on] of settings) {
      if (index >= head[1]) throw new Error(`This Electron has no fuse ${String(index)}.`)
      await file.write(Buffer.from(on ? '1' : '0', 'latin1'), 0, 1, row + 2 + index)
    }
  } finally {
    await file.close()
  }
}

async function findMark(file) {
  const { size } = await file.stat()
  const step = 8 * 1024 * 1024
  for (let start = 0; start < size; start += step) {
    // Overlapping, so that a mark on the border of two pieces is found too.
    const found = (await readAt(file, start, Math.min(step + mark.length, size - start))).indexOf(mark)
    if (found !== -1) return start + found
  }
  throw new Error('No fuses were found: is this an Electron binary?')
}

async function readAt(file, position, length) {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer
}
