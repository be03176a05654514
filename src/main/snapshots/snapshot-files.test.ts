import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SnapshotRequest } from '../../core/assessment/snapshot.ts'
import { folderNameOf, fileNameOf } from './snapshot-list.ts'
import { openSnapshotFiles } from './snapshot-files.ts'
import type { SnapshotFiles } from './snapshot-files.ts'

let folder = ''
let files: SnapshotFiles

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coverline-snapshots-'))
  files = openSnapshotFiles(folder)
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function request(text: string, change: Partial<SnapshotRequest> = {}): SnapshotRequest {
  return {
    assessment: 'a',
    assessmentName: 'Head office',
    name: '',
    reason: 'afterChange',
    keptAt: '2026-11-24T10:00:00.000Z',
    change: 3,
    rows: 1,
    figures: null,
    text,
    ...change,
  }
}

function textOf(id: string, name = 'Head office'): string {
  return JSON.stringify({ format: 'coverline-assessment', id, name, capabilities: [{}] })
}

async function kept(asked: SnapshotRequest) {
  const answer = await files.keep(asked)
  if (!answer.ok) throw new Error(answer.problems[0]?.what)
  return answer.value
}

async function listed(assessment: string | null = 'a') {
  const answer = await files.list(assessment)
  if (!answer.ok) throw new Error(answer.problems[0]?.what)
  return answer.value
}

describe('snapshot files', () => {
  it('come back as they were kept, also for a later start', async () => {
    const { snapshot } = await kept(request('one'))
    await kept(request('two'))
    files = openSnapshotFiles(folder)
    expect((await listed()).map(({ sequence }) => sequence)).toEqual([2, 1])
    expect(await files.read('a', snapshot.id)).toEqual({ ok: true, value: 'one' })
    expect(await readdir(folder)).toEqual([folderNameOf('a')])
    // Nothing temporary is left.
    expect((await readdir(join(folder, folderNameOf('a')))).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('of an id that looks like a path stay in their folder', async () => {
    await kept(request('one', { assessment: '../../outside' }))
    expect(await readdir(folder)).toEqual([folderNameOf('../../outside')])
    expect(await listed('../../outside')).toHaveLength(1)
  })

  it('that were changed are refused', async () => {
    const { snapshot } = await kept(request('one'))
    await writeFile(join(folder, folderNameOf('a'), fileNameOf(snapshot)), 'two')
    expect(await files.read('a', snapshot.id)).toMatchObject({ ok: false })
    expect(await files.read('a', '00000000-0000-4000-8000-000000000000')).toMatchObject({ ok: false })
  })

  it('are named, and deleted one by one or all at once', async () => {
    const one = await kept(request('one'))
    const two = await kept(request('two'))
    expect(await files.mark('a', one.snapshot.id, { name: 'Before', pinned: true })).toMatchObject({ ok: true })
    expect((await listed())[1]).toMatchObject({ name: 'Before', pinned: true })
    await files.remove('a', [two.snapshot.id])
    expect((await listed()).map(({ name }) => name)).toEqual(['Before'])
    await files.remove('a', null)
    expect(await listed()).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('let the oldest go, file and all', async () => {
    for (let at = 0; at < 22; at++) await kept(request(`text ${at}`))
    expect(await listed()).toHaveLength(20)
    expect(await readdir(join(folder, folderNameOf('a')))).toHaveLength(21)
  })

  it('are listed from the files where the list is lost or broken, and pinned then', async () => {
    const { snapshot } = await kept(request(textOf('a')))
    for (const broken of ['', '{"format":"coverline-snapshots"}', 'null']) {
      await writeFile(join(folder, folderNameOf('a'), 'snapshots.json'), broken)
      expect(await listed()).toMatchObject([
        { id: snapshot.id, assessment: 'a', sequence: 1, pinned: true, rows: 1, sha256: snapshot.sha256 },
      ])
    }
    await rm(join(folder, folderNameOf('a'), 'snapshots.json'))
    expect(await files.read('a', snapshot.id)).toEqual({ ok: true, value: textOf('a') })
  })

  it('take those of a backup under them, as what they are', async () => {
    await kept(request('one'))
    const { snapshot } = await kept(request('two', { name: 'Before' }))
    const older = { ...snapshot, name: 'Of a backup', id: snapshot.id, sha256: '0'.repeat(64), assessment: 'another' }
    const brought = [
      { snapshot: older, text: 'three' },
      { snapshot: older, text: 'two' },
    ]
    expect(await files.add('a', brought)).toEqual({ ok: true, value: 1 })
    expect(await files.add('a', brought)).toEqual({ ok: true, value: 0 })
    const list = await listed()
    expect(list.map(({ name, assessment }) => [name, assessment])).toEqual([
      ['Before', 'a'],
      ['', 'a'],
      ['Of a backup', 'a'],
    ])
    expect(await files.read('a', list[2]?.id ?? '')).toEqual({ ok: true, value: 'three' })
    expect((await kept(request('four'))).snapshot.sequence).toBe(3)
  })

  it('are none where keeping fails, with a reason', async () => {
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file, no folder')
    expect(await files.keep(request('one'))).toMatchObject({
      ok: false,
      problems: [{ what: 'The snapshot wasn’t kept.' }],
    })
    expect(await files.list('a')).toEqual({ ok: true, value: [] })
    await rm(folder)
  })
})

const facts = { id: 'a', name: 'Head office', rows: 1, sequence: 4, trashed: false, sample: false }

describe('the manifest', () => {
  it('isn’t there on the first start', async () => {
    expect(await files.manifest()).toEqual({ ok: true, value: null })
  })

  it('takes in what changed and forgets what was removed', async () => {
    await files.note({ sequence: 4, changed: [facts, { ...facts, id: 'b' }], removed: [] })
    await files.note({ sequence: 5, changed: [{ ...facts, sequence: 5, rows: 2 }], removed: ['b'] })
    // Told late: what is known is newer.
    await files.note({ sequence: 4, changed: [facts], removed: [] })
    const later = await openSnapshotFiles(folder).manifest()
    expect(later).toEqual({ ok: true, value: { sequence: 5, assessments: [{ ...facts, sequence: 5, rows: 2 }] } })
  })

  it('is made up from the snapshots where it was lost or broken', async () => {
    await files.note({ sequence: 4, changed: [facts], removed: [] })
    await kept(request(textOf('a'), { change: 4 }))
    await kept(request(textOf('b'), { assessment: 'b', assessmentName: 'Branch', change: 2 }))
    await writeFile(join(folder, 'manifest.json'), (await readFile(join(folder, 'manifest.json'), 'utf8')).slice(0, 40))
    const answer = await openSnapshotFiles(folder).manifest()
    if (!answer.ok) throw new Error('refused')
    expect(answer.value?.sequence).toBe(4)
    expect([...(answer.value?.assessments ?? [])].sort((x, y) => x.id.localeCompare(y.id))).toEqual([
      facts,
      { ...facts, id: 'b', name: 'Branch', sequence: 2 },
    ])
  })
})
