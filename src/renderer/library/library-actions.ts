import { ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { OpenAnswer } from '../../bridge/bridge.ts'
import { fileKinds } from '../../bridge/file-kinds.ts'
import { problemLine } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import type { CopyChoice } from '../conflicts/copy-words.ts'
import { useTravel } from '../frame/frame-commands.ts'
import { notice } from '../frame/notice.ts'
import { readText } from '../host/browser-bridge.ts'
import { host } from '../host/host.ts'
import { linkTo } from '../router.ts'
import { canShare } from '../shared-file/shared-actions.ts'
import { toasts } from '../shell/toasts.ts'
import type { AssessmentSummary } from '../stores/library-store.ts'
import { useCopyStore } from '../stores/copy-store.ts'
import type { IncomingCopy } from '../stores/copy-store.ts'
import { useSharedStore } from '../stores/shared-store.ts'
import { useLibraryStore } from '../stores/library-store.ts'
import { homeOf } from './home-screen.ts'

export interface RefusedFile {
  readonly name: string
  readonly problems: readonly Problem[]
}

export interface LibraryActions {
  /** The last file that was refused, with the reasons; nothing was changed by it. */
  readonly refusal: ShallowRef<RefusedFile | null>
  readonly renaming: Ref<AssessmentSummary | null>
  /** A file that is another version of an assessment that is here; what becomes of it is to be chosen. */
  readonly incoming: ShallowRef<IncomingCopy | null>
  chooseFile: () => Promise<void>
  readDropped: (files: readonly File[]) => Promise<void>
  openSample: () => Promise<void>
  duplicate: (summary: AssessmentSummary) => Promise<void>
  remove: (summary: AssessmentSummary) => Promise<void>
  rename: (name: string) => Promise<void>
  /** Decides what becomes of `incoming`. */
  takeCopy: (choice: CopyChoice) => Promise<void>
}

type OpenedFile = Extract<OpenAnswer, { readonly opened: true }>

/** Says what stood in the way; false when something did. */
function succeeded<T>(result: Parsed<T>): result is { readonly ok: true; readonly value: T } {
  if (!result.ok) notice.value = { what: result.problems.map(problemLine).join(' '), mend: '' }
  return result.ok
}

/** What can be done with whole assessments, from the library and from the first run alike. */
export function useLibraryActions(): LibraryActions {
  const router = useRouter()
  const { undo } = useTravel()
  const library = useLibraryStore()
  const refusal = shallowRef<RefusedFile | null>(null)
  const copies = useCopyStore()
  const shared = useSharedStore()
  const renaming = ref<AssessmentSummary | null>(null)
  const incoming = shallowRef<IncomingCopy | null>(null)

  async function take({ name, text, token }: OpenedFile): Promise<void> {
    refusal.value = null
    const copy = await copies.compare(name, text)
    if (!copy.ok) refusal.value = { name, problems: copy.problems }
    else if (copy.value === null) await add(name, text, token)
    else incoming.value = copy.value
  }

  /** Opened from a file that the host can come back to, it may stay in step with it. */
  async function keepInStep(token: string): Promise<void> {
    if (succeeded(await shared.shareThrough(token))) toasts.show({ text: 'Kept in step with the file from now on' })
  }

  async function add(name: string, text: string, token: string | null = null): Promise<void> {
    const imported = await library.importText(name, text)
    if (!imported.ok) {
      refusal.value = { name, problems: imported.problems }
      return
    }
    const { id, note } = imported.value
    const offer = { label: 'Share through this file', run: () => void keepInStep(token ?? '') }
    toasts.show({
      subject: imported.value.name,
      text: note === null ? 'was opened' : `was opened. ${note}`,
      // Under another id than the file's it can't be the same assessment.
      ...(canShare && token !== null && note === null ? { action: offer } : {}),
    })
    await router.push(linkTo.screen('assess', id))
  }

  function refuse(name: string, what: string, mend: string): void {
    refusal.value = { name, problems: [{ file: name, where: '', what, mend }] }
  }

  /** Nobody chose a file: then nothing happens. */
  async function takeAnswer(name: string, answer: OpenAnswer): Promise<void> {
    if (answer.opened) await take(answer)
    else if (answer.problem !== null) refuse(name, answer.problem, '')
  }

  return {
    refusal,
    renaming,
    incoming,
    async chooseFile() {
      await takeAnswer('', await host.openFile('assessment'))
    },
    async readDropped(files) {
      const [file] = files
      if (file === undefined) return
      if (files.length > 1) refuse('', 'Several files were dropped.', 'Drop one file at a time.')
      else if (file.name.toLowerCase().endsWith(fileKinds.backup.extension)) {
        refuse(
          file.name,
          'This is a backup, not an assessment.',
          'Choose it with Restore a backup…, which shows what it holds.',
        )
      } else await takeAnswer(file.name, await readText(file))
    },
    async openSample() {
      const opened = await library.openSample()
      if (succeeded(opened)) await router.push(homeOf(opened.value))
    },
    async duplicate(summary) {
      const copied = await library.duplicate(summary.id)
      if (succeeded(copied)) toasts.show({ subject: summary.name, text: 'was duplicated' })
    },
    async remove(summary) {
      if (!succeeded(await library.remove(summary.id))) return
      const restore = async (): Promise<void> => {
        if (succeeded(await library.restore(summary.id))) toasts.show({ subject: summary.name, text: 'is back' })
      }
      toasts.show({
        subject: summary.name,
        text: 'was deleted',
        action: { label: 'Undo', run: () => void restore() },
      })
    },
    async rename(name) {
      const summary = renaming.value
      renaming.value = null
      const wanted = name.trim()
      if (summary !== null && wanted !== '' && wanted !== summary.name) {
        succeeded(await library.rename(summary.id, wanted))
      }
    },
    async takeCopy(choice) {
      const copy = incoming.value
      incoming.value = null
      if (copy === null) return
      if (choice === 'another') {
        await add(copy.file, copy.text)
        return
      }
      const { ours } = copy
      const isSame = copy.changes.length === 0
      if (!isSame && !succeeded(await (choice === 'merge' ? copies.merge(copy) : copies.replace(copy)))) return
      if (!isSame) {
        const text = choice === 'merge' ? `was merged with ${copy.file}` : `was replaced by ${copy.file}`
        toasts.show({ subject: ours.name, text, action: { label: 'Undo', keys: 'Ctrl Z', run: undo } })
      }
      const hasConflicts = choice === 'merge' && copy.conflicts > 0
      await router.push(linkTo.screen(hasConflicts ? 'conflicts' : 'assess', ours.id))
    },
  }
}
