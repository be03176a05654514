import type { KeptSnapshot } from '../../bridge/desktop-bridge.ts'
import { newestFirst, shelve, shelveOlder } from '../../core/assessment/snapshot.ts'
import type { OlderSnapshot, SnapshotRequest } from '../../core/assessment/snapshot.ts'
import { refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import type { Connection, OpenTables } from './connection.ts'
import type { SnapshotShelf } from './snapshot-shelf.ts'

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function keepRows(tables: OpenTables, { text, ...request }: SnapshotRequest, sha256: string) {
  const list = await tables.snapshots.where('assessment').equals(request.assessment).toArray()
  const { snapshot, isNew, go } = shelve(list, request, { id: crypto.randomUUID(), sha256 })
  await tables.snapshots.put(snapshot)
  if (isNew) await tables.snapshotTexts.put({ id: snapshot.id, text })
  const gone = go.map(({ id }) => id)
  await tables.snapshots.bulkDelete(gone)
  await tables.snapshotTexts.bulkDelete(gone)
  return { snapshot, isNew } satisfies KeptSnapshot
}

async function addRows(tables: OpenTables, assessment: string, older: readonly OlderSnapshot[]): Promise<number> {
  const list = await tables.snapshots.where('assessment').equals(assessment).toArray()
  const { added, go } = shelveOlder(list, older, () => crypto.randomUUID())
  await tables.snapshots.bulkPut(added.map(({ snapshot }) => snapshot))
  await tables.snapshotTexts.bulkPut(added.map(({ snapshot: { id }, text }) => ({ id, text })))
  const gone = go.map(({ id }) => id)
  await tables.snapshots.bulkDelete(gone)
  await tables.snapshotTexts.bulkDelete(gone)
  return added.length
}

function gone(): Parsed<never> {
  return refused([{ file: '', where: '', what: 'This snapshot is no longer there.', mend: 'Choose another one.' }])
}

/** The snapshots of a plain browser, as rows of the database. */
export function snapshotTable({ read, write }: Pick<Connection, 'read' | 'write'>): SnapshotShelf {
  return {
    list: (assessment) =>
      read(async (tables) => newestFirst(await tables.snapshots.where('assessment').equals(assessment).toArray())),
    async keep(request) {
      // Outside the transaction, which would end while it waits for anything else.
      const sha256 = await sha256Of(request.text)
      return write((tables) =>
        tables.transaction('rw', [tables.snapshots, tables.snapshotTexts], () => keepRows(tables, request, sha256)),
      )
    },
    async read({ id }) {
      const found = await read((tables) => Promise.all([tables.snapshots.get(id), tables.snapshotTexts.get(id)]))
      if (!found.ok) return found
      const [snapshot, row] = found.value
      if (snapshot === undefined || row === undefined || (await sha256Of(row.text)) !== snapshot.sha256) return gone()
      return { ok: true, value: row.text }
    },
    async mark({ id }, { name, pinned }) {
      const updated = await write((tables) => tables.snapshots.update(id, { name, pinned }))
      if (!updated.ok) return updated
      return updated.value === 0 ? gone() : { ok: true, value: null }
    },
    async add(assessment, older) {
      const hashed: OlderSnapshot[] = []
      for (const { snapshot, text } of older) {
        hashed.push({ snapshot: { ...snapshot, assessment, sha256: await sha256Of(text) }, text })
      }
      return write((tables) =>
        tables.transaction('rw', [tables.snapshots, tables.snapshotTexts], () => addRows(tables, assessment, hashed)),
      )
    },
    remove: (assessment, ids) =>
      write((tables) =>
        tables.transaction('rw', [tables.snapshots, tables.snapshotTexts], async () => {
          const of = tables.snapshots.where('assessment').equals(assessment)
          const all = await of.primaryKeys()
          const going = ids === null ? all : all.filter((id) => ids.includes(id))
          await tables.snapshots.bulkDelete(going)
          await tables.snapshotTexts.bulkDelete(going)
          return null
        }),
      ),
  }
}
