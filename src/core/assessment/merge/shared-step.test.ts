import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Assessment, CapabilityEntry } from '../assessment.ts'
import { newAssessment } from '../edits.ts'
import { printAssessment } from '../print.ts'
import { sharedStep } from './shared-step.ts'
import { arbitraryVersions, readVersion } from './versions.test-twin.ts'

vi.setConfig({ testTimeout: 120_000 })

const capabilities = ['azure_backup', 'azure_firewall', 'azure_policy']
const fresh = newAssessment({
  id: 'a',
  name: 'Bank',
  createdAt: '2026-01-01T00:00:00.000Z',
  domain: 'enterprise',
  version: '19.0',
  mappingSets: [],
  sources: {},
})

/** The file on the share. A party must say which version it replaces. */
interface Share {
  text: string
}

interface Base {
  readonly text: string
  readonly sequence: number
}

/** One computer: its database, and what it keeps of the file. Everything else is lost in a crash. */
interface Party {
  document: Assessment
  sequence: number
  agreed: Base | null
  /** What the file is about to say. */
  next: Base | null
  /** How far a synchronisation has come; forgotten in a crash. */
  stage: Stage
}

type Stage =
  | { readonly at: 'idle' }
  | { readonly at: 'read'; readonly text: string; readonly base: Assessment | null }
  | { readonly at: 'merged'; readonly text: string }
  | { readonly at: 'agreed'; readonly text: string }
  | { readonly at: 'prepared'; readonly text: string; readonly writes: string }
  | { readonly at: 'written'; readonly writes: string; readonly sequence: number }

const idle: Stage = { at: 'idle' }

function settledBase({ agreed, next, sequence }: Party, text: string): Base | null {
  const found = next === null || agreed?.text === text ? agreed : next.text === text ? next : null
  return found !== null && found.sequence <= sequence ? found : null
}

/** One step of what the program does, in its order: read, merge and save, agree, prepare, write, agree again. */
function advance(party: Party, share: Share): void {
  const { stage } = party
  switch (stage.at) {
    case 'idle': {
      const base = settledBase(party, share.text)
      party.agreed = base
      party.next = null
      party.stage = { at: 'read', text: share.text, base: base === null ? null : readVersion(base.text) }
      return
    }
    case 'read': {
      const { merged } = sharedStep(stage.base, party.document, readVersion(stage.text))
      if (merged !== party.document) party.sequence += 1
      party.document = merged
      party.stage = { at: 'merged', text: stage.text }
      return
    }
    case 'merged':
      party.agreed = { text: stage.text, sequence: party.sequence }
      party.stage = { at: 'agreed', text: stage.text }
      return
    case 'agreed': {
      const writes = printAssessment(party.document)
      if (writes !== stage.text) party.next = { text: writes, sequence: party.sequence }
      party.stage = writes === stage.text ? idle : { at: 'prepared', text: stage.text, writes }
      return
    }
    case 'prepared': {
      if (share.text !== stage.text) {
        party.next = null
        party.stage = idle
        return
      }
      share.text = stage.writes
      party.stage = { at: 'written', writes: stage.writes, sequence: party.sequence }
      return
    }
    case 'written':
      party.agreed = { text: stage.writes, sequence: stage.sequence }
      party.next = null
      party.stage = idle
  }
}

function entryOf(document: Assessment, capability: string): CapabilityEntry | undefined {
  return document.capabilities.find((entry) => entry.capability === capability)
}

/** What a document says about one capability: in its note, and in the sides of conflicts. */
function saidOf(document: Assessment, capability: string): Set<string> {
  const notes = [entryOf(document, capability)?.note]
  for (const { at, ours, theirs } of document.conflicts) {
    if ((at as { capability?: string }).capability !== capability) continue
    for (const side of [ours, theirs]) notes.push((side as { note?: string } | null)?.note)
  }
  return new Set(notes.filter((note) => note !== undefined))
}

function withNoteOf(document: Assessment, capability: string, note: string | undefined): Assessment {
  const others = document.capabilities.filter((entry) => entry.capability !== capability)
  if (note === undefined) return { ...document, capabilities: others }
  const entry: CapabilityEntry = { framework: 'azure', capability, status: 'unassessed', note }
  return readVersion(printAssessment({ ...document, capabilities: [...others, entry] }))
}

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('edit' as const), party: fc.nat(1), what: fc.nat(2) }) },
  // Back to what it said before: an edit like any other, and the hardest to tell from none.
  { weight: 2, arbitrary: fc.record({ does: fc.constant('back' as const), party: fc.nat(1), what: fc.nat(2) }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('advance' as const), party: fc.nat(1), what: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('crash' as const), party: fc.nat(1), what: fc.nat(2) }) },
)

function started(): { parties: readonly [Party, Party]; share: Share } {
  const text = printAssessment(fresh)
  const party = (): Party => {
    return { document: readVersion(text), sequence: 1, agreed: { text, sequence: 1 }, next: null, stage: idle }
  }
  return { parties: [party(), party()], share: { text } }
}

function untilQuiet(parties: readonly Party[], share: Share): void {
  for (let round = 0; round < 40; round++) for (const party of parties) advance(party, share)
}

