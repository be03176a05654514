import { createHash } from 'node:crypto'
import { isArchive } from '../../core/exchange/archive-check.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import type { Parsed } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { checkArchiveFile } from '../checked-archive.ts'
import { checkText } from '../checked-file.ts'
import type { CheckedFile } from '../checked-file.ts'
import { fail, usageProblem } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { inert } from '../inert.ts'
import { longestBundle, readInputBytes, textOfFile } from '../input-file.ts'

export async function runCheck(args: Arguments, host: Host): Promise<ExitCode> {
  if (args.positionals.length === 0) return fail(host, [usageProblem('Name the files to check.')])
  const knowledge = await host.openKnowledge()
  if (!knowledge.ok) return fail(host, knowledge.problems)
  let code: ExitCode = 0
  for (const path of args.positionals) {
    if ((await checkFile(path, knowledge.value, host)) === 2) code = 2
  }
  return code
}

async function checkFile(path: string, knowledge: Knowledge, host: Host): Promise<ExitCode> {
  const bytes = await readInputBytes(path, longestBundle)
  if (!bytes.ok) return fail(host, bytes.problems)
  const checked = await checkBytes(bytes.value, path, knowledge)
  if (!checked.ok) return fail(host, checked.problems)
  const { what, notes } = checked.value
  host.out([`${path}: ${what}`, ...notes.map((note) => `  ${note}`)].map((line) => `${inert(line)}\n`).join(''))
  return 0
}

async function checkBytes(bytes: Uint8Array, path: string, knowledge: Knowledge): Promise<Parsed<CheckedFile>> {
  if (isArchive(bytes)) return checkArchiveFile(bytes, path, knowledge)
  const text = textOfFile(bytes, path)
  if (!text.ok) return text
  const sha256 = `sha256:${createHash('sha256').update(text.value).digest('hex')}`
  return checkText(text.value, path, knowledge, sha256)
}
