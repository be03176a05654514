import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptSnapshot, StoredChange, StoredManifest } from '../../bridge/desktop-bridge.ts'
import { shelve, shelveOlder } from '../../core/assessment/snapshot.ts'
import type { OlderSnapshot, Snapshot, SnapshotMark, SnapshotRequest } from '../../core/assessment/snapshot.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { codeOf, replaceFile, textIn } from './careful-file.ts'
import { manifestAfter, manifestOfSnapshots, parseManifest, printManifest } from './manifest-file.ts'
import { fileNameOf, folderNameOf, readList, sha256Of, writeList } from './snapshot-list.ts'

/** The snapshots and the manifest, as files in one folder. Calls are answered one after the other; none rejects. */
export interface SnapshotFiles {
  /** Null on the first start. One that was lost is made up from the snapshots. */
  manifest: () => Promise<Parsed<StoredManifest | null>>
  note: (change: StoredChange) => Promise<Parsed<null>>
  /** Of one assessment, newest first; or the newest of each. */
  list: (assessment: string | null) => Promise<Parsed<readonly Snapshot[]>>
  keep: (request: SnapshotRequest) => Promise<Parsed<KeptSnapshot>>
  read: (assessment: string, id: string) => Promise<Parsed<string>>
  mark: (assessment: string, id: string, mark: SnapshotMark) => Promise<Parsed<null>>
  remove: (assessment: string, ids: readonly string[] | null) => Promise<Parsed<null>>
  /** Puts snapshots that a backup brought under those of the assessment; how many came. */
  add: (assessment: string, older: readonly OlderSnapshot[]) => Promise<Parsed<number>>
}

const manifestName = 'manifest.json'

/** Opens the folder; makes it with the first thing that is kept. */
export function openSnapshotFiles(folder: string): SnapshotFiles {
  let known: StoredManifest | null | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** One job at a time, so that none reads what another is about to replace; what fails becomes a problem. */
  function inTurn<T>(what: string, job: () => Promise<Parsed<T>>): Promise<Parsed<T>> {
    const answer = last.then(job).catch((error: unknown) => refusal(what, mendFor(codeOf(error))))
    last = answer
    return answer
  }

  const folderOf = (assessment: string): string => join(folder, folderNameOf(assessment))

  async function newestOfEach(): Promise<readonly Snapshot[]> {
    const names = await readdir(folder, { withFileTypes: true }).catch(() => [])
    const lists = await Promise.all(
      names.filter((entry) => entry.isDirectory()).map(({ name }) => readList(join(folder, name))),
    )
    return lists.flatMap((list) => list.slice(0, 1))
  }

  async function readManifest(): Promise<StoredManifest | null> {
    if (known !== undefined) return known
    const text = await textIn(join(folder, manifestName)).catch(() => null)
    known = (text === null ? null : parseManifest(text)) ?? manifestOfSnapshots(await newestOfEach())
    return known
  }

  async function note(change: StoredChange): Promise<Parsed<null>> {
    const next = manifestAfter(await readManifest(), change)
    await mkdir(folder, { recursive: true })
    await replaceFile(join(folder, manifestName), printManifest(next))
    known = next
    return parsed(null)
  }

  async function keep({ text, ...request }: SnapshotRequest): Promise<Parsed<KeptSnapshot>> {
    const place = folderOf(request.assessment)
    const list = await readList(place)
    const { snapshot, isNew, stay, go } = shelve(list, request, { id: randomUUID(), sha256: sha256Of(text) })
    await mkdir(place, { recursive: true })
    // The text before the list that names it, and the old ones only after the list that no longer does.
    if (isNew) await replaceFile(join(place, fileNameOf(snapshot)), text)
    if (isNew || !list.some((one) => isEqual(one, snapshot))) await writeList(place, stay)
    for (const one of go) await rm(join(place, fileNameOf(one)), { force: true })
    return parsed({ snapshot, isNew })
  }

  async function read(assessment: string, id: string): Promise<Parsed<string>> {
    const place = folderOf(assessment)
    const found = (await readList(place)).find((one) => one.id === id)
    const text = found === undefined ? null : await textIn(join(place, fileNameOf(found)))
    if (found === undefined || text === null) return refusal('This snapshot is no longer there.', 'Choose another one.')
    if (sha256Of(text) !== found.sha256) {
      return refusal('The file of this snapshot was changed or damaged.', 'Choose another one.')
    }
    return parsed(text)
  }

  async function mark(assessment: string, id: string, { name, pinned }: SnapshotMark): Promise<Parsed<null>> {
    const place = folderOf(assessment)
    const list = await readList(place)
    if (!list.some((one) => one.id === id)) return refusal('This snapshot is no longer there.')
    await writeList(
      place,
      list.map((one) => (one.id === id ? { ...one, name, pinned } : one)),
    )
    return parsed(null)
  }

  async function remove(assessment: string, ids: readonly string[] | null): Promise<Parsed<null>> {
    const place = folderOf(assessment)
    if (ids === null) {
      await rm(place, { recursive: true, force: true })
      return parsed(null)
    }
    const list = await readList(place)
    const goes = (one: Snapshot): boolean => ids.includes(one.id)
    if (list.some(goes)) {
      await writeList(
        place,
        list.filter((one) => !goes(one)),
      )
    }
    for (const one of list.filter(goes)) await rm(join(place, fileNameOf(one)), { force: true })
    return parsed(null)
  }

  async function add(assessment: string, older: readonly OlderSnapshot[]): Promise<Parsed<number>> {
    const place = folderOf(assessment)
    const list = await readList(place)
    const hashed = older.map(({ snapshot, text }) => {
      return { snapshot: { ...snapshot, assessment, sha256: sha256Of(text) }, text }
    })
    const { added, stay, go } = shelveOlder(list, hashed, randomUUID)
    if (added.length === 0) return parsed(0)
    await mkdir(place, { recursive: true })
    for (const { snapshot, text } of added) await replaceFile(join(place, fileNameOf(snapshot)), text)
    await writeList(place, stay)
    for (const one of go) await rm(join(place, fileNameOf(one)), { force: true })
    return parsed(added.length)
  }

  return {
    manifest: () => inTurn('The list of what was stored can’t be read.', async () => parsed(await readManifest())),
    note: (change) => inTurn('The list of what is stored can’t be written.', () => note(change)),
    list: (assessment) =>
      inTurn('The snapshots can’t be read.', async () =>
        parsed(assessment === null ? await newestOfEach() : await readList(folderOf(assessment))),
      ),
    keep: (request) => inTurn('The snapshot wasn’t kept.', () => keep(request)),
    read: (assessment, id) => inTurn('This snapshot can’t be read.', () => read(assessment, id)),
    mark: (assessment, id, given) => inTurn('The snapshot wasn’t renamed.', () => mark(assessment, id, given)),
    remove: (assessment, ids) => inTurn('The snapshot wasn’t deleted.', () => remove(assessment, ids)),
    add: (assessment, older) => inTurn('The snapshots weren’t kept.', () => add(assessment, older)),
  }
}

function refusal(what: string, mend = ''): Parsed<never> {
  return refused([{ file: '', where: '', what, mend }])
}

function isEqual(a: Snapshot, b: Snapshot): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function mendFor(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Make room; the assessments themselves are where they were.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Writing isn’t allowed in the folder of the program’s data.'
    default:
      return `The reason is ${code}. The assessments themselves are where they were.`
  }
}
