import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  withExclusion,
  withMappingSets,
  withName,
  withNote,
  withOwner,
  withoutExclusion,
  withPlatforms,
  withStatus,
} from '../../core/assessment/edits.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { computeCoverage } from '../../core/coverage/compute.ts'
import { indexCoverage } from '../../core/coverage/coverage-index.ts'
import { connect } from '../database/connection.ts'
import { failWrites, watchRows } from '../database/row-access.test-twin.ts'
import { schemaSteps } from '../database/schema.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useLibraryStore } from './library-store.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { useStorageStore } from './storage-store.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const m365 = 'm365-07.18.2025_attack-16.1-enterprise'
const backup = { framework: 'azure', capability: 'azure_backup' }
const firewall = { framework: 'azure', capability: 'azure_firewall' }

/** A window with one new assessment open. */
async function openNew(indexedDB = new IDBFactory()) {
  useStoresIn(testSurroundings(indexedDB))
  const library = useLibraryStore()
  await library.open()
  const created = await library.create({ name: 'A', domain: 'enterprise', version: '19.0', mappingSets: [azure] })
  if (!created.ok) throw new Error(created.problems[0]?.what)
  const store = useAssessmentStore()
  await store.load(created.value)
  return { store, library, storage: useStorageStore(), id: created.value, indexedDB }
}

/** Another window on the same database, or the same one after a restart. */
async function openAgain(indexedDB: IDBFactory, id: string, first = 50) {
  useStoresIn(testSurroundings(indexedDB, first))
  const store = useAssessmentStore()
  await store.load(id)
  return { store, library: useLibraryStore(), storage: useStorageStore() }
}

function textOf(store: ReturnType<typeof useAssessmentStore>): string {
  if (store.document === null) throw new Error('nothing is open')
  return printAssessment(store.document)
}

afterEach(() => vi.restoreAllMocks())

describe('an edit', () => {
  it('shows its coverage at once and is there after a restart', async () => {
    const { store, id, indexedDB } = await openNew()
    void store.change(withStatus([backup, firewall], 'deployed'), 'Mark two as deployed')
    expect(store.coverage?.metrics.covered).toBeGreaterThan(20)
    expect(store.saving.kind).toBe('saving')
    await vi.waitFor(() => expect(store.saving.kind).toBe('saved'))
    void store.change(withNote(backup, 'Tested in October'), 'Note')
    void store.change(withPlatforms(['IaaS', 'Windows']), 'Platforms')
    await store.flush()
    const again = await openAgain(indexedDB, id)
    expect(again.store.state).toEqual({ kind: 'open', id })
    expect(textOf(again.store)).toBe(textOf(store))
    expect(again.store.coverage?.metrics).toEqual(store.coverage?.metrics)
  })

  it('is saved with a summary that says the same figures', async () => {
    const { store, storage, library, id, indexedDB } = await openNew()
    void store.change(withStatus([firewall], 'deployed'), 'Mark Azure Firewall as deployed')
    await store.flush()
    const { metrics } = store.current ?? {}
    const figures = { breadth: metrics?.breadth, covered: metrics?.covered, techniques: 697, assessed: 1 }
    expect(storage.summaries).toMatchObject([{ id, ...figures }])
    const again = await openAgain(indexedDB, id)
    await again.library.open()
    expect(again.library.summaries).toEqual(library.summaries)
    expect(again.library.summaries[0]?.map.join('').match(/[123]/g)?.length).toBeGreaterThan(20)
  })

  it('writes one entry row for one mark', async () => {
    const { store } = await openNew()
    const rows = watchRows()
    void store.change(withStatus([firewall], 'deployed'), 'Mark')
    await store.flush()
    expect(rows.writes.filter(({ table }) => table === 'entries')).toHaveLength(1)
    expect(rows.writes.filter(({ table }) => table === 'assessments')).toHaveLength(0)
  })

  it('leaves no step when it changes nothing', async () => {
    const { store } = await openNew()
    void store.change(withStatus([firewall], 'deployed'), 'First')
    void store.change(withStatus([firewall], 'deployed'), 'Again')
    expect(store.undoLabel).toBe('First')
    store.undo()
    expect(store.undoLabel).toBeNull()
  })

  it('reads other mapping sets first, and then stands on top of what came meanwhile', async () => {
    const { store, id, indexedDB } = await openNew()
    const sources = useKnowledgeStore().knowledge?.sources ?? {}
    const adding = store.change(withMappingSets([m365], sources), 'Add Microsoft 365')
    void store.change(withStatus([backup], 'deployed'), 'Mark Azure Backup as deployed')
    expect(await adding).toMatchObject({ ok: true })
    expect(store.coverage?.progress).toEqual({ assessed: 1, capabilities: 76 })
    expect(store.undo()).toBe('Add Microsoft 365')
    expect(store.coverage?.progress).toEqual({ assessed: 1, capabilities: 38 })
    expect(store.redo()).toBe('Add Microsoft 365')
    await store.flush()
    expect(textOf((await openAgain(indexedDB, id)).store)).toBe(textOf(store))
  })
})

