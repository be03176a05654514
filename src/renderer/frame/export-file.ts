import { problemLine } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { host } from '../host/host.ts'
import { toasts } from '../shell/toasts.ts'
import { useCopyStore } from '../stores/copy-store.ts'
import { useLibraryStore } from '../stores/library-store.ts'
import { notice } from './notice.ts'

/** Lets the person save an assessment's file: the same text that another machine reads back. */
export async function exportAssessmentFile(id: string): Promise<void> {
  await saveText(id, await useLibraryStore().exportText(id))
}

/** The same as a copy for a colleague, which says what it was taken from, so that their changes can be merged back. */
export async function exportCopyToShare(id: string): Promise<void> {
  await saveText(id, await useCopyStore().share(id))
}

async function saveText(id: string, text: Parsed<string>): Promise<void> {
  const library = useLibraryStore()
  if (!text.ok) {
    notice.value = { what: text.problems.map(problemLine).join(' '), mend: '' }
    return
  }
  const name = library.summaries.find((summary) => summary.id === id)?.name ?? 'assessment'
  const answer = await host.saveFile({ name: `${name}.assessment.json`, kind: 'assessment', content: text.value })
  if (!answer.saved) {
    if (answer.problem !== null) notice.value = { what: answer.problem, mend: 'Choose another place and save again.' }
    return
  }
  const { token } = answer
  const action = token === null ? {} : { action: { label: 'Show in folder', run: () => void host.showInFolder(token) } }
  toasts.show({ subject: answer.name, text: 'was saved', ...action })
}
