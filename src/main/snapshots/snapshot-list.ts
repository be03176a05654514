import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { snapshotSchema } from '../../bridge/snapshot-schemas.ts'
import { newestFirst } from '../../core/assessment/snapshot.ts'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import { replaceFile, textIn } from './careful-file.ts'

const listName = 'snapshots.json'
const listFormat = z.object({
  format: z.literal('coverline-snapshots'),
  version: z.literal(1),
  snapshots: z.array(snapshotSchema),
})

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Folder of an assessment's snapshots; an id comes from a file that may hold anything, so it is never part of a path. */
export function folderNameOf(assessment: string): string {
  return sha256Of(assessment).slice(0, 32)
}

/** A snapshot is an ordinary assessment file, which any Coverline opens. */
export function fileNameOf({ sequence, id }: Pick<Snapshot, 'sequence' | 'id'>): string {
  return `${String(sequence).padStart(6, '0')}-${id}.assessment.json`
}

const fileName = /^(?<sequence>\d{6,})-(?<id>[0-9a-f-]{36})\.assessment\.json$/

/** The snapshots of one folder, newest first; of a list that is lost or broken, as much as the files tell. */
export async function readList(folder: string): Promise<readonly Snapshot[]> {
  const text = await textIn(join(folder, listName)).catch(() => null)
  return (text === null ? null : parseList(text)) ?? listOfFiles(folder)
}

export async function writeList(folder: string, snapshots: readonly Snapshot[]): Promise<void> {
  const content = { format: 'coverline-snapshots', version: 1, snapshots }
  await replaceFile(join(folder, listName), `${JSON.stringify(content, null, 1)}\n`)
}

function parseList(text: string): readonly Snapshot[] | null {
  try {
    const read = listFormat.safeParse(JSON.parse(text))
    return read.success ? newestFirst(read.data.snapshots) : null
  } catch {
    return null
  }
}

async function listOfFiles(folder: string): Promise<readonly Snapshot[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const groups = fileName.exec(name)?.groups
      const text = groups === undefined ? null : await textIn(join(folder, name)).catch(() => null)
      return text === null ? null : factsOfText(text, groups?.['id'] ?? '', Number(groups?.['sequence']))
    }),
  )
  return newestFirst(found.filter((one) => one !== null))
}

const fewFacts = z.object({ id: z.string(), name: z.string(), capabilities: z.array(z.unknown()).optional() })

function factsOfText(text: string, id: string, sequence: number): Snapshot | null {
  try {
    const read = fewFacts.safeParse(JSON.parse(text))
    if (!read.success) return null
    const facts = {
      id,
      assessment: read.data.id,
      assessmentName: read.data.name,
      name: '',
      reason: 'afterChange',
      keptAt: '',
      sequence,
      change: 0,
      // What isn't known to be named by hand might have been.
      pinned: true,
      sha256: sha256Of(text),
      rows: read.data.capabilities?.length ?? 0,
      figures: null,
    }
    const checked = snapshotSchema.safeParse(facts)
    return checked.success ? checked.data : null
  } catch {
    return null
  }
}
