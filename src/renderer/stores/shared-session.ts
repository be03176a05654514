import type { Assessment } from '../../core/assessment/assessment.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { sharedStep } from '../../core/assessment/merge/shared-step.ts'
import type { SharedStep } from '../../core/assessment/merge/shared-step.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { SharedBase, SharedFileBridge, SharedReading } from '../../bridge/shared-file.ts'

export type SharedState =
  /** Nothing is known of the file yet. */
  | { readonly kind: 'looking' }
  | { readonly kind: 'inStep' }
  | { readonly kind: 'writing' }
  /** It can't be reached or written now: everything is kept here, and it is tried again. */
  | { readonly kind: 'waiting'; readonly problem: string }
  /** It isn't there any more. It is made again only when a person says so. */
  | { readonly kind: 'gone' }
  /** It holds what can't be used, and is left as it is. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** What others wrote into the file, and is here now. */
export type Arrival = Pick<SharedStep, 'came' | 'conflicts'>

export interface SessionParts {
  readonly desktop: SharedFileBridge
  readonly id: string
  /** Name of the file. */
  readonly file: string
  /** Number of the last change that the database had when the assessment was opened. */
  readonly openedAt: number
  /** It was linked just now: the file may be made, and what both come from may be known from elsewhere. */
  readonly isNew: boolean
  /** The newest document; null once another one is open. */
  readonly document: () => Assessment | null
  /** Number of the last change that was saved. */
  readonly sequence: () => number
  /** Waits for what is being saved; false where something can't be. */
  readonly isSaved: () => Promise<boolean>
  readonly parse: (text: string) => Promise<Parsed<Assessment>>
  /** A version that both come from, of a copy that went to a colleague; null where none is known. */
  readonly commonBase: (ours: Assessment, theirs: Assessment) => Promise<Assessment | null>
  readonly keepSnapshot: () => Promise<unknown>
  readonly change: (edit: Edit, label: string) => Promise<Parsed<null>>
  readonly tell: (state: SharedState) => void
  readonly arrive: (arrival: Arrival) => void
}

export interface SharedSession {
  readonly id: string
  /** Meets the file once more, now or as soon as what is going on is done. */
  readonly wake: () => Promise<void>
  /** Writes what the file still lacks. */
  readonly flush: () => Promise<void>
  /** The file may be made again, once. */
  readonly makeAgain: () => Promise<void>
  /** This saved document is about to be closed: what the file lacks of it goes there, if nothing else came. */
  readonly leave: (document: Assessment) => Promise<void>
  readonly end: () => void
}

/** What the file is known to say. */
interface Agreed {
  readonly hash: string
  readonly text: string
  /** A document that says just that, so that it needn't be printed again; null where none is known. */
  readonly document: Assessment | null
}

/** Milliseconds until it is tried again: while another one writes, and while the file can't be had. */
const busyPause = 1000
const longPause = 10_000
/** Milliseconds within which one snapshot before others' changes is enough: every change has its step of undo. */
const snapshotPause = 5 * 60_000
/** Others may write again and again between looking and writing; then it is for later. */
const mostRounds = 5

/**
 * Keeps one open assessment and its shared file in step. Always in one order: read the file, merge, save in the database,
 * agree on what the file said, write, agree on what was written. Broken off anywhere, the next round makes it good.
 */
