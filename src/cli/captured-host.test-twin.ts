import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { openKnowledge } from '../core/knowledge/knowledge.ts'
import type { ReadKnowledgeFile } from '../core/knowledge/knowledge.ts'
import type { Host } from './host.ts'
import { runCoverline } from './run.ts'

// A call reads and indexes real data; beside other tests on a small machine that can take seconds.
vi.setConfig({ testTimeout: 60_000 })

const knowledgeFolder = join(import.meta.dirname, '..', '..', 'resources', 'knowledge')

export interface Called {
  readonly code: number
  readonly out: string
  /** Lines of standard error. */
  readonly messages: readonly string[]
}

const readBundled: ReadKnowledgeFile = (file) => Promise.resolve(readFileSync(join(knowledgeFolder, file), 'utf8'))

/** Runs one call in this process, with the bundled knowledge unless told otherwise, at a fixed time. */
export async function call(
  argv: readonly string[],
  read: ReadKnowledgeFile = readBundled,
  folder = process.cwd(),
): Promise<Called> {
  const out: string[] = []
  const messages: string[] = []
  const host: Host = {
    version: '9.8.7',
    out: (text) => void out.push(text),
    message: (line) => void messages.push(line),
    openKnowledge: () => openKnowledge(read),
    now: () => new Date('2026-11-24T09:00:00Z'),
    newId: () => 'new-id',
    userName: () => 'analyst',
    program: ['/opt/my node/node', "/opt/analyst's/coverline.js"],
    folder,
  }
  const code = await runCoverline(argv, host)
  return { code, out: out.join(''), messages }
}

/** The JSON that a call printed; it must have succeeded without a message. */
export async function callJson<T>(argv: readonly string[]): Promise<T> {
  const { code, out, messages } = await call([...argv, '--json'])
  if (code !== 0 || messages.length > 0) throw new Error(`${String(code)}: ${messages.join('\n')}`)
  return JSON.parse(out) as T
}

export interface ScratchFolder {
  path(name: string): string
  remove(): void
}

export function scratchFolder(): ScratchFolder {
  const folder = mkdtempSync(join(tmpdir(), 'coverline-'))
  return {
    path: (name) => join(folder, name),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
