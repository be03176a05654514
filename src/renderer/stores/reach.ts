import { shallowRef, watchEffect } from 'vue'
import type { ShallowRef } from 'vue'
import { newAssessment, withStatus } from '../../core/assessment/edits.ts'
import { computeCoverage } from '../../core/coverage/compute.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import { indexCoverage } from '../../core/coverage/coverage-index.ts'
import { loadInput } from '../../core/coverage/load-input.ts'
import type { Problem } from '../../core/problem.ts'
import { useKnowledgeStore } from './knowledge-store.ts'
import type { AssessmentChoice } from './library-store.ts'

export interface Reach {
  /** What the chosen sets would cover if everything in them were deployed; null until it is computed. */
  readonly coverage: ShallowRef<Coverage | null>
  readonly problems: ShallowRef<readonly Problem[]>
}

/** Computes anew whenever the choice changes; of several choices in a row the last one holds. */
export function useReach(choice: () => AssessmentChoice): Reach {
  const knowledge = useKnowledgeStore()
  const coverage = shallowRef<Coverage | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  let newest = 0

  async function compute(chosen: AssessmentChoice): Promise<void> {
    const turn = ++newest
    const known = await knowledge.open()
    if (!known.ok) {
      problems.value = known.problems
      return
    }
    const { sources } = known.value
    const empty = newAssessment({ ...chosen, id: '', createdAt: '', sources })
    const input = await loadInput(known.value, empty)
    if (turn !== newest) return
    if (!input.ok) {
      problems.value = input.problems
      return
    }
    problems.value = []
    const index = indexCoverage(input.value)
    const all = index.capabilities.map(({ framework, key }) => ({ framework, capability: key }))
    coverage.value = computeCoverage(index, withStatus(all, 'deployed')(empty).capabilities, 'current')
  }

  watchEffect(() => void compute(choice()))
  return { coverage, problems }
}