export function openSharedSession(parts: SessionParts): SharedSession {
  const { desktop, id, file } = parts
  /** What the file says, and this document has. */
  let agreed: Agreed | null = null
  let mayMake = parts.isNew
  let isFirst = true
  let ended = false
  let running: Promise<void> | null = null
  let wakes = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let snapshotAt = -snapshotPause

  const isOver = (): boolean => ended

  function tell(state: SharedState): void {
    if (!ended) parts.tell(state)
  }

  function later(pause: number, problem: string): 'done' {
    tell({ kind: 'waiting', problem })
    clearTimeout(timer)
    if (!ended) timer = setTimeout(() => void wake(), pause)
    return 'done'
  }

  /** Says so while a share lets one wait. */
  async function patiently<T>(answer: Promise<T>): Promise<T> {
    const wait = setTimeout(() => {
      tell({ kind: 'waiting', problem: 'The shared folder doesn’t answer.' })
    }, longPause)
    try {
      return await answer
    } finally {
      clearTimeout(wait)
    }
  }

  function wake(): Promise<void> {
    if (isOver()) return Promise.resolve()
    wakes += 1
    running ??= run()
    return running
  }

  async function run(): Promise<void> {
    while (wakes > 0 && !isOver()) {
      wakes = 0
      await meet()
    }
    // Before the promise settles: a wake that comes between the two must start a run of its own.
    running = null
  }

  async function meet(): Promise<void> {
    for (let round = 0; round < mostRounds; round++) if (isOver() || (await meetOnce()) === 'done') return
    later(busyPause, 'Others write the file again and again.')
  }

  async function meetOnce(): Promise<'done' | 'again'> {
    clearTimeout(timer)
    if (!(await parts.isSaved()) || isOver()) return 'done'
    const reading = await patiently(desktop.readSharedFile(id, agreed?.hash ?? null))
    if (isOver()) return 'done'
    if (!reading.ok) return later(longPause, reading.problems[0]?.what ?? '')
    switch (reading.value.kind) {
      case 'gone':
        if (mayMake) return make()
        tell({ kind: 'gone' })
        return 'done'
      case 'unreachable':
        return later(longPause, reading.value.problem)
      case 'unreadable':
        tell({ kind: 'refused', problems: [{ file, where: '', what: reading.value.problem, mend: '' }] })
        return 'done'
      case 'read':
        return (await take(reading.value)) ? give() : 'done'
      case 'same':
        return give()
    }
  }

  async function trusted(base: SharedBase | null): Promise<Assessment | null> {
    if (base === null) return null
    // A database that is behind what was agreed on got older content back: nothing of it may look like a change.
    if (isFirst && base.sequence > parts.openedAt) {
      await desktop.distrustSharedFiles([id])
      return null
    }
    const read = await parts.parse(base.text)
    return read.ok ? read.value : null
  }

  /** Merges and saves what the file says; false where that can't be. */
  async function take({ text, hash, base }: Extract<SharedReading, { kind: 'read' }>): Promise<boolean> {
    const read = await parts.parse(text)
    const theirs = read.ok ? foundIn(read.value) : read
    if (!theirs.ok) {
      tell({ kind: 'refused', problems: theirs.problems })
      return false
    }
    const before = parts.document()
    if (before === null) return false
    const known = await trusted(base)
    const from = known ?? (isFirst && parts.isNew ? await parts.commonBase(before, theirs.value) : null)
    if (!(await merge(from, theirs.value)) || isOver()) return false
    isFirst = false
    agreed = { hash, text: printAssessment(theirs.value), document: null }
    // Where that can't be kept, a later start knows less and asks more.
    await desktop.agreeOnSharedFile(id, { hash, text: agreed.text, sequence: parts.sequence() })
    return !isOver()
  }

  function foundIn(theirs: Assessment): Parsed<Assessment> {
    if (theirs.id === id) return { ok: true, value: theirs }
    const what = `It holds another assessment, ${theirs.name}.`
    return { ok: false, problems: [{ file, where: '', what, mend: '' }] }
  }

  async function merge(base: Assessment | null, theirs: Assessment): Promise<boolean> {
    const ours = parts.document()
    if (ours === null) return false
    const step = sharedStep(base, ours, theirs)
    if (step.merged === ours) return true
    if (step.conflicts > 0 || performance.now() - snapshotAt >= snapshotPause) {
      await parts.keepSnapshot()
      snapshotAt = performance.now()
    }
    if (isOver()) return false
    // Edits that came meanwhile are in it: the step is made anew on top of them.
    const changed = await parts.change((now) => sharedStep(base, now, theirs).merged, `Changes from ${file}`)
    if (!changed.ok) {
      tell({ kind: 'refused', problems: changed.problems })
      return false
    }
    if (step.came.length + step.conflicts > 0) parts.arrive(step)
    return parts.isSaved()
  }

  async function give(): Promise<'done' | 'again'> {
    const document = parts.document()
    if (document === null || agreed === null) return 'done'
    const text = document === agreed.document ? agreed.text : printAssessment(document)
    if (text !== agreed.text) return write(document, text, agreed.hash)
    agreed = { ...agreed, document }
    tell({ kind: 'inStep' })
    return 'done'
  }

  async function make(): Promise<'done' | 'again'> {
    const document = parts.document()
    return document === null ? 'done' : write(document, printAssessment(document), null)
  }

  async function write(document: Assessment, text: string, expected: string | null): Promise<'done' | 'again'> {
    tell({ kind: 'writing' })
    // Nothing is in the file that the database might not have after a crash.
    if (!(await parts.isSaved()) || isOver()) return 'done'
    const written = await patiently(desktop.writeSharedFile(id, { text, expected, sequence: parts.sequence() }))
    if (!written.ok) return later(longPause, written.problems[0]?.what ?? '')
    switch (written.value.kind) {
      case 'written':
        agreed = { hash: written.value.hash, text, document }
        mayMake = false
        isFirst = false
        if (parts.document() !== document) return 'again'
        tell({ kind: 'inStep' })
        return 'done'
      case 'changed':
        return 'again'
      case 'busy':
        return later(busyPause, 'Another one is writing the file.')
      case 'failed':
        return later(longPause, written.value.problem)
    }
  }

  return {
    id,
    wake,
    async flush() {
      if (running !== null || parts.document() !== agreed?.document) await wake()
    },
    makeAgain() {
      mayMake = true
      agreed = null
      return wake()
    },
    async leave(document) {
      const sequence = parts.sequence()
      await running
      if (agreed === null || document === agreed.document) return
      const text = printAssessment(document)
      if (text === agreed.text) return
      await desktop.writeSharedFile(id, { text, expected: agreed.hash, sequence })
    },
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}
