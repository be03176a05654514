import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withNote, withStatus } from '../../core/assessment/edits.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import type { SnapshotReason } from '../../core/assessment/snapshot.ts'
import { refused } from '../../core/problem.ts'
import { failWrites } from '../database/row-access.test-twin.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useLibraryStore } from './library-store.ts'
import { changeDelay, useSnapshotStore } from './snapshot-store.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const firewall = { framework: 'azure', capability: 'azure_firewall' }
const backup = { framework: 'azure', capability: 'azure_backup' }

const realTimeout = setTimeout

beforeEach(() => {
  // The database in memory needs the other clocks.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function openNew() {
  const surroundings = testSurroundings(new IDBFactory())
  useStoresIn(surroundings)
  const library = useLibraryStore()
  await library.open()
  const made = await library.create({ name: 'A', domain: 'enterprise', version: '19.0', mappingSets: [azure] })
  if (!made.ok) throw new Error(made.problems[0]?.what)
  const id = made.value
  const assessment = useAssessmentStore()
  const snapshots = useSnapshotStore()
  await assessment.load(id)
  await pass(changeDelay)
  const someOf = (count: number) =>
    (assessment.index?.capabilities ?? []).slice(0, count).map(({ framework, key }) => ({ framework, capability: key }))
  const list = async () => {
    const listed = await snapshots.list(id)
    if (!listed.ok) throw new Error(listed.problems[0]?.what)
    return listed.value
  }
  const reasons = async (): Promise<readonly SnapshotReason[]> => (await list()).map(({ reason }) => reason)
  return { assessment, snapshots, list, reasons, someOf, surroundings }
}

/** Lets so many milliseconds pass, and what was due then come to its end. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await settled()
}

async function settled(): Promise<void> {
  await new Promise((resolve) => realTimeout(resolve, 60))
}

describe('a snapshot', () => {
  it('is kept five minutes after a change, and none where nothing changed', async () => {
    const { assessment, reasons, snapshots } = await openNew()
    expect(await reasons()).toEqual(['afterChange'])
    await assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await assessment.flush()
    await pass(changeDelay - 1000)
    await assessment.change(withStatus([backup], 'planned'), 'Plan')
    await assessment.flush()
    expect(await reasons()).toHaveLength(1)
    await pass(1000)
    expect(await reasons()).toHaveLength(2)
    await pass(10 * changeDelay)
    expect(await reasons()).toHaveLength(2)
    // Changed, and changed back.
    await assessment.change(withNote(firewall, 'n'), 'Note')
    assessment.undo()
    await assessment.flush()
    await snapshots.keepPending()
    expect(await reasons()).toHaveLength(2)
  })

  it('is kept before the program ends', async () => {
    const { assessment, reasons, snapshots } = await openNew()
    await assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await assessment.flush()
    await snapshots.keepPending()
    expect(await reasons()).toEqual(['quit', 'afterChange'])
  })

  it('is waited for where one is being kept while the program ends', async () => {
    const { assessment, reasons, snapshots } = await openNew()
    await assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await assessment.flush()
    vi.advanceTimersByTime(changeDelay)
    await snapshots.keepPending()
    expect(await reasons()).toEqual(['afterChange', 'afterChange'])
  })

  it('is tried again where it could not be kept', async () => {
    const { assessment, reasons, surroundings } = await openNew()
    await assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await assessment.flush()
    const full = { file: '', where: '', what: 'The disk is full.', mend: '' }
    vi.spyOn(surroundings.shelf, 'keep').mockResolvedValueOnce(refused([full]))
    await pass(changeDelay)
    expect(await reasons()).toHaveLength(1)
    await pass(changeDelay)
    expect(await reasons()).toHaveLength(2)
  })

  it('holds the state before an edit of ten capabilities, and none for nine', async () => {
    const { assessment, reasons, list, snapshots, someOf } = await openNew()
    const before = assessment.document
    await assessment.change(withStatus(someOf(9), 'deployed'), 'Mark 9')
    await pass(1000)
    expect(await reasons()).toHaveLength(1)
    assessment.undo()
    await assessment.change(withNote(firewall, 'before'), 'Note')
    const noted = assessment.document
    await assessment.change(withStatus(someOf(20), 'deployed'), 'Mark 20')
    await pass(1000)
    expect(await reasons()).toEqual(['bulkEdit', 'afterChange'])
    const [newest, first] = await list()
    if (newest === undefined || first === undefined || noted === null || before === null) throw new Error('none')
    const [kept, original] = [await snapshots.read(newest), await snapshots.read(first)]
    if (!kept.ok || !original.ok) throw new Error('not readable')
    expect(printAssessment(kept.value)).toBe(printAssessment(noted))
    expect(printAssessment(original.value)).toBe(printAssessment(before))
  })

  it('is kept by hand under a name, of edits that couldn’t be saved too', async () => {
    const { assessment, list } = await openNew()
    await assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await assessment.flush()
    expect(await assessment.keepSnapshot('byHand', 'Audit')).toMatchObject({ ok: true, value: { isNew: true } })
    expect(await assessment.keepSnapshot('byHand', 'Audit again')).toMatchObject({ ok: true, value: { isNew: true } })
    expect(await list()).toMatchObject([
      { name: 'Audit again', pinned: true, reason: 'byHand', figures: { assessed: 1 } },
      { name: 'Audit', pinned: true },
      { name: '', pinned: false },
    ])
  })

  it('says why it wasn’t kept', async () => {
    const { assessment } = await openNew()
    failWrites('QuotaExceededError')
    expect(await assessment.keepSnapshot('byHand', 'Audit')).toMatchObject({ ok: false })
  })
})

describe('restoring', () => {
  it('is one edit that undo takes back, and keeps what was there before', async () => {
    const { assessment, list, reasons } = await openNew()
    const [old] = await list()
    if (old === undefined) throw new Error('none')
    await assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await assessment.change((document) => ({ ...document, name: 'Renamed' }), 'Rename')
    const now = assessment.document
    expect(await assessment.restoreSnapshot(old, 'Restore')).toMatchObject({ ok: true })
    expect(assessment.document).toMatchObject({ name: 'Renamed', capabilities: [] })
    expect(assessment.coverage?.metrics.covered).toBe(0)
    expect(await reasons()).toEqual(['restore', 'afterChange'])
    expect(assessment.undo()).toBe('Restore')
    expect(assessment.document).toEqual(now)
  })
})
