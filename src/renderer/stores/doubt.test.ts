import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withStatus } from '../../core/assessment/edits.ts'
import { failWrites } from '../database/row-access.test-twin.ts'
import { startDesktop } from './desktop-start.test-twin.ts'
import { memoryDesktop } from './desktop.test-twin.ts'
import type { MemoryDesktop } from './desktop.test-twin.ts'
import { keepManifest } from './manifest-keeper.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const firewall = { framework: 'azure', capability: 'azure_firewall' }
const backup = { framework: 'azure', capability: 'azure_backup' }

let desktop: MemoryDesktop
let first = 0

beforeEach(() => {
  desktop = memoryDesktop()
  first = 1
})

afterEach(() => vi.restoreAllMocks())

function start(indexedDB: IDBFactory) {
  first += 100
  return startDesktop(desktop, indexedDB, first)
}

type Started = Awaited<ReturnType<typeof start>>

async function create({ library }: Started, name: string): Promise<string> {
  const made = await library.create({ name, domain: 'enterprise', version: '19.0', mappingSets: [azure] })
  if (!made.ok) throw new Error(made.problems[0]?.what)
  return made.value
}

async function mark({ assessment }: Started, id: string, capability: typeof firewall): Promise<void> {
  await assessment.load(id)
  await assessment.change(withStatus([capability], 'deployed'), 'Mark')
  await assessment.flush()
}

/** The next start finds an empty database, as Chromium leaves it; what is there once everything was restored. */
async function afterLosingAll(): Promise<ReadonlyMap<string, readonly string[]>> {
  const again = await start(new IDBFactory())
  expect(again.recovery.state.kind).toBe('damaged')
  expect(await again.recovery.restoreAll()).toMatchObject({ ok: true })
  await again.library.open()
  const found = new Map<string, readonly string[]>()
  for (const { id, name } of again.library.summaries) {
    const stored = await again.database.load(id)
    if (stored.ok)
      found.set(
        name,
        stored.value.document.capabilities.map(({ capability }) => capability),
      )
  }
  return found
}

describe('after a write that failed', () => {
  it('what is saved again can’t be lost with the database, nor what other assessments have', async () => {
    const running = await start(new IDBFactory())
    const a = await create(running, 'A')
    const b = await create(running, 'B')
    // Saved, and in no snapshot for five minutes.
    await mark(running, a, firewall)
    const mend = failWrites('QuotaExceededError')
    await running.assessment.close()
    await mark(running, b, backup)
    expect(running.assessment.saving).toMatchObject({ kind: 'notSaved', cause: 'full' })
    mend()
    await running.assessment.flush()
    expect(running.assessment.saving).toEqual({ kind: 'saved' })
    expect(await afterLosingAll()).toEqual(
      new Map([
        ['A', [firewall.capability]],
        ['B', [backup.capability]],
      ]),
    )
  })

  it('also where it was the write of a choice, and a new assessment is what comes next', async () => {
    const running = await start(new IDBFactory())
    await create(running, 'A')
    const mend = failWrites('QuotaExceededError')
    expect(await running.database.writeSetting('theme', 'dark')).toMatchObject({ ok: false })
    mend()
    await create(running, 'B')
    expect([...(await afterLosingAll()).keys()].sort()).toEqual(['A', 'B'])
  })

  it('nothing counts as saved while it can’t be kept outside of the database', async () => {
    const running = await start(new IDBFactory())
    const a = await create(running, 'A')
    const mend = failWrites('QuotaExceededError')
    await mark(running, a, firewall)
    mend()
    desktop.fill()
    await running.assessment.flush()
    expect(running.assessment.saving).toMatchObject({ kind: 'notSaved', problem: { what: 'The disk is full.' } })
    expect(await running.library.rename(a, 'Other')).toMatchObject({ ok: true })
    await running.assessment.flush()
    expect(running.assessment.saving).toMatchObject({ kind: 'notSaved' })
  })
})

it('what couldn’t be noted goes with the next note, unless something newer came', async () => {
  const facts = { name: 'A', rows: 1, trashed: false, sample: false }
  let isFull = true
  const keeper = keepManifest({
    noteStored: (change) =>
      isFull
        ? Promise.resolve({ ok: false, problems: [{ file: '', where: '', what: 'The disk is full.', mend: '' }] })
        : desktop.noteStored(change),
  })
  keeper.note({ sequence: 3, changed: [{ ...facts, id: 'a', sequence: 3 }], removed: ['gone'] })
  const refusal = keeper.flush()
  keeper.note({ sequence: 4, changed: [{ ...facts, id: 'b', sequence: 4 }], removed: ['a'] })
  expect(await refusal).toMatchObject({ ok: false })
  isFull = false
  expect(await keeper.flush()).toMatchObject({ ok: true })
  expect([...desktop.facts.keys()]).toEqual(['b'])
  keeper.note({ sequence: 5, changed: [{ ...facts, id: 'a', sequence: 5 }], removed: [] })
  isFull = true
  const again = keeper.flush()
  keeper.note({ sequence: 6, changed: [{ ...facts, id: 'a', sequence: 6 }], removed: [] })
  await again
  isFull = false
  expect(await keeper.flush()).toMatchObject({ ok: true })
  expect(desktop.facts.get('a')).toMatchObject({ sequence: 6 })
})
