import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef, WritableComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { attackKey } from '../../core/attack/attack-version.ts'
import type { AttackVersion } from '../../core/attack/attack-version.ts'
import { rebaseOnto } from '../../core/attack/rebase.ts'
import type { Rebase } from '../../core/attack/rebase.ts'
import type { Coverage } from '../../core/coverage/compute.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import type { Problem } from '../../core/problem.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'
import { attackNamed, newestAttack, sameAttack } from './attack-choice.ts'
import type { AttackChoice } from './attack-choice.ts'
import { exploreLinks } from './explore-links.ts'
import type { ExploreLinks } from './explore-links.ts'
import { queryText, useQuery } from './query-state.ts'

/** An ATT&CK version as pages show it. */
export interface ShownAttack {
  readonly attack: AttackVersion
  readonly rebase: Rebase
}

export interface Explorer {
  /** Id of the assessment around the page; null outside of any. */
  readonly assessment: ComputedRef<string | null>
  readonly knowledge: ComputedRef<Knowledge | null>
  readonly links: ComputedRef<ExploreLinks>
  /** From a page that stands on a version of its own, such as that of its set: what it leads to stands on it too. */
  readonly linksOn: (shown: AttackVersion | null) => ExploreLinks
  /** What the address asks for; null: nothing, or nothing that is bundled. */
  readonly chosen: WritableComputedRef<AttackChoice | null>
  /** The version of the assessment around; null outside of any. */
  readonly own: ComputedRef<AttackChoice | null>
  /** Figures of the assessment around, for pages that show its version. */
  readonly coverageOn: (shown: AttackVersion | null) => Coverage | null
}

/** What every page about the data has in common: where it stands, where it leads to, what was chosen. */
export function useExplorer(): Explorer {
  const route = useRoute()
  const store = useAssessmentStore()
  const shelf = useKnowledgeStore()
  const { write } = useQuery()
  void shelf.open()
  const assessment = computed(() => (route.params['id'] === undefined ? null : queryText(route.params['id'])))
  const document = computed(() => (store.document?.id === assessment.value ? store.document : null))
  const own = computed(() => document.value?.attack ?? null)
  const knowledge = computed(() => shelf.knowledge)
  const chosen = computed({
    get: () => {
      const named = queryText(route.query['attack'])
      return knowledge.value === null ? null : attackNamed(named, knowledge.value)
    },
    set: (choice) => {
      const own = document.value?.attack ?? null
      const name = choice === null || sameAttack(choice, own) ? '' : attackKey(choice.domain, choice.version)
      write({ attack: name }, 'push')
    },
  })
  const linksWith = (attack: AttackChoice | null): ExploreLinks =>
    exploreLinks({
      assessment: assessment.value,
      attack,
      counts: (framework, key) => store.index?.capabilityPlace.has(`${framework}/${key}`) === true,
    })
  const links = computed(() => linksWith(chosen.value))
  return {
    assessment,
    knowledge,
    links,
    chosen,
    own,
    linksOn(shown) {
      const usual = usualAttack({ chosen, own, knowledge })
      return shown === null || sameAttack(shown, usual) ? links.value : linksWith(shown)
    },
    coverageOn: (shown) =>
      shown !== null && document.value !== null && sameAttack(shown, own.value) ? store.coverage : null,
  }
}

/** What is shown where nothing else decides: the chosen version, else the assessment's, else the newest of enterprise. */
export function usualAttack({
  chosen,
  own,
  knowledge,
}: Pick<Explorer, 'chosen' | 'own' | 'knowledge'>): AttackChoice | null {
  const newest = knowledge.value === null ? null : newestAttack('enterprise', knowledge.value)
  return chosen.value ?? own.value ?? newest
}

/** Reads an ATT&CK version when it is asked for; the one before stays until the next is there. */
export function useShownAttack(
  explorer: Explorer,
  choice: () => AttackChoice | null,
): { shown: ShallowRef<ShownAttack | null>; problems: ShallowRef<readonly Problem[]> } {
  const shown = shallowRef<ShownAttack | null>(null)
  const problems = shallowRef<readonly Problem[]>([])
  const wanted = computed(() => {
    const one = choice()
    return one === null ? null : attackKey(one.domain, one.version)
  })
  watch(
    [wanted, explorer.knowledge],
    async ([key, knowledge]) => {
      const one = key === null || knowledge === null ? null : attackNamed(key, knowledge)
      if (one === null || knowledge === null) return
      const read = await knowledge.attack(one.domain, one.version)
      if (key !== wanted.value) return
      problems.value = read.ok ? [] : read.problems
      if (read.ok) shown.value = { attack: read.value, rebase: rebaseOnto(read.value, knowledge.known) }
    },
    { immediate: true },
  )
  return { shown, problems }
}
