import { createHash } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { withName, withStatus } from '../../core/assessment/edits.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import type { BackedUpAssessment, BackedUpSnapshot, Backup } from '../../core/exchange/backup.ts'
import { readBackup } from '../../core/exchange/read-backup.ts'
import { writeBackup } from '../../core/exchange/write-backup.ts'
import type { Parsed } from '../../core/problem.ts'
import { failWriteNumber, failWrites } from '../database/row-access.test-twin.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useBackupStore } from './backup-store.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { useLibraryStore } from './library-store.ts'
import type { RestoreWay, RowChoice } from './restoration.ts'
import type { Surroundings } from './surroundings.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.restoreAllMocks())

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const firewall = { framework: 'azure', capability: 'azure_firewall' }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const noReport = (): void => undefined

function valueOf<T>(answer: Parsed<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  return answer.value
}

async function create(name: string): Promise<string> {
  return valueOf(
    await useLibraryStore().create({
      name,
      domain: 'enterprise',
      version: '19.0',
      mappingSets: [azure],
      platforms: [],
    }),
  )
}

async function mark(id: string, status: 'deployed' | 'planned' = 'deployed'): Promise<void> {
  const assessment = useAssessmentStore()
  valueOf(await assessment.load(id))
  valueOf(await assessment.change(withStatus([firewall], status), 'Mark'))
  await assessment.flush()
}

/** Everything that is here as the file says it, through the archive and back. */
async function backedUp(): Promise<Backup> {
  const [assessments, snapshots]: [BackedUpAssessment[], BackedUpSnapshot[]] = [[], []]
  const rest = valueOf(
    await useBackupStore().gather({
      assessment: (one) => void assessments.push(one),
      snapshot: (one) => void snapshots.push(one),
      report: noReport,
      stopped: () => false,
    }),
  )
  const backup = { ...rest, writtenAt: '2026-11-24T12:00:00.000Z', program: '0.1.0', assessments, snapshots }
  const { bytes } = valueOf(await writeBackup(backup, { hash: sha256 }))
  const { bundled } = valueOf(await useKnowledgeStore().open())
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return valueOf(await readBackup(bytes, '', { bundled, hash: sha256, decode: (all) => decoder.decode(all) }))
}

async function restore(backup: Backup, way: RestoreWay, settings = false) {
  const store = useBackupStore()
  const meeting = valueOf(await store.meet(backup.assessments, noReport))
  return store.restore({ meeting, way, settings: settings ? backup.settings : null }, noReport)
}

async function putSnapshots({ assessments, snapshots }: Backup): Promise<void> {
  for (const { document } of assessments) {
    const own = snapshots.filter(({ facts }) => facts.assessment === document.id)
    const older = own.map(({ facts, text }) => ({ snapshot: facts, text }))
    valueOf(await useBackupStore().addSnapshots(document.id, older))
  }
}

const merge = (choices: Readonly<Record<string, RowChoice>> = {}): RestoreWay => {
  return { kind: 'merge', choices: new Map(Object.entries(choices)) }
}

/** Texts and names of what is here, and ids in the trash. */
async function state({ database }: Surroundings) {
  const texts: Record<string, string> = {}
  for (const { id } of valueOf(await database.summaries())) {
    texts[id] = printAssessment(valueOf(await database.load(id)).document)
  }
  const trash = valueOf(await database.trashed()).map(({ id }) => id)
  return { texts, trash: trash.sort(), settings: valueOf(await database.readSettings()) }
}

/** Two assessments, one marked, with a snapshot and a setting. */
async function world() {
  const surroundings = testSurroundings()
  useStoresIn(surroundings)
  const [one, two] = [await create('One'), await create('Two')]
  await mark(one)
  valueOf(await useAssessmentStore().keepSnapshot('byHand', 'As it was'))
  await surroundings.database.writeSetting('columns', ['owner'])
  return { surroundings, one, two }
}

describe('a backup of everything', () => {
  it('brings an empty place to where this one is, snapshots and settings too', async () => {
    const { surroundings } = await world()
    const before = await state(surroundings)
    const backup = await backedUp()
    expect(valueOf(await useBackupStore().contents())).toEqual({ assessments: 2, snapshots: 1, deleted: 0 })
    const fresh = testSurroundings(new IDBFactory(), 50)
    useStoresIn(fresh)
    expect(valueOf(await restore(backup, merge(), true))).toMatchObject({ count: 2, trashed: 0 })
    await putSnapshots(backup)
    expect(await state(fresh)).toEqual(before)
    const [snapshot] = valueOf(await fresh.shelf.list(backup.snapshots[0]?.facts.assessment ?? ''))
    expect(snapshot).toMatchObject({ name: 'As it was', pinned: true })
    expect(
      useLibraryStore()
        .summaries.map(({ name }) => name)
        .sort(),
    ).toEqual(['One', 'Two'])
    // Once more changes nothing.
    expect(valueOf(await restore(backup, merge()))).toMatchObject({ count: 0 })
    await putSnapshots(backup)
    expect(valueOf(await fresh.shelf.list(snapshot?.assessment ?? ''))).toHaveLength(1)
  })

  it('says how each of its assessments stands to what is here', async () => {
    const { one, two } = await world()
    const three = await create('Three')
    const backup = await backedUp()
    await mark(one, 'planned')
    valueOf(await useLibraryStore().remove(three))
    const four = await create('Four')
    const meeting = valueOf(await useBackupStore().meet(backup.assessments, noReport))
    const standing = Object.fromEntries(meeting.rows.map((row) => [row.backedUp.document.id, row.standing]))
    expect(standing).toEqual({
      [one]: { kind: 'differs', differences: 1 },
      [two]: { kind: 'same' },
      [three]: { kind: 'deleted' },
    })
    expect(meeting.others.map(({ id }) => id)).toEqual([four])
  })
})

