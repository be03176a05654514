import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { KeptSnapshot } from '../../bridge/desktop-bridge.ts'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { copyOf } from '../../core/assessment/edits.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { restored } from '../../core/assessment/restore-edit.ts'
import type { Snapshot, SnapshotReason } from '../../core/assessment/snapshot.ts'
import type { Scenario } from '../../core/coverage/coverage-result.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import { parsed, refused } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { AssessmentSummary } from '../database/schema.ts'
import { startAutosave } from './autosave.ts'
import type { Autosave, SavingState } from './autosave.ts'
import { emptyHistory, listedSteps, redone, stepped, undone } from './edit-history.ts'
import type { EditHistory } from './edit-history.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import { changeBetween } from './last-change.ts'
import type { ChangeKind } from './last-change.ts'
import { isSameDocument, needsOtherBasis, opened } from './opened-assessment.ts'
import type { OpenedAssessment } from './opened-assessment.ts'
import { saveOrPutBack } from './put-back.ts'
import { useSnapshotStore } from './snapshot-store.ts'
import { useStorageStore } from './storage-store.ts'
import { summaryFigures } from './summary-figures.ts'
import { useSurroundings } from './surroundings.ts'

export type AssessmentState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: string }
  | { readonly kind: 'open'; readonly id: string }
  /** It can't be shown: deleted, the database refuses, or its data are broken. */
  | { readonly kind: 'failed'; readonly id: string; readonly problems: readonly Problem[] }

type LoadingState = Extract<AssessmentState, { kind: 'loading' }>

/** What undo goes back to; the rest is computed again. */
type Moment = Pick<OpenedAssessment, 'document' | 'basis'>

interface ShownEdit {
  readonly kind: ChangeKind
  readonly label: string
  readonly before: OpenedAssessment
  readonly after: OpenedAssessment
}

const nothingOpen: Problem = { file: '', where: '', what: 'No assessment is open.', mend: '' }

