import { isArchive, openArchive } from '../../core/exchange/archive-check.ts'
import { publicationKind, readTexts } from '../../core/exchange/read-texts.ts'
import { openKnowledge } from '../../core/knowledge/knowledge.ts'
import type { Knowledge, ReadKnowledgeFile } from '../../core/knowledge/knowledge.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { TextAnswer, TextRequest } from './text-messages.ts'

/** Subjects in one message. */
const partSize = 400

const decoder = new TextDecoder('utf-8', { fatal: true })

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return `sha256:${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function isText(name: string): boolean {
  return /\.json$/i.test(name)
}

/** What the worker does: unpacks, decodes, hashes and reads one file after the other, and checks it against what is bundled. */
export function createTextJob(
  send: (answer: TextAnswer) => void,
  readFile: ReadKnowledgeFile,
): (request: TextRequest) => Promise<void> {
  let opening: Promise<Parsed<Knowledge>> | null = null

  /** True where the file is one of ours; `problems` gets what is wrong with it. */
  async function readOne(name: string, bytes: Uint8Array, among: boolean, problems: Problem[]): Promise<boolean> {
    const text = decoded(bytes)
    if (among && (text === null || publicationKind(text) === null)) return false
    if (text === null) {
      problems.push({ file: name, where: '', what: 'This file isn’t UTF-8 text.', mend: 'Choose a JSON or ZIP file.' })
      return true
    }
    opening ??= openKnowledge(readFile)
    const known = await opening
    if (!known.ok) {
      opening = null
      problems.push(...known.problems)
      return true
    }
    const read = await readTexts({ name, text, sha256: await sha256Of(bytes) }, known.value)
    if (!read.ok) {
      problems.push(...read.problems)
      return true
    }
    const { source, subjects } = read.value
    for (let at = 0; at < subjects.length; at += partSize) {
      send({ kind: 'part', subjects: subjects.slice(at, at + partSize) })
    }
    send({ kind: 'source', source })
    return true
  }

  async function readArchive(name: string, bytes: Uint8Array): Promise<void> {
    const archive = openArchive(bytes, name)
    if (!archive.ok) {
      send({ kind: 'refused', problems: archive.problems })
      return
    }
    const problems: Problem[] = []
    const entries = archive.value.entries.filter((entry) => !entry.name.endsWith('/'))
    const texts = entries.filter((entry) => isText(entry.name))
    let others = entries.length - texts.length
    for (const [at, entry] of texts.entries()) {
      send({ kind: 'progress', done: at, total: texts.length })
      const unpacked = archive.value.read(entry)
      const short = entry.name.slice(entry.name.lastIndexOf('/') + 1)
      if (!unpacked.ok) problems.push(...unpacked.problems.map((one) => ({ ...one, where: short })))
      else if (!(await readOne(short, unpacked.value, true, problems))) others += 1
    }
    send({ kind: 'read', others, problems })
  }

  return async ({ name, bytes, among }) => {
    if (isArchive(bytes)) {
      await readArchive(name, bytes)
      return
    }
    const problems: Problem[] = []
    const isOurs = await readOne(name, bytes, among, problems)
    send({ kind: 'read', others: isOurs ? 0 : 1, problems })
  }
}
