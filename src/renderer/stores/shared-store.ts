import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { parseAssessment } from '../../core/assessment/parse.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import type { DesktopHost } from '../../bridge/desktop-bridge.ts'
import type { SharedLink } from '../../bridge/shared-file.ts'
import { useAssessmentStore } from './assessment-store.ts'
import { useCopyStore } from './copy-store.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { useRecoveryStore } from './recovery-store.ts'
import { openSharedSession } from './shared-session.ts'
import type { Arrival, SharedSession, SharedState } from './shared-session.ts'
import { useSurroundings } from './surroundings.ts'

/** Milliseconds after an edit was saved until it goes to the file, with those that came meanwhile. */
const writePause = 1000
/** Milliseconds that who wants to stop waits for a share. */
const stopPatience = 3000

/** Keeps the open assessment in step with the file that it is shared through, if there is one. Not in a browser. */
export const useSharedStore = defineStore('shared', () => {
  const { desktop } = useSurroundings()
  const assessment = useAssessmentStore()
  const copies = useCopyStore()
  const knowledge = useKnowledgeStore()
  const recovery = useRecoveryStore()

  /** Of the open assessment; null where it isn't shared. */
  const link = shallowRef<SharedLink | null>(null)
  const state = shallowRef<SharedState>({ kind: 'looking' })
  /** What came last; another object every time. */
  const arrival = shallowRef<Arrival | null>(null)
  let session: SharedSession | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function endSession(): void {
    clearTimeout(timer)
    timer = undefined
    session?.end()
    session = null
    link.value = null
    state.value = { kind: 'looking' }
  }

  function begin(host: DesktopHost, id: string, found: SharedLink, openedAt: number, isNew: boolean): SharedSession {
    endSession()
    link.value = found
    session = openSharedSession({
      desktop: host,
      id,
      file: found.file,
      openedAt,
      isNew,
      document: () => (assessment.document?.id === id ? assessment.document : null),
      sequence: () => assessment.sequence,
      isSaved: async () => {
        await assessment.flush()
        return assessment.document?.id === id && assessment.saving.kind === 'saved'
      },
      parse: async (text) => {
        const known = await knowledge.open()
        return known.ok ? parseAssessment(text, found.file, known.value.bundled) : known
      },
      commonBase: (ours, theirs) => copies.commonBase(ours, theirs),
      keepSnapshot: () => assessment.keepSnapshot('merge'),
      change: (edit, label) => assessment.change(edit, label),
      tell: (told) => (state.value = told),
      arrive: (came) => (arrival.value = came),
    })
    void host.watchSharedFile(id)
    return session
  }

  async function follow(host: DesktopHost, id: string | null): Promise<void> {
    endSession()
    if (id === null) {
      await host.watchSharedFile(null)
      return
    }
    const openedAt = assessment.sequence
    const found = await host.sharedLink(id)
    if (assessment.document?.id !== id || session !== null || !found.ok) return
    if (found.value === null) await host.watchSharedFile(null)
    else await begin(host, id, found.value, openedAt, false).wake()
  }

  function writeSoon(): void {
    if (session === null || assessment.saving.kind !== 'saved') return
    timer ??= setTimeout(() => {
      timer = undefined
      void session?.wake()
    }, writePause)
  }

  /**
   * Shares the open assessment through a file that a dialog gave: made if it isn't there, met if it is. Where it holds
   * something else nothing changes, and it isn't shared.
   */
  async function shareThrough(token: string): Promise<Parsed<null>> {
    const id = assessment.document?.id
    if (desktop === null || id === undefined) return notHere
    const linked = await desktop.linkSharedFile(id, token)
    if (!linked.ok) return linked
    const started = begin(desktop, id, linked.value, assessment.sequence, true)
    await started.wake()
    const told = state.value
    if (session !== started || told.kind === 'inStep' || told.kind === 'writing') return parsed(null)
    await stop()
    if (told.kind === 'refused') return refused(told.problems)
    return told.kind === 'waiting' ? refused([{ file: '', where: '', what: told.problem, mend: '' }]) : notHere
  }

  /** The file stays as it is, and so does the assessment. */
  async function stop(): Promise<Parsed<null>> {
    const id = session?.id
    if (desktop === null || id === undefined) return parsed(null)
    // What the file lacks goes there first, unless the share doesn't answer.
    await Promise.race([session?.flush(), new Promise((resolve) => setTimeout(resolve, stopPatience))])
    const unlinked = await desktop.unlinkSharedFiles([id])
    if (!unlinked.ok || session?.id !== id) return unlinked
    endSession()
    await desktop.watchSharedFile(null)
    return unlinked
  }

  async function look(): Promise<void> {
    await session?.wake()
  }

  /** Makes a file again that isn't there any more. */
  async function writeAgain(): Promise<void> {
    await session?.makeAgain()
  }

  /** Before the program ends: what the file lacks goes there. What others wrote meanwhile waits for the next start. */
  async function writeLast(): Promise<void> {
    const { document, saving } = assessment
    if (document?.id === session?.id && document !== null && saving.kind === 'saved') await session?.leave(document)
  }

  if (desktop !== null) {
    watch(
      // Before that is known the database may hold anything.
      () => (recovery.state.kind === 'whole' ? (assessment.document?.id ?? null) : null),
      (id) => void follow(desktop, id),
      { immediate: true, flush: 'sync' },
    )
    watch(() => [assessment.document, assessment.saving.kind], writeSoon, { flush: 'sync' })
    assessment.beforeLeaving((document) => void session?.leave(document))
    desktop.whenSharedFileChanged((id) => {
      if (session?.id === id) void session.wake()
    })
    window.addEventListener('focus', () => void session?.wake())
  }

  return { link, state, arrival, shareThrough, stop, look, writeAgain, writeLast }
})

const notHere = refused([
  { file: '', where: '', what: 'The assessment isn’t shared.', mend: 'Choose another file, and try again.' },
])