describe('the history', () => {
  it('goes to any step at once, as undo and redo would one by one, and is saved there', async () => {
    const { store, id, indexedDB } = await openNew()
    const texts = [textOf(store)]
    for (const note of ['One', 'Two', 'Three']) {
      void store.change(withNote(backup, note), note)
      texts.push(textOf(store))
    }
    void store.change(withStatus([firewall], 'deployed'), 'Mark Azure Firewall as deployed')
    texts.push(textOf(store))
    expect(store.steps.listed.map(({ label }) => label).join()).toBe('One,Two,Three,Mark Azure Firewall as deployed')
    for (const done of [1, 4, 0, 3, 2]) {
      expect(store.goTo(done)).not.toBeNull()
      expect(textOf(store)).toBe(texts[done])
      expect(store.steps.listed.filter(({ isUndone }) => !isUndone)).toHaveLength(done)
    }
    expect(store.goTo(2)).toBeNull()
    expect(store.goTo(9)).toBeNull()
    expect(store.undo()).toBe('Two')
    store.goTo(4)
    expect(store.lastChange).toMatchObject({ kind: 'redone', label: '3 steps' })
    await store.flush()
    expect(textOf((await openAgain(indexedDB, id)).store)).toBe(texts[4])
  })
})

describe('what a mark changed', () => {
  it('is the techniques whose strength or state moved, before and after', async () => {
    const { store } = await openNew()
    void store.change(withStatus([backup], 'deployed'), 'Mark Azure Backup as deployed')
    const { lastChange } = store
    expect(lastChange).toMatchObject({ kind: 'done', label: 'Mark Azure Backup as deployed' })
    expect(lastChange?.before.metrics.covered).toBe(0)
    expect(lastChange?.changed).toHaveLength(lastChange?.after.metrics.covered ?? -1)
    expect(lastChange?.newlyCovered).toEqual(lastChange?.changed)
    void store.change(withOwner(backup, 'Cloud team'), 'Owner')
    expect(store.lastChange?.label).toBe('Mark Azure Backup as deployed')
    store.undo()
    store.undo()
    expect(store.lastChange).toMatchObject({ kind: 'undone', noLongerCovered: lastChange?.changed })
  })

  it('is told for the scenario that is shown', async () => {
    const { store } = await openNew()
    void store.change(withStatus([backup], 'planned'), 'Plan Azure Backup')
    expect(store.lastChange?.after.metrics.covered).toBe(0)
    expect(store.lastChange?.changed.length).toBeGreaterThan(0)
    store.scenario = 'planned'
    expect(store.coverage?.metrics.covered).toBeGreaterThan(0)
    expect(store.lastChange?.after.metrics.covered).toBe(store.coverage?.metrics.covered)
  })

  it('keeps the index while only marks change', async () => {
    const { store } = await openNew()
    const { index } = store
    void store.change(withStatus([backup], 'deployed'), 'Mark')
    expect(store.index).toBe(index)
    void store.change(withExclusion({ technique: 'T1485', reason: 'r' }), 'Exclude T1485')
    expect(store.index).not.toBe(index)
    expect(store.coverage?.metrics.excluded).toBe(1)
  })
})

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom(backup, firewall), fc.constantFrom('unassessed', 'deployed', 'partial', 'planned' as const))
    .map(([ref, status]) => withStatus([ref], status)),
  fc.string().map((note) => withNote(backup, note)),
  fc.string().map(withName),
  fc.subarray(['IaaS', 'Linux', 'Windows']).map(withPlatforms),
  fc.constantFrom(withExclusion({ technique: 'T1485', reason: 'r' }), withoutExclusion('T1485')),
)

