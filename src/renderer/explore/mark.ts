import type { CapabilityEntry, Status } from '../../core/assessment/assessment.ts'
import { withExtent, withStatus } from '../../core/assessment/edits.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import { statusWords } from '../ui/words.ts'

export interface Marked {
  readonly framework: string
  readonly capability: string
  readonly label: string
}

/** Marks one capability from wherever it is shown; each mark is a step that can be undone. */
export function useMark(): {
  statusOf: (capability: Marked) => CapabilityEntry
  mark: (capability: Marked, status: Status) => void
  setExtent: (capability: Marked, extent: number) => void
} {
  const assessment = useAssessmentStore()
  return {
    statusOf({ framework, capability }) {
      const found = assessment.document?.capabilities.find(
        (entry) => entry.framework === framework && entry.capability === capability,
      )
      return found ?? { framework, capability, status: 'unassessed' }
    },
    mark(capability, status) {
      const label = `Mark ${capability.label} as ${statusWords[status].toLowerCase()}`
      void assessment.change(withStatus([capability], status), label)
    },
    setExtent(capability, extent) {
      const label = `Set ${capability.label} to ${Math.round(extent * 100)}%`
      void assessment.change(withExtent(capability, extent), label)
    },
  }
}
