import { problemLine } from '../../core/problem.ts'
import type { Edit } from '../../core/assessment/edits.ts'
import { withExclusions, withoutExclusions, withPicks } from '../../core/assessment/technique-edits.ts'
import { counted } from '../../core/report/printed-figures.ts'
import { renderSelectionCsv, renderSelectionLayer } from '../../core/report/selection.ts'
import { reportFileName } from '../../core/report/report-file.ts'
import { notice } from '../frame/notice.ts'
import { host } from '../host/host.ts'
import { reportInput } from '../frame/report-source.ts'
import { toasts } from '../shell/toasts.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'

export interface PickedActions {
  readonly exclude: (techniques: readonly string[], reason: string) => Promise<void>
  readonly include: (techniques: readonly string[]) => Promise<void>
  readonly addToThreats: (techniques: readonly string[]) => Promise<void>
  readonly save: (techniques: readonly string[], as: 'csv' | 'layer') => Promise<void>
}

/** What can be done with one technique or with many; each is one step of undo. */
export function usePickedActions(): PickedActions {
  const store = useAssessmentStore()
  const knowledge = useKnowledgeStore()

  const named = (techniques: readonly string[]): string =>
    techniques.length === 1 ? (techniques[0] ?? '') : counted(techniques.length, 'technique')

  async function change(techniques: readonly string[], edit: Edit, label: string, said: string): Promise<void> {
    if (techniques.length === 0) return
    const before = store.document
    const done = await store.change(edit, label)
    if (!done.ok) {
      notice.value = { what: done.problems.map(problemLine).join(' '), mend: '' }
      return
    }
    if (store.document === before) return
    const action = { label: 'Undo', keys: 'Ctrl Z', run: () => store.undo() }
    toasts.show({ subject: named(techniques), text: said, action })
  }

  const many = (techniques: readonly string[], one: string, all: string): string =>
    techniques.length === 1 ? one : all

  return {
    exclude: (techniques, reason) =>
      change(
        techniques,
        withExclusions(techniques, reason),
        `Exclude ${named(techniques)}`,
        many(techniques, 'is excluded from scope', 'are excluded from scope'),
      ),
    include: (techniques) =>
      change(
        techniques,
        withoutExclusions(techniques),
        `Include ${named(techniques)} again`,
        many(techniques, 'is in scope again', 'are in scope again'),
      ),
    addToThreats: (techniques) =>
      change(
        techniques,
        withPicks(techniques),
        `Add ${named(techniques)} to the threats`,
        many(techniques, 'is among the threats', 'are among the threats'),
      ),
    save: async (techniques, as) => {
      const { document, coverage } = store
      const known = knowledge.knowledge
      if (document === null || coverage === null || known === null) return
      const generatedAt = new Date().toISOString()
      const input = reportInput(document, coverage, known, '', generatedAt)
      if (input === null) return
      const chosen = new Set(techniques)
      const content =
        as === 'csv' ? renderSelectionCsv(input, chosen, { bom: true }) : renderSelectionLayer(input, chosen)
      const name = reportFileName(`${document.name} selection`, as, generatedAt)
      const answer = await host.saveFile({ name, kind: as, content })
      if (answer.saved) toasts.show({ subject: answer.name, text: 'was saved' })
      else if (answer.problem !== null) {
        notice.value = { what: answer.problem, mend: 'Choose another place and save again.' }
      }
    },
  }
}