describe('undo', () => {
  it('takes any edits back to the first document and its figures, and redo repeats them', async () => {
    const { store, id, indexedDB } = await openNew()
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { maxLength: 8 }), async (list) => {
        const first = textOf(store)
        const { metrics } = store.coverage ?? {}
        const depth = store.undoLabel
        for (const [at, edit] of list.entries()) void store.change(edit, `edit ${at}`)
        const last = textOf(store)
        const { basis, document } = { basis: store.index, document: store.document }
        if (basis === null || document === null) throw new Error('nothing is open')
        expect(store.coverage).toEqual(computeCoverage(basis, document.capabilities, 'current'))
        let steps = 0
        while (store.undoLabel !== depth) {
          store.undo()
          steps++
        }
        expect(textOf(store)).toBe(first)
        expect(store.coverage?.metrics).toEqual(metrics)
        for (let step = 0; step < steps; step++) store.redo()
        expect(textOf(store)).toBe(last)
        for (let step = 0; step < steps; step++) store.undo()
        await store.flush()
        expect(store.saving.kind).toBe('saved')
      }),
      { numRuns: 20 },
    )
    expect(textOf((await openAgain(indexedDB, id)).store)).toBe(textOf(store))
  }, 60_000)

  it('computes from the restored document, not from what stood between', async () => {
    const { store } = await openNew()
    void store.change(withStatus([backup], 'deployed'), 'Mark')
    void store.change(withPlatforms(['Linux']), 'Platforms')
    const { document, index } = store
    void store.change(withExclusion({ technique: 'T1485', reason: 'r' }), 'Exclude')
    store.undo()
    expect(store.document).toBe(document)
    expect(store.index?.scope.listed).toEqual(index?.scope.listed)
  })
})

describe('an edit that can’t be saved', () => {
  it('stays in memory with the reason, and the next success saves all', async () => {
    const { store, id, indexedDB } = await openNew()
    const mend = failWrites('QuotaExceededError')
    void store.change(withStatus([backup], 'deployed'), 'Mark Azure Backup as deployed')
    await store.flush()
    expect(store.saving).toMatchObject({ kind: 'notSaved', cause: 'full' })
    expect(store.coverage?.metrics.covered).toBeGreaterThan(0)
    const refusal = { problems: [{ what: 'There is no room left on the disk.' }] }
    expect(await store.close()).toMatchObject({ ok: false, ...refusal })
    expect(await useLibraryStore().exportText(id)).toEqual({ ok: true, value: textOf(store) })
    mend()
    void store.change(withStatus([firewall], 'planned'), 'Plan Azure Firewall')
    await store.flush()
    expect(store.saving).toEqual({ kind: 'saved' })
    const again = await openAgain(indexedDB, id)
    expect(again.store.document?.capabilities).toHaveLength(2)
    expect(textOf(again.store)).toBe(textOf(store))
  })

  it('says that the assessment was deleted, and can be kept as a copy', async () => {
    const { store, id, indexedDB } = await openNew()
    const other = testSurroundings(indexedDB)
    await other.database.moveToTrash(id)
    void store.change(withStatus([backup], 'deployed'), 'Mark')
    await store.flush()
    expect(store.saving).toMatchObject({ kind: 'notSaved', cause: 'deleted' })
    const kept = await store.keepAsCopy()
    if (!kept.ok) throw new Error(kept.problems[0]?.what)
    const again = await openAgain(indexedDB, kept.value)
    expect(again.store.document).toMatchObject({ name: 'A (copy)', capabilities: [{ ...backup, status: 'deployed' }] })
  })

  it('never overwrites what another window wrote', async () => {
    const { store, id, indexedDB } = await openNew()
    const other = testSurroundings(indexedDB)
    const theirs = await other.database.load(id)
    if (!theirs.ok) throw new Error(theirs.problems[0]?.what)
    const { document, summary } = theirs.value
    const after = withStatus([backup], 'planned')(document)
    const { sequence, changedAt, sample: _sample, ...figures } = summary
    await other.database.saveEdit({ before: document, after, figures, changedAt, sequence })
    void store.change(withStatus([backup], 'deployed'), 'Mark')
    await store.flush()
    expect(store.saving).toMatchObject({ kind: 'notSaved', cause: 'changedElsewhere' })
    expect(await store.reload()).toMatchObject({ ok: true })
    expect(store.document?.capabilities).toEqual([{ ...backup, status: 'planned' }])
    void store.change(withStatus([backup], 'deployed'), 'Mark')
    await store.flush()
    expect(store.saving).toEqual({ kind: 'saved' })
  })

  it('is written before a newer program takes the database over', async () => {
    const { store, storage, id, indexedDB } = await openNew()
    void store.change(withStatus([backup], 'deployed'), 'Mark')
    const steps = [...schemaSteps, { version: 99, tables: { extra: 'id' } }]
    const newer = connect({ indexedDB, keyRange: IDBKeyRange, steps })
    const rows = await newer.write((tables) => tables.entries.toArray())
    expect(rows).toMatchObject({ ok: true, value: [{ assessment: id, entry: { status: 'deployed' } }] })
    await vi.waitFor(() => expect(storage.state.kind).toBe('closed'))
    void store.change(withStatus([backup], 'planned'), 'Plan')
    await store.flush()
    expect(store.saving).toMatchObject({ kind: 'notSaved', cause: 'lost' })
    expect(store.document?.capabilities).toMatchObject([{ status: 'planned' }])
  })
})

