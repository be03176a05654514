import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const endRecord = { signature: 0x06054b50, length: 22 }
const directoryEntry = { signature: 0x02014b50, length: 46 }
const localHeaderLength = 30
const linkMode = 0o120000

/**
 * Unpacks a ZIP file of known content (its checksum has been checked) without any tool of the system. `placeOf` gives
 * the path below `folder` for a member's name, or null to leave it out. Modes and symbolic links are kept.
 * @param {string} zipPath
 * @param {string} folder
 * @param {(name: string) => string | null} placeOf
 */
export async function unzip(zipPath, folder, placeOf) {
  const zip = await open(zipPath)
  try {
    for (const member of await listMembers(zip)) {
      const place = member.name.endsWith('/') ? null : placeOf(member.name)
      if (place !== null) await unpackMember(zip, zipPath, member, join(folder, place))
    }
  } finally {
    await zip.close()
  }
}

async function listMembers(zip) {
  const { size } = await zip.stat()
  const tail = await readAt(zip, Math.max(0, size - 65_557), Math.min(size, 65_557))
  let end = tail.length - endRecord.length
  while (end >= 0 && tail.readUInt32LE(end) !== endRecord.signature) end -= 1
  if (end < 0) throw new Error('This is no ZIP file.')
  const directory = await readAt(zip, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const members = []
  for (let at = 0; at < directory.length && directory.readUInt32LE(at) === directoryEntry.signature;) {
    const nameLength = directory.readUInt16LE(at + 28)
    members.push({
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + directoryEntry.length, at + directoryEntry.length + nameLength),
    })
    at += directoryEntry.length + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return members
}

async function unpackMember(zip, zipPath, member, path) {
  const header = await readAt(zip, member.offset, localHeaderLength)
  const start = member.offset + localHeaderLength + header.readUInt16LE(26) + header.readUInt16LE(28)
  await mkdir(dirname(path), { recursive: true })
  if ((member.mode & 0o170000) === linkMode) {
    await symlink((await readAt(zip, start, member.packedSize)).toString('utf8'), path)
    return
  }
  const target = createWriteStream(path, { mode: member.mode & 0o777 || 0o644 })
  if (member.packedSize === 0) {
    target.end()
    return
  }
  const packed = createReadStream(zipPath, { start, end: start + member.packedSize - 1 })
  if (member.method === 0) await pipeline(packed, target)
  else if (member.method === 8) await pipeline(packed, createInflateRaw(), target)
  else throw new Error(`${member.name} is packed in a way that is not known here (${String(member.method)}).`)
}

async function readAt(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw new Error('This ZIP file ends too early.')
  return buffer
}
