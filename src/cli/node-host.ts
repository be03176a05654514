import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { version } from '../../package.json'
import { openKnowledge } from '../core/knowledge/knowledge.ts'
import type { Host } from './host.ts'

/** The terminal and the files of this machine. */
export function nodeHost(knowledgeFolder: string): Host {
  return {
    version,
    out: (text) => void process.stdout.write(text),
    message: (line) => void process.stderr.write(`${line}\n`),
    openKnowledge: () => openKnowledge((file) => readFile(join(knowledgeFolder, file), 'utf8')),
    now: () => new Date(),
    newId: randomUUID,
    userName: () => {
      try {
        return userInfo().username
      } catch {
        // A container may run under a number that has no name.
        return ''
      }
    },
    program: [process.execPath, ...process.argv.slice(1, 2)],
    folder: process.cwd(),
  }
}
