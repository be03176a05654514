import { problemLine } from '../../core/problem.ts'
import { host } from '../host/host.ts'
import { toasts } from '../shell/toasts.ts'
import { useLibraryStore } from '../stores/library-store.ts'
import { notice } from './notice.ts'

/** Lets the person save an assessment's file: the same text that a colleague or another machine reads back. */
export async function exportAssessmentFile(id: string): Promise<void> {
  const library = useLibraryStore()
  const text = await library.exportText(id)
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
