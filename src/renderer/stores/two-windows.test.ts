import { IDBFactory } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp } from 'vue'
import type { StoredChange } from '../../bridge/desktop-bridge.ts'
import { withStatus } from '../../core/assessment/edits.ts'
import { failWrites } from '../database/row-access.test-twin.ts'
import { useAssessmentStore } from './assessment-store.ts'
import type { ChangeChannel } from './change-channel.ts'
import { useLibraryStore } from './library-store.ts'
import { provideSurroundings } from './surroundings.ts'
import { testSurroundings } from './surroundings.test-twin.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const firewall = { framework: 'azure', capability: 'azure_firewall' }
const backup = { framework: 'azure', capability: 'azure_backup' }

afterEach(() => vi.restoreAllMocks())

/** Channels of which each hears what the others tell. */
function channels(): () => ChangeChannel {
  const all: { heard: ((change: StoredChange) => void)[] }[] = []
  return () => {
    const own = { heard: [] as ((change: StoredChange) => void)[] }
    all.push(own)
    return {
      tell: (change) => {
        for (const other of all) if (other !== own) for (const heard of other.heard) heard(change)
      },
      listen: (heard) => void own.heard.push(heard),
    }
  }
}

/** Two pages of one browser profile with the same assessment open. */
async function openTwice() {
  const indexedDB = new IDBFactory()
  const channel = channels()
  const page = (first: number) => {
    const app = createApp({})
    const pinia = createPinia()
    app.use(pinia)
    provideSurroundings(app, { ...testSurroundings(indexedDB, first), changes: channel() })
    setActivePinia(pinia)
    return { assessment: useAssessmentStore(), library: useLibraryStore() }
  }
  const [one, other] = [page(1), page(100)]
  await one.library.open()
  await other.library.open()
  const made = await one.library.create({ name: 'A', domain: 'enterprise', version: '19.0', mappingSets: [azure] })
  if (!made.ok) throw new Error(made.problems[0]?.what)
  await vi.waitFor(() => {
    expect(other.library.summaries).toHaveLength(1)
  })
  await one.assessment.load(made.value)
  await other.assessment.load(made.value)
  return { one, other, id: made.value }
}

const statusesOf = ({ document }: ReturnType<typeof useAssessmentStore>): readonly string[] =>
  (document?.capabilities ?? []).map(({ capability, status }) => `${capability} ${status}`)

describe('two pages with one assessment', () => {
  it('each see what the other saved, in list and document, and can go on from there', async () => {
    const { one, other } = await openTwice()
    await one.assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await vi.waitFor(() => {
      expect(statusesOf(other.assessment)).toEqual(['azure_firewall deployed'])
    })
    expect(other.assessment.coverage?.metrics.covered).toBe(one.assessment.coverage?.metrics.covered)
    expect(other.assessment.undoLabel).toBe('Change in another window')
    await vi.waitFor(() => {
      expect(other.library.summaries[0]?.assessed).toBe(1)
    })
    await other.assessment.change(withStatus([backup], 'planned'), 'Plan')
    await other.assessment.flush()
    expect(other.assessment.saving.kind).toBe('saved')
    await vi.waitFor(() => {
      expect(statusesOf(one.assessment)).toEqual(['azure_backup planned', 'azure_firewall deployed'])
    })
  })

  it('keep both versions where both changed the same thing', async () => {
    const { one, other, id } = await openTwice()
    const mend = failWrites('QuotaExceededError')
    await other.assessment.change(withStatus([firewall], 'planned'), 'Plan')
    await other.assessment.flush()
    mend()
    expect(other.assessment.saving).toMatchObject({ kind: 'notSaved', cause: 'full' })
    await one.assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await one.assessment.flush()
    expect(one.assessment.saving.kind).toBe('saved')
    await other.assessment.flush()
    expect(other.assessment.saving).toMatchObject({ kind: 'notSaved', cause: 'changedElsewhere' })
    expect(statusesOf(other.assessment)).toEqual(['azure_firewall planned'])
    const copy = await other.assessment.keepAsCopy()
    if (!copy.ok) throw new Error(copy.problems[0]?.what)
    await other.assessment.load(id)
    expect(statusesOf(other.assessment)).toEqual(['azure_firewall deployed'])
    await other.assessment.load(copy.value)
    expect(statusesOf(other.assessment)).toEqual(['azure_firewall planned'])
  })
})
