import { realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { SharedBase, SharedReading, SharedWrite, SharedWriting } from '../../bridge/shared-file.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { codeOf } from '../snapshots/careful-file.ts'
import { folderNameOf } from '../snapshots/snapshot-list.ts'
import { dropBase, readBase, readLink, settled, writeBase, writeLink } from './link-files.ts'
import type { KeptBase } from './link-files.ts'
import { openFileLocks } from './lock-file.ts'
import type { FileLocks } from './lock-file.ts'
import { readShared, replaceShared } from './shared-file.ts'

/**
 * The files that assessments are shared through; no call rejects. One call at a time reads or writes on a share, since a
 * share may never answer; what is only kept on this computer waits for none of them.
 */
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

type KeepBase = (base: KeptBase) => Promise<void>

/** Keeps what it knows in `folder`, one folder an assessment. */
export function openSharedFiles(folder: string, locks: FileLocks = openFileLocks()): SharedFiles {
  let last: Promise<unknown> = Promise.resolve()
  /** How often what was agreed on was forgotten, by assessment. */
  const forgettings = new Map<string, number>()

  function answered<T>(what: string, job: Promise<Parsed<T>>): Promise<Parsed<T>> {
    return job.catch((error: unknown) => refusal(`${what} (${codeOf(error)})`))
  }

  function inTurn<T>(what: string, job: () => Promise<Parsed<T>>): Promise<Parsed<T>> {
    const answer = answered(what, last.then(job))
    last = answer
    return answer
  }

  const folderOf = (assessment: string): string => join(folder, folderNameOf(assessment))

  /** Keeps bases for one call: not once they were forgotten, even while one was being written. */
  function keeperOf(assessment: string): KeepBase {
    const place = folderOf(assessment)
    const before = forgettings.get(assessment)
    const isForgotten = (): boolean => forgettings.get(assessment) !== before
    return async (base) => {
      if (isForgotten()) return
      await writeBase(place, base)
      if (isForgotten()) await dropBase(place)
    }
  }

  async function forget(assessment: string): Promise<void> {
    forgettings.set(assessment, (forgettings.get(assessment) ?? 0) + 1)
    await dropBase(folderOf(assessment))
  }

  async function read(assessment: string, known: string | null, keep: KeepBase): Promise<Parsed<SharedReading>> {
    const place = folderOf(assessment)
    const path = await readLink(place)
    if (path === null) return notShared
    const found = await readShared(path)
    if (found.kind !== 'read') return parsed(found)
    if (found.hash === known) return parsed({ kind: 'same' })
    const kept = await readBase(place)
    const base = settled(kept, found.hash)
    if (kept.next !== null) await keep({ agreed: base, next: null })
    return parsed({ ...found, base })
  }

  async function write(
    assessment: string,
    { text, expected, sequence }: SharedWrite,
    keep: KeepBase,
  ): Promise<Parsed<SharedWriting>> {
    const place = folderOf(assessment)
    const path = await readLink(place)
    if (path === null) return notShared
    const { agreed } = await readBase(place)
    const replaced = await replaceShared(locks, path, {
      text,
      expected,
      prepare: (hash) => keep({ agreed, next: { text, hash, sequence } }),
      withdraw: () => keep({ agreed, next: null }),
    })
    if (replaced.kind === 'written') {
      // What was prepared says the same to a later start, so nothing is lost where this can't be written.
      await keep({ agreed: { text, hash: replaced.hash, sequence }, next: null }).catch(() => undefined)
    }
    return parsed(replaced)
  }

  async function agree(assessment: string, base: SharedBase): Promise<Parsed<null>> {
    const place = folderOf(assessment)
    const keep = keeperOf(assessment)
    if ((await readLink(place)) === null) return notShared
    try {
      await keep({ agreed: base, next: null })
    } catch (error) {
      await dropBase(place)
      throw error
    }
    return parsed(null)
  }

  async function link(assessment: string, path: string): Promise<Parsed<string>> {
    const direct = await withoutDetours(path)
    await forget(assessment)
    await writeLink(folderOf(assessment), direct)
    return parsed(direct)
  }

  async function distrust(assessments: readonly string[]): Promise<Parsed<null>> {
    for (const one of assessments) await forget(one)
    return parsed(null)
  }

  async function unlink(assessments: readonly string[]): Promise<Parsed<null>> {
    for (const one of assessments) {
      await forget(one)
      await rm(folderOf(one), { recursive: true, force: true })
    }
    return parsed(null)
  }

  return {
    link: (assessment, path) =>
      answered('The assessment isn’t shared: its link can’t be kept.', link(assessment, path)),
    linked: (assessment) =>
      answered('Whether the assessment is shared can’t be read.', readLink(folderOf(assessment)).then(parsed)),
    read: (assessment, known) => {
      const keep = keeperOf(assessment)
      return inTurn('The shared file can’t be read.', () => read(assessment, known, keep))
    },
    write: (assessment, asked) => {
      const keep = keeperOf(assessment)
      return inTurn('The shared file can’t be written.', () => write(assessment, asked, keep))
    },
    agree: (assessment, base) => answered('What the shared file says can’t be remembered.', agree(assessment, base)),
    distrust: (assessments) => answered('What is known of shared files can’t be forgotten.', distrust(assessments)),
    unlink: (assessments) => answered('Sharing can’t be stopped.', unlink(assessments)),
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
