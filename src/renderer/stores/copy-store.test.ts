import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { withNote, withStatus } from '../../core/assessment/edits.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useCopyStore } from './copy-store.ts'
import type { IncomingCopy } from './copy-store.ts'
import { useLibraryStore } from './library-store.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { testSurroundings, useStoresIn } from './surroundings.test-twin.ts'
import { hashText } from './text-hash.ts'

const backup = { framework: 'azure', capability: 'azure_backup' }
const firewall = { framework: 'azure', capability: 'azure_firewall' }

async function openWindow() {
  useStoresIn(testSurroundings())
  const [library, assessment, copies] = [useLibraryStore(), useAssessmentStore(), useCopyStore()]
  await library.open()
  const made = await library.create({
    name: 'Bank',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: ['azure-04.26.2025_attack-16.1-enterprise'],
  })
  if (!made.ok) throw new Error(made.problems[0]?.what)
  await assessment.load(made.value)
  const text = await copies.share(made.value)
  if (!text.ok) throw new Error(text.problems[0]?.what)
  return { library, assessment, copies, id: made.value, shared: text.value }
}

type Window = Awaited<ReturnType<typeof openWindow>>

function documentOf({ assessment }: Window): Assessment {
  if (assessment.document === null) throw new Error('Nothing is open.')
  return assessment.document
}

/** The copy as a colleague sends it back. */
function changed(window: Window, change: (copy: Assessment) => Assessment, base = true): string {
  const { base: from } = JSON.parse(window.shared) as { base: string }
  return printAssessment(change({ ...documentOf(window), base: base ? from : '' }))
}

async function compared(window: Window, text: string): Promise<IncomingCopy> {
  const copy = await window.copies.compare('theirs.json', text)
  if (!copy.ok || copy.value === null) throw new Error('No copy.')
  return copy.value
}

describe('copies that come back', () => {
  it('say which version they were taken from', async () => {
    const window = await openWindow()
    const { base, ...file } = JSON.parse(window.shared) as Record<string, unknown>
    expect(base).toBe(await hashText(`${JSON.stringify(file, null, 2)}\n`))
    expect(documentOf(window).base).toBe('')
  })

  it('are merged three ways from what is here, as one edit', async () => {
    const window = await openWindow()
    const mark = withStatus([firewall], 'deployed')
    const copy = await compared(window, changed(window, mark))
    expect([copy.base, copy.changes.length, copy.conflicts]).toEqual([documentOf(window), 1, 0])
    // Edited while the question stood: nothing of it goes.
    await window.assessment.change(withStatus([backup], 'planned'), 'Mark')
    expect((await window.copies.merge(copy)).ok).toBe(true)
    const statuses = documentOf(window).capabilities.map(({ status }) => status)
    expect([statuses, documentOf(window).base]).toEqual([['planned', 'deployed'], ''])
    expect(window.assessment.undo()).toBe('Merge theirs.json')
    expect(documentOf(window).capabilities.map(({ status }) => status)).toEqual(['planned'])
    await window.assessment.flush()
    expect(window.assessment.saving.kind).toBe('saved')
  })

  it('are merged three ways from the version that was shared, long after ours went on', async () => {
    const window = await openWindow()
    const theirs = changed(window, withStatus([firewall], 'deployed'))
    await window.assessment.change(withStatus([backup], 'deployed'), 'Mark')
    await window.assessment.flush()
    const copy = await compared(window, theirs)
    expect(copy.base?.capabilities).toEqual([])
    expect([copy.changes.map(({ at }) => at), copy.conflicts]).toEqual([[firewall], 0])
    await window.copies.merge(copy)
    expect(documentOf(window).capabilities.map(({ status }) => status)).toEqual(['deployed', 'deployed'])
    const kept = await useSnapshotStore().list(window.id)
    expect(kept.ok && kept.value.map(({ reason, name }) => [reason, name])).toEqual([
      ['merge', ''],
      ['byHand', 'Shared copy'],
    ])
  })

  it('of an unknown version are merged two ways, and what both have and differs is a conflict', async () => {
    const window = await openWindow()
    await window.assessment.change(withStatus([backup], 'deployed'), 'Mark')
    const copy = await compared(window, changed(window, withStatus([backup], 'planned'), false))
    expect([copy.base, copy.conflicts]).toEqual([null, 1])
    await window.copies.merge(copy)
    expect(documentOf(window).conflicts.map(({ at }) => at)).toEqual([backup])
    expect(documentOf(window).capabilities[0]?.status).toBe('deployed')
    window.assessment.undo()
    expect(documentOf(window).conflicts).toEqual([])
  })

  it('replace what is here, as one edit, and what is the same stays the same object', async () => {
    const window = await openWindow()
    await window.assessment.change(withStatus([backup], 'deployed'), 'Mark')
    const before = documentOf(window)
    const copy = await compared(window, changed(window, withNote(firewall, 'theirs')))
    await window.copies.replace(copy)
    const after = documentOf(window)
    expect(after.capabilities.find(({ capability }) => capability === 'azure_firewall')?.note).toBe('theirs')
    expect([after.scope, after.weights, after.base]).toEqual([before.scope, before.weights, ''])
    expect(after.mappingSets).toBe(before.mappingSets)
    window.assessment.undo()
    expect(documentOf(window)).toBe(before)
  })

  it('without an assessment of their id are none, and unreadable ones are refused', async () => {
    const window = await openWindow()
    const other = changed(window, (copy) => ({ ...copy, id: 'other' }))
    expect(await window.copies.compare('x', other)).toEqual({ ok: true, value: null })
    expect((await window.copies.compare('x', '{')).ok).toBe(false)
    await window.library.remove(window.id)
    expect(await window.copies.compare('x', window.shared)).toEqual({ ok: true, value: null })
  })

  it('sent on keep saying where they come from', async () => {
    const window = await openWindow()
    const elsewhere = await window.library.importText('x', window.shared.replace(window.id, 'elsewhere'))
    const text = await window.copies.share(elsewhere.ok ? elsewhere.value.id : '')
    const { base } = JSON.parse(window.shared) as { base: string }
    expect(text.ok && (JSON.parse(text.value) as { base: string }).base).toBe(base)
    expect((await window.copies.share('no such')).ok).toBe(false)
  })
})