describe('merging a backup', () => {
  it('keeps both of what differs, and undo takes the backup’s away', async () => {
    const { surroundings, one } = await world()
    const backup = await backedUp()
    await mark(one, 'planned')
    const before = await state(surroundings)
    const { undo, count } = valueOf(await restore(backup, merge()))
    expect(count).toBe(1)
    const after = await state(surroundings)
    expect(after.texts[one]).toBe(before.texts[one])
    expect(Object.values(after.texts).filter((text) => text.includes('One (from the backup)'))).toHaveLength(1)
    valueOf(await undo())
    const undone = await state(surroundings)
    expect(undone.texts).toEqual(before.texts)
    expect(undone.trash).toHaveLength(1)
  })

  it('takes what was chosen, keeps what it replaces in a snapshot, closes it where it is open, and undoes all', async () => {
    const { surroundings, one, two } = await world()
    const backup = await backedUp()
    const theirs = (await state(surroundings)).texts
    await mark(one, 'planned')
    valueOf(await useLibraryStore().remove(two))
    const before = await state(surroundings)
    const { undo } = valueOf(await restore(backup, merge({ [one]: 'theirs' })))
    expect((await state(surroundings)).texts).toEqual(theirs)
    expect(useAssessmentStore().document).toBeNull()
    const [newest] = valueOf(await surroundings.shelf.list(one))
    expect(newest).toMatchObject({ reason: 'backup' })
    expect(valueOf(await surroundings.shelf.read(newest ?? { assessment: '', id: '' }))).toBe(before.texts[one])
    valueOf(await undo())
    expect(await state(surroundings)).toEqual(before)
  })

  it('leaves alone what was chosen to stay', async () => {
    const { surroundings, one, two } = await world()
    const backup = await backedUp()
    await mark(one, 'planned')
    valueOf(await useLibraryStore().remove(two))
    const before = await state(surroundings)
    valueOf(await restore(backup, merge({ [one]: 'ours', [two]: 'ours' })))
    expect(await state(surroundings)).toEqual(before)
  })
})

describe('replacing everything', () => {
  it('moves the others to the trash, and undo brings all back', async () => {
    const { surroundings, one } = await world()
    const backup = await backedUp()
    const theirs = (await state(surroundings)).texts
    const three = await create('Three')
    await mark(one, 'planned')
    await surroundings.database.writeSetting('columns', ['status'])
    const before = await state(surroundings)
    const { undo, trashed } = valueOf(await restore(backup, { kind: 'replace' }, true))
    expect(trashed).toBe(1)
    expect(await state(surroundings)).toEqual({ texts: theirs, trash: [three], settings: { columns: ['owner'] } })
    valueOf(await undo())
    expect(await state(surroundings)).toEqual(before)
  })

  it('doesn’t take back what somebody changed since', async () => {
    const { surroundings, one } = await world()
    const backup = await backedUp()
    await mark(one, 'planned')
    const { undo } = valueOf(await restore(backup, { kind: 'replace' }))
    await mark(one, 'planned')
    const before = await state(surroundings)
    expect(await undo()).toMatchObject({
      ok: false,
      problems: [{ what: expect.stringContaining('meanwhile') as string }],
    })
    expect(await state(surroundings)).toEqual(before)
  })
})

describe('a restoration that fails', () => {
  it('at whatever write leaves everything as it was', async () => {
    const { surroundings, one } = await world()
    const backup = await backedUp()
    await create('Three')
    await mark(one, 'planned')
    const before = await state(surroundings)
    let at = 0
    for (;;) {
      at += 1
      const failing = failWriteNumber(at)
      const answer = await restore(backup, { kind: 'replace' }, true)
      failing.end()
      if (!failing.failed()) {
        expect(answer.ok).toBe(true)
        break
      }
      expect(answer.ok, `write ${String(at)}`).toBe(false)
      expect(await state(surroundings)).toEqual(before)
    }
    expect(at).toBeGreaterThan(8)
  })

  it('for a full disk says so', async () => {
    const { surroundings } = await world()
    const backup = await backedUp()
    const fresh = testSurroundings(new IDBFactory(), 50)
    useStoresIn(fresh)
    const end = failWrites('QuotaExceededError')
    expect(await restore(backup, merge())).toMatchObject({
      ok: false,
      problems: [{ what: 'There is no room left on the disk.' }],
    })
    end()
    expect((await state(fresh)).texts).toEqual({})
    expect(Object.keys((await state(surroundings)).texts)).toHaveLength(2)
  })

  it('because something changed since the backup was looked at changes nothing', async () => {
    const { surroundings, one } = await world()
    const backup = await backedUp()
    await mark(one, 'planned')
    const meeting = valueOf(await useBackupStore().meet(backup.assessments, noReport))
    valueOf(await useAssessmentStore().change(withName('Other'), 'Rename'))
    await useAssessmentStore().flush()
    const before = await state(surroundings)
    const answer = await useBackupStore().restore({ meeting, way: { kind: 'replace' }, settings: null }, noReport)
    expect(answer).toMatchObject({ ok: false, problems: [{ what: expect.stringContaining('meanwhile') as string }] })
    expect(await state(surroundings)).toEqual(before)
  })
})