/** The one assessment that is open: its document, its coverage, its undo, its saving. */
export const useAssessmentStore = defineStore('assessment', () => {
  const { database, changes, newId, now } = useSurroundings()
  const knowledge = useKnowledgeStore()
  const storage = useStorageStore()
  const snapshots = useSnapshotStore()

  const state = shallowRef<AssessmentState>({ kind: 'none' })
  const shown = shallowRef<OpenedAssessment | null>(null)
  const history = shallowRef<EditHistory<Moment>>(emptyHistory)
  const lastEdit = shallowRef<ShownEdit | null>(null)
  const saving = shallowRef<SavingState>({ kind: 'saved' })
  /** Number of the last change that the database has of the open document. */
  const sequence = ref(0)
  const leavers: ((document: Assessment) => void)[] = []
  /** `current`: as things are; `planned`: with everything planned in force. */
  const scenario = ref<Scenario>('current')
  let autosave: Autosave<OpenedAssessment> | null = null
  let loading: { readonly opens: LoadingState; readonly done: Promise<Parsed<null>> } | null = null

  const document = computed(() => shown.value?.document ?? null)
  const index = computed(() => shown.value?.index ?? null)
  const current = computed(() => shown.value?.current ?? null)
  const planned = computed(() => shown.value?.planned ?? null)
  /** The coverage in the chosen scenario. */
  const coverage = computed(() => shown.value?.[scenario.value] ?? null)
  /** What the last edit that can move a figure changed, in the chosen scenario; null before the first. */
  const lastChange = computed(() => {
    if (lastEdit.value === null) return null
    const { kind, label, before, after } = lastEdit.value
    return changeBetween(kind, label, before[scenario.value], after[scenario.value])
  })
  /** What undo would take back and redo would do again; null when there is nothing. */
  const undoLabel = computed(() => history.value.past.at(-1)?.label ?? null)
  const redoLabel = computed(() => history.value.future.at(-1)?.label ?? null)
  /** Every step since the assessment was opened, the oldest first, and how many before them aren't kept any more. */
  const steps = computed(() => ({ listed: listedSteps(history.value), forgotten: history.value.forgotten }))

  function saveFrom(first: OpenedAssessment, summary: AssessmentSummary): Autosave<OpenedAssessment> {
    let stored = summary.sequence
    sequence.value = stored
    return startAutosave(
      first,
      async (before, after) => {
        const figures = summaryFigures(after.document, after.current)
        const changedAt = now().toISOString()
        const edit = { before: before.document, after: after.document, figures, changedAt, sequence: stored }
        const saved = await saveOrPutBack(database, edit, summary.sample, storage.sayEmptied)
        if (saved.ok) {
          stored = saved.value.sequence
          if (shown.value?.document.id === first.document.id) sequence.value = stored
          storage.show(saved.value)
        }
        return saved
      },
      (told) => {
        if (shown.value?.document.id === first.document.id) saving.value = told
      },
    )
  }

  /**
   * Opens an assessment of the database; the one that is open stays open. Its undo begins empty. Asked for again while
   * it is being read, it is read once.
   */
  function load(id: string): Promise<Parsed<null>> {
    if (shown.value?.document.id === id) {
      state.value = { kind: 'open', id }
      return Promise.resolve(parsed(null))
    }
    if (loading !== null && state.value === loading.opens && loading.opens.id === id) return loading.done
    const opens = { kind: 'loading', id } as const
    state.value = opens
    const done = read(opens)
    loading = { opens, done }
    return done
  }

  async function read(opens: LoadingState): Promise<Parsed<null>> {
    const { id } = opens
    const found = await leaveAndRead(id)
    // Meanwhile another one may have been asked for, and that one holds.
    if (state.value !== opens) return parsed(null)
    if (!found.ok) {
      state.value = { kind: 'failed', id, problems: found.problems }
      return found
    }
    const { moment, summary } = found.value
    autosave = saveFrom(moment, summary)
    shown.value = moment
    saving.value = { kind: 'saved' }
    state.value = { kind: 'open', id }
    return parsed(null)
  }

  async function leaveAndRead(id: string): Promise<Parsed<{ moment: OpenedAssessment; summary: AssessmentSummary }>> {
    const left = await leave()
    if (!left.ok) return left
    const [known, stored] = await Promise.all([knowledge.open(), database.load(id)])
    if (!known.ok) return known
    if (!stored.ok) return stored
    const basis = await loadInput(known.value, stored.value.document)
    if (!basis.ok) return basis
    return parsed({ moment: opened(stored.value.document, basis.value), summary: stored.value.summary })
  }

  /** Forgets the open document, unless it has edits that aren't in the database. */
  async function leave(): Promise<Parsed<null>> {
    await flush()
    if (saving.value.kind === 'notSaved') return refused([saving.value.problem])
    if (document.value !== null) for (const leaver of leavers) leaver(document.value)
    forget()
    return parsed(null)
  }

  /** Names what is told of a document that is about to be closed, and is saved. */
  function beforeLeaving(leaver: (document: Assessment) => void): void {
    leavers.push(leaver)
  }

  function forget(): void {
    shown.value = null
    history.value = emptyHistory
    lastEdit.value = null
    autosave = null
    saving.value = { kind: 'saved' }
  }

  /** Closes the open assessment. Refuses while it has edits that aren't saved: see `discard` and `keepAsCopy`. */
  async function close(): Promise<Parsed<null>> {
    const left = await leave()
    if (left.ok) state.value = { kind: 'none' }
    return left
  }

  /** Closes the open assessment and gives up what isn't saved of it. */
  function discard(): void {
    forget()
    state.value = { kind: 'none' }
  }

  /** Takes over what another page wrote; here it is one edit among others, that undo takes back. */
  async function takeOver(id: string): Promise<void> {
    const before = shown.value
    if (before?.document.id !== id || saving.value.kind !== 'saved') return
    const [known, stored] = await Promise.all([knowledge.open(), database.load(id)])
    if (!known.ok || !stored.ok) return
    const { document: theirs, summary } = stored.value
    const basis = await loadInput(known.value, theirs)
    // An edit that was made here meanwhile, or isn't saved, meets theirs when it is saved.
    if (!basis.ok || shown.value !== before || isSameDocument(before.document, theirs)) return
    const after = opened(theirs, basis.value, before)
    history.value = stepped(
      history.value,
      { document: before.document, basis: before.basis },
      'Change in another window',
      now().getTime(),
    )
    lastEdit.value = { kind: 'done', label: 'Change in another window', before, after }
    shown.value = after
    autosave = saveFrom(after, summary)
  }

  /** Gives up what isn't saved and reads the assessment anew, as another window left it. */
  async function reload(): Promise<Parsed<null>> {
    const id = document.value?.id
    if (id === undefined) return refused([nothingOpen])
    discard()
    return load(id)
  }

  function show(moment: Moment, kind: ChangeKind, label: string): void {
    const before = shown.value
    const after = opened(moment.document, moment.basis, before)
    shown.value = after
    if (before !== null) snapshots.noteChange(before, after.document)
    if (before !== null && (after.current !== before.current || after.planned !== before.planned)) {
      lastEdit.value = { kind, label, before, after }
    }
    autosave?.save(after)
  }

  function step(after: Moment, label: string): void {
    const before = shown.value
    if (before === null || isSameDocument(before.document, after.document)) return
    history.value = stepped(history.value, { document: before.document, basis: before.basis }, label, now().getTime())
    show(after, 'done', label)
  }

  /**
   * Changes the document, shows the new coverage and saves. All of it but the saving is done when this returns, unless
   * the edit chooses other mapping sets or another ATT&CK version, which must be read first. An edit that changes
   * nothing leaves no step. `label` names it for undo: `Mark Safe Links as deployed`.
   */
  function change(edit: Edit, label: string): Promise<Parsed<null>> {
    const before = shown.value
    if (before === null) return Promise.resolve(refused([nothingOpen]))
    const after = edit(before.document)
    if (needsOtherBasis(before.document, after)) return changeBasis(edit, label)
    step({ document: after, basis: before.basis }, label)
    return Promise.resolve(parsed(null))
  }

  async function changeBasis(edit: Edit, label: string): Promise<Parsed<null>> {
    for (;;) {
      const before = shown.value
      const known = await knowledge.open()
      if (!known.ok) return known
      if (before === null) return refused([nothingOpen])
      const after = edit(before.document)
      const basis = await loadInput(known.value, after)
      if (!basis.ok) return basis
      // Other edits may have come while the data were read: then this one is made anew, on top of them.
      if (shown.value !== before) continue
      step({ document: after, basis: basis.value }, label)
      return parsed(null)
    }
  }

  function travel(kind: 'undone' | 'redone', count = 1): string | null {
    if (shown.value === null) return null
    const { document: at, basis } = shown.value
    const travelled = (kind === 'undone' ? undone : redone)(history.value, { document: at, basis }, count)
    if (travelled === null) return null
    history.value = travelled.history
    const label = count === 1 ? travelled.step.label : `${String(count)} steps`
    show(travelled.step.moment, kind, label)
    return label
  }

  /** Takes the last edit back; its label, or null when there is none. */
  function undo(): string | null {
    return travel('undone')
  }

  /** Does again what was undone last; its label, or null when there is nothing. */
  function redo(): string | null {
    return travel('redone')
  }

  /** Goes back or forward until so many of `steps` are done; their label, or null where one stands there already. */
  function goTo(done: number): string | null {
    const by = done - history.value.past.length
    if (by === 0) return null
    return by < 0 ? travel('undone', -by) : travel('redone', by)
  }

  /** Waits until everything is saved, or can't be; tries once more what wasn't saved. */
  async function flush(): Promise<void> {
    await autosave?.flush()
  }

  /** Keeps the open document, with what isn't saved of it, as another assessment; its id. */
  async function keepAsCopy(): Promise<Parsed<string>> {
    const open = shown.value
    if (open === null) return refused([nothingOpen])
    const changedAt = now().toISOString()
    const copy = copyOf(open.document, newId(), `${open.document.name} (copy)`, changedAt)
    const added = await database.add(copy, { figures: summaryFigures(copy, open.current), changedAt })
    if (added.ok) storage.show(added.value)
    if (!added.ok) return added
    discard()
    return parsed(copy.id)
  }

  /**
   * Keeps a snapshot of the open document: before an import, a merge or a restore, or by hand under a name. None is kept
   * where nothing changed since the newest one.
   */
  async function keepSnapshot(reason: SnapshotReason, name = ''): Promise<Parsed<KeptSnapshot>> {
    await flush()
    return shown.value === null ? refused([nothingOpen]) : snapshots.keep(shown.value, reason, name)
  }

  /** Puts a snapshot's content in place of the open document's, as one edit; a snapshot of now is kept first. */
  async function restoreSnapshot(snapshot: Snapshot, label: string): Promise<Parsed<null>> {
    const old = await snapshots.read(snapshot)
    if (!old.ok) return old
    const now = await keepSnapshot('restore')
    if (!now.ok) return now
    return change(restored(old.value), label)
  }

  storage.flushWith(flush)
  changes.listen(({ changed }) => {
    for (const { id } of changed) void takeOver(id)
  })

  return {
    state,
    document,
    index,
    current,
    planned,
    coverage,
    scenario,
    lastChange,
    saving,
    sequence,
    undoLabel,
    redoLabel,
    steps,
    load,
    close,
    beforeLeaving,
    discard,
    reload,
    change,
    undo,
    redo,
    goTo,
    flush,
    keepAsCopy,
    keepSnapshot,
    restoreSnapshot,
  }
})