describe('opening', () => {
  it('says why an assessment can’t be shown', async () => {
    const { store } = await openNew()
    expect(await store.load('nobody')).toMatchObject({ ok: false })
    expect(store.state).toMatchObject({
      kind: 'failed',
      id: 'nobody',
      problems: [{ what: 'This assessment was deleted.' }],
    })
  })

  it('shows the one that was asked for last, though another comes later', async () => {
    const { library, id, indexedDB } = await openNew()
    const second = await library.duplicate(id)
    if (!second.ok) throw new Error(second.problems[0]?.what)
    const surroundings = testSurroundings(indexedDB, 50)
    const { database } = surroundings
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const slowly: typeof database.load = async (wanted) => {
      if (wanted === id) await held
      return database.load(wanted)
    }
    useStoresIn({ ...surroundings, database: { ...database, load: slowly } })
    const store = useAssessmentStore()
    const slow = store.load(id)
    await store.load(second.value)
    release()
    await slow
    expect(store.state).toEqual({ kind: 'open', id: second.value })
    expect(store.document?.id).toBe(second.value)
  })

  it('says what is broken when a data file of the program is', async () => {
    const { id, indexedDB } = await openNew()
    const surroundings = testSurroundings(indexedDB, 50)
    useStoresIn({
      ...surroundings,
      readKnowledgeFile: async (file) =>
        file.startsWith('sets/azure') ? '{"cut off' : surroundings.readKnowledgeFile(file),
    })
    const store = useAssessmentStore()
    await store.load(id)
    expect(store.state).toMatchObject({ kind: 'failed', problems: [{ what: 'A bundled data file is damaged.' }] })
  })

  it('computes what an index of its own would give', async () => {
    const { store } = await openNew()
    void store.change(withStatus([backup], 'partial', 0.3), 'Mark')
    const known = await useKnowledgeStore().open()
    if (!known.ok || store.document === null) throw new Error('not open')
    const [attack, set] = [await known.value.attack('enterprise', '19.0'), await known.value.set(azure)]
    if (!attack.ok || !set.ok) throw new Error('not bundled')
    const { known: techniques, sources } = known.value
    const input = { assessment: store.document, attack: attack.value, sets: [set.value], known: techniques, sources }
    const fresh = computeCoverage(indexCoverage(input), store.document.capabilities, 'current')
    expect(store.coverage?.metrics).toEqual(fresh.metrics)
    expect(store.coverage?.strength).toEqual(fresh.strength)
  })
})
