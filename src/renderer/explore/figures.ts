import { computed } from 'vue'
import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import type { AttackVersion } from '../../core/attack/attack-version.ts'
import { stateNames } from '../../core/coverage/technique-figures.ts'
import type { TechniqueState } from '../../core/coverage/coverage-result.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import type { Explorer } from './explorer.ts'

/** What the assessment around makes of one technique. */
export interface TechniqueFigure {
  readonly state: TechniqueState
  /** 0–1 */
  readonly strength: number
  readonly unscoredOnly: boolean
  /** Whether the assessment counts it. */
  readonly listed: boolean
}

export interface Figures {
  /** Null outside of an assessment, on another version than its own, and for techniques that this doesn't have. */
  readonly technique: (id: string) => TechniqueFigure | null
  /** Null where the assessment doesn't count the capability. */
  readonly capability: (framework: string, key: string) => Pick<CapabilityEntry, 'status' | 'extent'> | null
}

const unmarked = { status: 'unassessed' } as const

/** What the assessment around adds to a page about the data. */
export function useFigures(explorer: Explorer, attack: () => AttackVersion | null): Figures {
  const store = useAssessmentStore()
  const coverage = computed(() => explorer.coverageOn(attack()))
  const inside = computed(() => explorer.assessment.value !== null)
  const entries = computed(
    () => new Map((store.document?.capabilities ?? []).map((one) => [`${one.framework}/${one.capability}`, one])),
  )
  return {
    technique(id) {
      const { value: now } = coverage
      const at = now?.index.scope.place.get(id)
      if (now === null || at === undefined) return null
      return {
        state: stateNames[now.state[at] ?? 5] ?? 'no_control',
        strength: now.strength[at] ?? 0,
        unscoredOnly: now.unscoredOnly[at] === 1,
        listed: now.index.scope.listed[at] !== 0,
      }
    },
    capability(framework, key) {
      const name = `${framework}/${key}`
      if (!inside.value || store.index?.capabilityPlace.has(name) !== true) return null
      return entries.value.get(name) ?? unmarked
    },
  }
}
