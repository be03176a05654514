import { realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { SharedBase, SharedReading, SharedWrite, SharedWriting } from '../../bridge/shared-file.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { codeOf } from '../snapshots/careful-file.ts'
import { folderNameOf } from '../snapshots/snapshot-list.ts'
import { dropBase, readBase, readLink, settled, writeBase, writeLink } from './link-files.ts'
import { openFileLocks } from './lock-file.ts'
import type { FileLocks } from './lock-file.ts'
import { readShared, replaceShared } from './shared-file.ts'

/** The files that assessments are shared through. Calls are answered one after the other; none rejects. */
export interface SharedFiles {
  /** From now on the assessment is shared through the file at `path`; the path itself comes back, without detours. */
  link: (assessment: string, path: string) => Promise<Parsed<string>>
  /** The path of the shared file; null where there is none. */
  linked: (assessment: string) => Promise<Parsed<string | null>>
  read: (assessment: string, known: string | null) => Promise<Parsed<SharedReading>>
  write: (assessment: string, write: SharedWrite) => Promise<Parsed<SharedWriting>>
  agree: (assessment: string, base: SharedBase) => Promise<Parsed<null>>
  distrust: (assessments: readonly string[]) => Promise<Parsed<null>>
  unlink: (assessments: readonly string[]) => Promise<Parsed<null>>
}

/** Keeps what it knows in `folder`, one folder an assessment. */
export function openSharedFiles(folder: string, locks: FileLocks = openFileLocks()): SharedFiles {
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(what: string, job: () => Promise<Parsed<T>>): Promise<Parsed<T>> {
    const answer = last.then(job).catch((error: unknown) => refusal(`${what} (${codeOf(error)})`))
    last = answer
    return answer
  }

  const folderOf = (assessment: string): string => join(folder, folderNameOf(assessment))

  async function read(assessment: string, known: string | null): Promise<Parsed<SharedReading>> {
    const place = folderOf(assessment)
    const path = await readLink(place)
    if (path === null) return notShared
    const found = await readShared(path)
    if (found.kind !== 'read') return parsed(found)
    if (found.hash === known) return parsed({ kind: 'same' })
    const kept = await readBase(place)
    const base = settled(kept, found.hash)
    if (kept.next !== null) await writeBase(place, { agreed: base, next: null })
    return parsed({ ...found, base })
  }

  async function write(assessment: string, { text, expected, sequence }: SharedWrite): Promise<Parsed<SharedWriting>> {
    const place = folderOf(assessment)
    const path = await readLink(place)
    if (path === null) return notShared
    const { agreed } = await readBase(place)
    const replaced = await replaceShared(locks, path, {
      text,
      expected,
      prepare: (hash) => writeBase(place, { agreed, next: { text, hash, sequence } }),
      withdraw: () => writeBase(place, { agreed, next: null }),
    })
    if (replaced.kind === 'written') {
      // What was prepared says the same to a later start, so nothing is lost where this can't be written.
      await writeBase(place, { agreed: { text, hash: replaced.hash, sequence }, next: null }).catch(() => undefined)
    }
    return parsed(replaced)
  }

  async function agree(assessment: string, base: SharedBase): Promise<Parsed<null>> {
    const place = folderOf(assessment)
    if ((await readLink(place)) === null) return notShared
    try {
      await writeBase(place, { agreed: base, next: null })
    } catch (error) {
      await dropBase(place)
      throw error
    }
    return parsed(null)
  }

  return {
    link: (assessment, path) =>
      inTurn('The assessment isn’t shared: its link can’t be kept.', async () => {
        const direct = await withoutDetours(path)
        await writeLink(folderOf(assessment), direct)
        return parsed(direct)
      }),
    linked: (assessment) =>
      inTurn('Whether the assessment is shared can’t be read.', async () =>
        parsed(await readLink(folderOf(assessment))),
      ),
    read: (assessment, known) => inTurn('The shared file can’t be read.', () => read(assessment, known)),
    write: (assessment, asked) => inTurn('The shared file can’t be written.', () => write(assessment, asked)),
    agree: (assessment, base) =>
      inTurn('What the shared file says can’t be remembered.', () => agree(assessment, base)),
    distrust: (assessments) =>
      inTurn('What is known of shared files can’t be forgotten.', async () => {
        for (const one of assessments) await dropBase(folderOf(one))
        return parsed(null)
      }),
    unlink: (assessments) =>
      inTurn('Sharing can’t be stopped.', async () => {
        for (const one of assessments) await rm(folderOf(one), { recursive: true, force: true })
        return parsed(null)
      }),
  }
}

/** A rename would replace a link by a file of its own, and others would go on with what it led to. */
async function withoutDetours(path: string): Promise<string> {
  const there = await realpath(path).catch(() => null)
  return there ?? join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path))
}

function refusal(what: string): Parsed<never> {
  return refused([{ file: '', where: '', what, mend: 'The assessment itself is where it was.' }])
}

const notShared = refusal('This assessment isn’t shared.')
