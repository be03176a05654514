import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { withNote, withStatus } from '../../core/assessment/edits.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import { writeBeforeEnding } from './ending.ts'
import {
  azure,
  backup,
  computer,
  documentOf,
  emptyShare,
  firewall,
  inFile,
  mark,
  path,
  share,
  sharing,
  start,
  statuses,
  write,
} from './shared-world.test-twin.ts'

beforeEach(emptyShare)

describe('a shared assessment', () => {
  it('makes its file, and edits go there by themselves once they are saved', async () => {
    const window = await sharing()
    expect(inFile().id).toBe(window.id)
    expect(window.shared.state.kind).toBe('inStep')
    await mark(window, [backup], 'deployed')
    await vi.waitFor(
      () => {
        expect(statuses(inFile())).toEqual(['azure_backup deployed'])
      },
      { timeout: 5000 },
    )
  })

  it('takes what others wrote beside its own edits, as one step to undo, which takes it out of the file too', async () => {
    const window = await sharing()
    write(withStatus([firewall], 'planned'))
    await mark(window, [backup], 'deployed')
    window.desktop.links.changed(window.id)
    await window.shared.look()
    expect(statuses(documentOf(window))).toEqual(['azure_backup deployed', 'azure_firewall planned'])
    expect(printAssessment(documentOf(window))).toBe(share.get(path))
    expect(window.shared.arrival).toMatchObject({ conflicts: 0, came: [{ at: firewall }] })
    const kept = await window.snapshots.list(window.id)
    expect(kept.ok && kept.value.map(({ reason }) => reason)).toContain('merge')
    expect(window.assessment.undo()).toBe(`Changes from ${path}`)
    await window.shared.look()
    expect(statuses(inFile())).toEqual(['azure_backup deployed'])
    expect(statuses(documentOf(window))).toEqual(['azure_backup deployed'])
  })

  it('takes what came out of the file again where it is undone at once', async () => {
    const window = await sharing()
    await window.shared.look()
    write(withStatus([firewall], 'planned'))
    const stop = watch(
      () => window.shared.arrival,
      () => window.assessment.undo(),
      { flush: 'sync' },
    )
    await window.shared.look()
    stop()
    await window.shared.look()
    expect(statuses(documentOf(window))).toEqual([])
    expect(statuses(inFile())).toEqual([])
  })

  it('keeps a conflict in the file, and its decision goes there', async () => {
    const window = await sharing()
    write(withStatus([backup], 'planned'))
    await mark(window, [backup], 'deployed')
    await window.shared.look()
    expect(window.shared.arrival).toMatchObject({ conflicts: 1 })
    expect(inFile().conflicts.map(({ at }) => at)).toEqual([backup])
    await window.assessment.change((now) => ({ ...now, conflicts: [] }), 'Decide')
    await window.shared.look()
    expect(inFile().conflicts).toEqual([])
  })

  it('is met by two computers, and both end with what both did', async () => {
    const one = await sharing()
    const other = await start(computer())
    await other.library.importText('bank', share.get(path) ?? '')
    await other.assessment.load(one.id)
    expect(await other.shared.shareThrough(path)).toEqual({ ok: true, value: null })
    await mark(one, [backup], 'deployed')
    await mark(other, [firewall], 'planned')
    for (let round = 0; round < 3; round++) {
      await one.shared.look()
      await other.shared.look()
    }
    expect(printAssessment(documentOf(one))).toBe(printAssessment(documentOf(other)))
    expect(statuses(documentOf(one))).toEqual(['azure_backup deployed', 'azure_firewall planned'])
    expect(documentOf(one).conflicts).toEqual([])
  })

  it('keeps on here while the file can’t be reached, and makes it good', async () => {
    const window = await sharing()
    window.desktop.links.reach(false)
    await mark(window, [backup], 'deployed')
    await window.shared.look()
    expect(window.shared.state).toEqual({ kind: 'waiting', problem: 'The server is away.' })
    expect(window.assessment.saving.kind).toBe('saved')
    write(withStatus([firewall], 'planned'))
    window.desktop.links.reach(true)
    await window.shared.look()
    expect(window.shared.state.kind).toBe('inStep')
    expect(statuses(inFile())).toEqual(['azure_backup deployed', 'azure_firewall planned'])
  })

  it.each([
    ['half a file', '{"format": "coverline-assessm'],
    ['what is no text', null],
    ['a newer format', '{"format": "coverline-assessment", "version": 2, "id": "x"}'],
  ])('leaves %s as it is, and goes on when it is mended', async (_what, text) => {
    const window = await sharing()
    const whole = share.get(path) ?? ''
    share.set(path, text)
    await mark(window, [backup], 'deployed')
    await window.shared.look()
    expect(window.shared.state.kind).toBe('refused')
    expect(share.get(path)).toBe(text)
    share.set(path, whole)
    await window.shared.look()
    expect(statuses(inFile())).toEqual(['azure_backup deployed'])
  })

  it('never takes another assessment for its own, nor writes over it', async () => {
    const window = await sharing()
    const other = printAssessment({ ...inFile(), id: 'other', name: 'Other' })
    share.set(path, other)
    await mark(window, [backup], 'deployed')
    await window.shared.look()
    expect(window.shared.state).toMatchObject({ kind: 'refused', problems: [{ file: path }] })
    expect(share.get(path)).toBe(other)
    expect(documentOf(window).id).toBe(window.id)
  })

  it('makes a file that is gone again only when that is wished', async () => {
    const window = await sharing()
    share.delete(path)
    await mark(window, [backup], 'deployed')
    await window.shared.look()
    expect([window.shared.state.kind, share.has(path)]).toEqual(['gone', false])
    await window.shared.writeAgain()
    expect(window.shared.state.kind).toBe('inStep')
    expect(statuses(inFile())).toEqual(['azure_backup deployed'])
    share.delete(path)
    await window.shared.look()
    expect(share.has(path)).toBe(false)
  })

  it('is no longer shared once it is stopped, and the file stays', async () => {
    const window = await sharing()
    await mark(window, [backup], 'deployed')
    await window.shared.stop()
    expect(window.shared.link).toBeNull()
    expect(window.desktop.links.watched.at(-1)).toBeNull()
    expect(statuses(inFile())).toEqual(['azure_backup deployed'])
    write(withStatus([firewall], 'planned'))
    await window.shared.look()
    expect(statuses(documentOf(window))).toEqual(['azure_backup deployed'])
  })

  it('isn’t shared through a file that holds something else', async () => {
    const window = await start(computer())
    const made = await window.library.create({ name: 'A', domain: 'enterprise', version: '19.0', mappingSets: [azure] })
    if (!made.ok) throw new Error(made.problems[0]?.what)
    await window.assessment.load(made.value)
    for (const text of ['{', printAssessment({ ...documentOf(window), id: 'other', name: 'Other' })]) {
      share.set(path, text)
      const shared = await window.shared.shareThrough(path)
      expect(shared.ok).toBe(false)
      expect([window.shared.link, share.get(path)]).toEqual([null, text])
    }
    expect(await window.desktop.sharedLink(made.value)).toEqual({ ok: true, value: null })
  })

  it('comes back at the next start, also with what was never written there', async () => {
    const one = computer()
    const window = await sharing(one)
    await mark(window, [backup], 'deployed')
    await window.assessment.flush()
    // Killed before it went to the file; meanwhile a colleague writes.
    window.desktop.links.reach(false)
    write(withStatus([firewall], 'planned'))
    window.desktop.links.reach(true)
    const later = await start(one)
    await later.assessment.load(window.id)
    await vi.waitFor(() => {
      expect(later.shared.state.kind).toBe('inStep')
    })
    expect(statuses(inFile())).toEqual(['azure_backup deployed', 'azure_firewall planned'])
    expect(documentOf(later).conflicts).toEqual([])
  })

  it.each([0, 1, 2].flatMap((call) => (['before', 'after'] as const).map((when) => [call, when] as const)))(
    'has what both did after a kill in call %i to the host, %s it was done',
    async (call, when) => {
      const one = computer()
      const window = await sharing(one)
      write(withStatus([firewall], 'planned'), withNote(backup, 'theirs'))
      await mark(window, [backup], 'deployed')
      // Read, agree, write: all that a round asks of the host.
      one.desktop.links.killIn(call, when)
      void window.shared.look()
      await vi.waitFor(() => expect(one.desktop.links.isKilled()).toBe(true))
      // Others go on, and the next start is on what is left.
      write(withNote(firewall, 'theirs'))
      one.desktop.links.revive()
      const later = await start(one)
      await later.assessment.load(window.id)
      await vi.waitFor(() => {
        expect(later.shared.state.kind).toBe('inStep')
      })
      expect(statuses(inFile())).toEqual(['azure_backup deployed', 'azure_firewall planned'])
      expect(inFile().capabilities.map(({ note }) => note)).toEqual(['theirs', 'theirs'])
      expect(inFile().conflicts).toEqual([])
      expect(printAssessment(documentOf(later))).toBe(share.get(path))
    },
  )

  it('is written when it is closed or the program ends', async () => {
    const window = await sharing()
    await mark(window, [backup], 'deployed')
    await window.assessment.flush()
    await window.shared.writeLast()
    expect(statuses(inFile())).toEqual(['azure_backup deployed'])
    await window.shared.look()
    await mark(window, [firewall], 'planned')
    await window.assessment.close()
    await vi.waitFor(() => {
      expect(statuses(inFile())).toEqual(['azure_backup deployed', 'azure_firewall planned'])
    })
  })

  it('keeps what must be kept at the end, though the share never answers', async () => {
    const ends: (() => void)[] = []
    const one = computer()
    const window = await sharing({ ...one, desktop: { ...one.desktop, whenEnding: (end) => void ends.push(end) } })
    window.app.runWithContext(writeBeforeEnding)
    await mark(window, [backup], 'deployed')
    one.desktop.links.killIn(0, 'before')
    ends[0]?.()
    await vi.waitFor(() => {
      expect(one.desktop.links.isKilled()).toBe(true)
    })
    const newest = one.desktop.shelves.get(window.id)?.[0]
    expect(newest?.reason).toBe('quit')
    expect(one.desktop.texts.get(newest?.id ?? '')).toBe(printAssessment(documentOf(window)))
  })

  it('of which an older state came back from a snapshot takes nothing back from others', async () => {
    const one = computer()
    const window = await sharing(one)
    const old = window.desktop.links.bases.get(window.id)
    await window.assessment.keepSnapshot('byHand')
    await window.assessment.change(withNote(backup, 'mine'), 'Note')
    await window.shared.look()
    write(withStatus([firewall], 'planned'))
    await window.shared.look()
    await window.storage.flushAll()
    expect(window.desktop.links.bases.get(window.id)?.text).not.toBe(old?.text)
    // The database is lost; the only snapshot is the one before anything was done.
    const snapshot = window.desktop.shelves.get(window.id)?.at(-1)
    expect(snapshot?.rows).toBe(0)
    window.desktop.shelves.set(window.id, snapshot === undefined ? [] : [snapshot])
    const later = await start({ ...one, indexedDB: new IDBFactory() })
    expect(later.recovery.state.kind).toBe('damaged')
    await later.recovery.restoreAll()
    await later.library.open()
    await later.assessment.load(window.id)
    await vi.waitFor(() => {
      expect(later.shared.state.kind).toBe('inStep')
    })
    expect(statuses(inFile())).toEqual(['azure_backup unassessed', 'azure_firewall planned'])
    expect(printAssessment(documentOf(later))).toBe(share.get(path))
  })

  it('of which a backup brought an older state back takes nothing back from others', async () => {
    const window = await sharing()
    const old = documentOf(window)
    write(withStatus([firewall], 'planned'))
    await window.shared.look()
    const { backups } = window
    const backedUp = { document: old, changedAt: '2026-11-24T10:00:00.000Z', sample: false }
    const meeting = await backups.meet([backedUp], () => undefined)
    if (!meeting.ok) throw new Error(meeting.problems[0]?.what)
    const request = { meeting: meeting.value, way: { kind: 'replace' }, settings: null } as const
    expect((await backups.restore(request, () => undefined)).ok).toBe(true)
    expect(window.desktop.links.bases.has(window.id)).toBe(false)
    await window.assessment.load(window.id)
    await vi.waitFor(() => {
      expect(statuses(documentOf(window))).toEqual(['azure_firewall planned'])
    })
    expect(statuses(inFile())).toEqual(['azure_firewall planned'])
  })

  it('isn’t synchronised after it was deleted, and is again when it is back', async () => {
    const window = await sharing()
    await window.library.remove(window.id)
    write(withStatus([firewall], 'planned'))
    window.desktop.links.changed(window.id)
    expect(window.shared.link).toBeNull()
    await window.library.restore(window.id)
    await window.assessment.load(window.id)
    await vi.waitFor(() => {
      expect(statuses(documentOf(window))).toEqual(['azure_firewall planned'])
    })
    await window.library.remove(window.id)
    await window.library.deleteForGood([window.id])
    expect(await window.desktop.sharedLink(window.id)).toEqual({ ok: true, value: null })
  })
})