describe('a file that two write to', () => {
  it('in the end says what both have, whatever the order and whoever crashes', () => {
    let contested = 0
    fc.assert(
      fc.property(fc.array(action, { minLength: 10, maxLength: 60 }), (actions) => {
        const { parties, share } = started()
        /** Notes that were written, with those that whoever wrote them saw, and so replaced. */
        const written = new Map<string, { capability: string; replaced: boolean }>()
        const history = new Map<string, (string | undefined)[]>()
        const lasts = new Map<string, string | undefined>()
        let number = 0
        const touched = new Map<string, Set<number>>(capabilities.map((one) => [one, new Set()]))
        const edit = (at: number, capability: string, note: string | undefined): void => {
          touched.get(capability)?.add(at)
          const party = parties[at] as Party
          for (const seen of saidOf(party.document, capability)) {
            const known = written.get(seen)
            if (known !== undefined && entryOf(party.document, capability)?.note === seen) known.replaced = true
          }
          const past = history.get(`${at} ${capability}`) ?? []
          history.set(`${at} ${capability}`, [...past, entryOf(party.document, capability)?.note])
          party.document = withNoteOf(party.document, capability, note)
          party.sequence += 1
          lasts.set(`${at} ${capability}`, note)
          if (note !== undefined && !written.has(note)) written.set(note, { capability, replaced: false })
        }
        for (const { does, party: at, what } of actions) {
          const party = parties[at] as Party
          const capability = capabilities[what % capabilities.length] as string
          if (does === 'edit') edit(at, capability, `note ${number++}`)
          else if (does === 'back') edit(at, capability, history.get(`${at} ${capability}`)?.at(-1))
          else if (does === 'crash') party.stage = idle
          else for (let step = 0; step <= what; step++) advance(party, share)
        }
        untilQuiet(parties, share)
        const [one, other] = parties
        expect(printAssessment(one.document)).toBe(printAssessment(other.document))
        expect(share.text).toBe(printAssessment(one.document))
        for (const [note, { capability, replaced }] of written) {
          if (!replaced) expect([...saidOf(one.document, capability)], share.text).toContain(note)
        }
        // Where only one of them ever wrote, that one's last word stands.
        for (const [capability, by] of touched) {
          const [only, another] = by
          const last = only === undefined ? undefined : lasts.get(`${only} ${capability}`)
          if (another === undefined && last !== undefined)
            expect([...saidOf(one.document, capability)], share.text).toContain(last)
        }
        contested += one.document.conflicts.length
      }),
      { numRuns: 400 },
    )
    // Otherwise the runs had nothing to decide.
    expect(contested).toBeGreaterThan(50)
  })

  it('is quiet once both agree', () => {
    const { parties, share } = started()
    parties[0].document = withNoteOf(parties[0].document, 'azure_backup', 'mine')
    untilQuiet(parties, share)
    expect(parties.map(({ sequence }) => sequence)).toEqual([1, 2])
  })

  it('is met with a base that the database is behind of as with none', () => {
    const { parties, share } = started()
    const [one, other] = parties
    const old = one.document
    one.document = withNoteOf(old, 'azure_backup', 'mine')
    one.sequence += 1
    untilQuiet(parties, share)
    // A snapshot brought an older state back: it must not look as if the note was deleted here.
    one.document = old
    one.sequence = 1
    one.stage = idle
    untilQuiet(parties, share)
    expect(entryOf(other.document, 'azure_backup')?.note).toBe('mine')
    expect(entryOf(one.document, 'azure_backup')?.note).toBe('mine')
  })
})

describe('one step with a shared file', () => {
  it('does nothing more when it is done again', () => {
    fc.assert(
      fc.property(arbitraryVersions, fc.boolean(), ({ base, ours, theirs }, known) => {
        const from = known ? base : null
        const { merged, goes } = sharedStep(from, ours, theirs)
        const again = sharedStep(from, merged, theirs)
        expect(printAssessment(again.merged)).toBe(printAssessment(merged))
        expect([again.came, again.goes]).toEqual([[], goes])
        // The same with the base that is kept next.
        const next = sharedStep(theirs, merged, theirs)
        expect([next.merged, next.came, next.goes]).toEqual([merged, [], goes])
      }),
      { numRuns: 200 },
    )
  })

  it('counts what came, and conflicts apart', () => {
    const ours = withNoteOf(withNoteOf(fresh, 'azure_backup', 'ours'), 'azure_policy', 'ours too')
    const theirs = withNoteOf(withNoteOf(fresh, 'azure_backup', 'theirs'), 'azure_firewall', 'theirs')
    const step = sharedStep(fresh, ours, theirs)
    expect(step.came.map(({ at }) => at)).toEqual([{ framework: 'azure', capability: 'azure_firewall' }])
    expect([step.conflicts, step.goes]).toEqual([1, true])
    expect(sharedStep(fresh, ours, fresh)).toEqual({ merged: ours, came: [], conflicts: 0, goes: true })
    expect(sharedStep(fresh, fresh, theirs).goes).toBe(false)
  })
})
