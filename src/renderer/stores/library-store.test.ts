import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { withStatus } from '../../core/assessment/edits.ts'
import { watchRows } from '../database/row-access.test-twin.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { useLibraryStore } from './library-store.ts'
import { useStorageStore } from './storage-store.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'

const azure = 'azure-04.26.2025_attack-16.1-enterprise'
const backup = { framework: 'azure', capability: 'azure_backup' }
const firewall = { framework: 'azure', capability: 'azure_firewall' }

function openWindow(indexedDB = new IDBFactory(), first = 1) {
  useStoresIn(testSurroundings(indexedDB, first))
  return { library: useLibraryStore(), assessment: useAssessmentStore(), indexedDB }
}

type Window = ReturnType<typeof openWindow>

async function createIn({ library }: Window, name: string): Promise<string> {
  const made = await library.create({
    name,
    domain: 'enterprise',
    version: '19.0',
    mappingSets: [azure],
    platforms: ['Windows', 'IaaS'],
    licences: ['m365/E5'],
  })
  if (!made.ok) throw new Error(made.problems[0]?.what)
  return made.value
}

async function textIn({ library }: Window, id: string): Promise<string> {
  const text = await library.exportText(id)
  if (!text.ok) throw new Error(text.problems[0]?.what)
  return text.value
}

function namesIn({ library }: Window): string[] {
  return library.summaries.map(({ name }) => name)
}

describe('the library', () => {
  it('lists what was made, last changed first, and reads summaries alone', async () => {
    const window = openWindow()
    expect(window.library.state.kind).toBe('loading')
    await window.library.open()
    const a = await createIn(window, 'A')
    await createIn(window, 'B')
    expect(namesIn(window)).toEqual(['B', 'A'])
    await window.assessment.load(a)
    await window.assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    await window.assessment.flush()
    expect(namesIn(window)).toEqual(['A', 'B'])
    const again = openWindow(window.indexedDB)
    const rows = watchRows()
    await again.library.open()
    expect(again.library.state.kind).toBe('ready')
    expect(namesIn(again)).toEqual(['A', 'B'])
    expect(rows.reads).toEqual([
      { table: 'summaries', method: 'getAll' },
      { table: 'trash', method: 'getAll' },
    ])
  })

  it('makes an assessment with the hashes of its data and what was chosen', async () => {
    const window = openWindow()
    await window.library.open()
    const id = await createIn(window, 'A')
    const document = JSON.parse(await textIn(window, id)) as Record<string, unknown>
    expect(document).toMatchObject({
      name: 'A',
      attack: { domain: 'enterprise', version: '19.0' },
      mappingSets: [azure],
      licences: ['m365/E5'],
      scope: { platforms: ['IaaS', 'Windows'] },
    })
    const source = useKnowledgeStore().knowledge?.sources[azure]
    expect(document['data']).toEqual({ [azure]: source })
    expect(window.library.summaries[0]).toMatchObject({ capabilities: 38, assessed: 0, covered: 0, sample: false })
  })

  it('renames one that is closed, and one that is open by an edit that can be undone', async () => {
    const window = openWindow()
    await window.library.open()
    const id = await createIn(window, 'A')
    expect(await window.library.rename(id, 'B')).toMatchObject({ ok: true })
    expect(namesIn(window)).toEqual(['B'])
    await window.assessment.load(id)
    await window.library.rename(id, 'C')
    await window.assessment.flush()
    expect(namesIn(window)).toEqual(['C'])
    window.assessment.undo()
    await window.assessment.flush()
    expect(namesIn(window)).toEqual(['B'])
    expect(await textIn(openWindow(window.indexedDB), id)).toContain('"name": "B"')
  })

  it('duplicates under another id, edits of the open one included', async () => {
    const window = openWindow()
    await window.library.open()
    const id = await createIn(window, 'A')
    await window.assessment.load(id)
    void window.assessment.change(withStatus([backup], 'planned'), 'Plan')
    void window.assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    const copy = await window.library.duplicate(id)
    if (!copy.ok) throw new Error(copy.problems[0]?.what)
    expect(copy.value).not.toBe(id)
    const [first, second] = window.library.summaries
    expect(first).toMatchObject({ id: copy.value, name: 'A (copy)', covered: second?.covered })
    expect(first?.covered).toBeGreaterThan(0)
    expect(await textIn(window, copy.value)).toContain('"status": "deployed"')
  })

  it('deletes, and takes that back', async () => {
    const window = openWindow()
    await window.library.open()
    const id = await createIn(window, 'A')
    await window.assessment.load(id)
    void window.assessment.change(withStatus([backup], 'planned'), 'Plan')
    void window.assessment.change(withStatus([firewall], 'deployed'), 'Mark')
    const text = await textIn(window, id)
    await window.library.remove(id)
    expect(window.assessment.state.kind).toBe('none')
    expect(namesIn(window)).toEqual([])
    expect(await window.library.exportText(id)).toMatchObject({ ok: false })
    await window.library.restore(id)
    expect(namesIn(window)).toEqual(['A'])
    expect(await textIn(window, id)).toBe(text)
    await window.library.remove(id)
    await window.library.deleteForGood([id])
    expect(await window.library.restore(id)).toMatchObject({ ok: false })
  })
})

