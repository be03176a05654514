import { ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { OpenAnswer } from '../../bridge/bridge.ts'
import { problemLine } from '../../core/problem.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import { notice } from '../frame/notice.ts'
import { readText } from '../host/browser-bridge.ts'
import { host } from '../host/host.ts'
import { linkTo } from '../router.ts'
import { toasts } from '../shell/toasts.ts'
import type { AssessmentSummary } from '../stores/library-store.ts'
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
  chooseFile: () => Promise<void>
  readDropped: (files: readonly File[]) => Promise<void>
  openSample: () => Promise<void>
  duplicate: (summary: AssessmentSummary) => Promise<void>
  remove: (summary: AssessmentSummary) => Promise<void>
  rename: (name: string) => Promise<void>
}

/** Says what stood in the way; false when something did. */
function succeeded<T>(result: Parsed<T>): result is { readonly ok: true; readonly value: T } {
  if (!result.ok) notice.value = { what: result.problems.map(problemLine).join(' '), mend: '' }
  return result.ok
}

/** What can be done with whole assessments, from the library and from the first run alike. */
export function useLibraryActions(): LibraryActions {
  const router = useRouter()
  const library = useLibraryStore()
  const refusal = shallowRef<RefusedFile | null>(null)
  const renaming = ref<AssessmentSummary | null>(null)

  async function take(name: string, text: string): Promise<void> {
    refusal.value = null
    const imported = await library.importText(name, text)
    if (!imported.ok) {
      refusal.value = { name, problems: imported.problems }
      return
    }
    const { id, note } = imported.value
    toasts.show({ subject: imported.value.name, text: note === null ? 'was opened' : `was opened. ${note}` })
    await router.push(linkTo.screen('assess', id))
  }

  function refuse(name: string, what: string, mend: string): void {
    refusal.value = { name, problems: [{ file: name, where: '', what, mend }] }
  }

  /** Nobody chose a file: then nothing happens. */
  async function takeAnswer(name: string, answer: OpenAnswer): Promise<void> {
    if (answer.opened) await take(answer.name, answer.text)
    else if (answer.problem !== null) refuse(name, answer.problem, '')
  }

  return {
    refusal,
    renaming,
    async chooseFile() {
      await takeAnswer('', await host.openFile('assessment'))
    },
    async readDropped(files) {
      const [file] = files
      if (file === undefined) return
      if (files.length > 1) refuse('', 'Several files were dropped.', 'Drop one file at a time.')
      else await takeAnswer(file.name, await readText(file))
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
  }
}
