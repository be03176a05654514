import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { startingPoints } from '../../core/coverage/starting-points.ts'
import type { StartingPoint } from '../../core/coverage/starting-points.ts'
import type { Baseline } from '../../core/mappings/baselines.ts'
import { licenceTierOf } from '../../core/mappings/licence-tiers.ts'
import type { Problem } from '../../core/problem.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'

export interface StartingPoints {
  readonly points: ComputedRef<readonly StartingPoint[]>
  /** False until the baselines that the assessment needs have been read, or couldn't be. */
  readonly isReady: ComputedRef<boolean>
  readonly problems: ComputedRef<readonly Problem[]>
}

/** Licence tiers and baselines of the open assessment; the baselines are read once, where a chosen set has any. */
export function useStartingPoints(): StartingPoints {
  const assessment = useAssessmentStore()
  const knowledge = useKnowledgeStore()
  const baselines = shallowRef<readonly Baseline[] | null>(null)
  const problems = shallowRef<readonly Problem[]>([])

  const wantsBaselines = computed(() => {
    const having = new Set(knowledge.knowledge?.index.baselines.map(({ framework }) => framework))
    return assessment.index?.capabilities.some(({ framework }) => having.has(framework)) === true
  })
  watch(
    wantsBaselines,
    async (wants) => {
      if (!wants || baselines.value !== null) return
      const known = await knowledge.open()
      const read = known.ok ? await known.value.baselines() : known
      baselines.value = read.ok ? read.value : []
      problems.value = read.ok ? [] : read.problems
    },
    { immediate: true },
  )
  return {
    points: computed(() => (assessment.index === null ? [] : startingPoints(assessment.index, baselines.value ?? []))),
    isReady: computed(() => !wantsBaselines.value || baselines.value !== null),
    problems: computed(() => problems.value),
  }
}

/** Whether an assessment has anything to start from, without reading a baseline. */
export function useHasStartingPoints(): ComputedRef<boolean> {
  const assessment = useAssessmentStore()
  const knowledge = useKnowledgeStore()
  return computed(() => {
    const having = new Set(knowledge.knowledge?.index.baselines.map(({ framework }) => framework))
    const capabilities = assessment.index?.capabilities ?? []
    return capabilities.some(({ framework, key }) => having.has(framework) || licenceTierOf(framework, key) !== null)
  })
}