describe('assessment files', () => {
  it('come out of one database and into another as the same text', async () => {
    const window = openWindow()
    await window.library.open()
    const id = await createIn(window, 'A')
    const text = await textIn(window, id)
    const elsewhere = openWindow(undefined, 100)
    const taken = await elsewhere.library.importText('a.assessment.json', text)
    expect(taken).toEqual({ ok: true, value: { id, name: 'A', note: null } })
    expect(await textIn(elsewhere, id)).toBe(text)
  })

  it('get a new id, and a note, where theirs is taken: by a deleted one too', async () => {
    const window = openWindow()
    await window.library.open()
    const id = await createIn(window, 'A')
    const text = await textIn(window, id)
    const taken = await window.library.importText('a.assessment.json', text)
    if (!taken.ok) throw new Error(taken.problems[0]?.what)
    expect(taken.value.id).not.toBe(id)
    expect(taken.value.note).toContain('new id')
    expect(await textIn(window, taken.value.id)).toBe(text.replace(id, taken.value.id))
    await window.library.remove(id)
    await window.library.importText('a.assessment.json', text)
    expect(namesIn(window)).toEqual(['A', 'A'])
    await window.library.restore(id)
    expect(await textIn(window, id)).toBe(text)
  })

  it.each([
    ['broken', '{"format": '],
    ['foreign', '{"name": "x"}'],
    ['newer', '{"format": "coverline-assessment", "version": 2}'],
  ])('that are %s are refused with reasons, and nothing changes', async (_kind, text) => {
    const window = openWindow()
    await window.library.open()
    const rows = watchRows()
    const taken = await window.library.importText('bad.json', text)
    if (taken.ok) throw new Error('taken')
    expect(taken.problems[0]?.file).toBe('bad.json')
    expect(rows.writes).toEqual([])
    expect(namesIn(window)).toEqual([])
  })
})

describe('the sample', () => {
  it('is opened like a file, once, and can be deleted and opened afresh', async () => {
    const window = openWindow()
    const first = await window.library.openSample()
    expect(await window.library.openSample()).toEqual(first)
    expect(window.library.sample).toMatchObject({ name: 'Harbour Bank', sample: true, assessed: 99, capabilities: 125 })
    if (!first.ok) throw new Error(first.problems[0]?.what)
    await window.assessment.load(first.value)
    await window.assessment.change(withStatus([firewall], 'not_deployed'), 'Mark')
    await window.assessment.flush()
    expect(window.library.sample?.sample).toBe(true)
    await window.library.remove(first.value)
    const second = await window.library.openSample()
    expect(second).toMatchObject({ ok: true })
    expect(window.library.summaries).toHaveLength(1)
  })
})

describe('without its data', () => {
  it('says so, and reads them again at the next try', async () => {
    const surroundings = testSurroundings()
    let isBroken = true
    useStoresIn({
      ...surroundings,
      readKnowledgeFile: (file) =>
        isBroken ? Promise.reject(new Error('no such file')) : surroundings.readKnowledgeFile(file),
    })
    const knowledge = useKnowledgeStore()
    expect(await useLibraryStore().openSample()).toMatchObject({ ok: false })
    expect(knowledge.state).toMatchObject({ kind: 'broken', problems: [{ file: 'index.json' }] })
    expect(knowledge.knowledge).toBeNull()
    isBroken = false
    await knowledge.open()
    expect(knowledge.state.kind).toBe('ready')
  })

  it('says why the list can’t be read', async () => {
    const indexedDB = new IDBFactory()
    indexedDB.databases = () => Promise.reject(new DOMException('made to fail by a test', 'UnknownError'))
    const { library } = openWindow(indexedDB)
    await library.open()
    expect(library.state).toMatchObject({ kind: 'failed', problems: [{ file: '' }] })
    expect(useStorageStore().state.kind).toBe('usable')
  })
})
