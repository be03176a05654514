import { computed, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { differingBasis, strengthChange } from '../../core/coverage/change.ts'
import { problemLine } from '../../core/problem.ts'
import { timeOf, titleOf } from '../frame/snapshot-words.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import type { OpenedAssessment } from '../stores/opened-assessment.ts'
import { useSnapshotStore, type Snapshot } from '../stores/snapshot-store.ts'
import type { SelectOption } from '../ui/choices.ts'

/** What the mode *change* holds the matrix against. */
export interface ChangeSource {
  /** The snapshots of this assessment, the newest first. */
  readonly options: Readonly<Ref<readonly SelectOption<string>[]>>
  readonly chosen: Readonly<Ref<string>>
  readonly choose: (snapshot: string) => void
  /** By technique place; null while nothing is chosen or read. */
  readonly change: Readonly<Ref<Float64Array | null>>
  /** What else than marks differs, or why there is nothing to show; empty where there is nothing to say. */
  readonly remark: Readonly<Ref<string>>
}

/** Lists the snapshots while the matrix is there; reads the chosen one when `wanted` is true for the first time. */
export function useChange(wanted: () => boolean): ChangeSource {
  const store = useAssessmentStore()
  const snapshots = useSnapshotStore()
  const listed: ShallowRef<readonly Snapshot[]> = shallowRef([])
  const chosen = ref('')
  const then: ShallowRef<OpenedAssessment | null> = shallowRef(null)
  const problem = ref('')

  watch(
    [() => store.document?.id, () => snapshots.changes],
    async ([id]) => {
      if (id === undefined) return
      const answer = await snapshots.list(id)
      if (store.document?.id !== id || !answer.ok) return
      listed.value = answer.value
      if (!answer.value.some((one) => one.id === chosen.value)) chosen.value = answer.value[0]?.id ?? ''
    },
    { immediate: true },
  )

  watch(
    [chosen, wanted],
    async ([id, isWanted]) => {
      const snapshot = listed.value.find((one) => one.id === id)
      if (!isWanted || snapshot === undefined) return
      const answer = await snapshots.view(snapshot)
      if (chosen.value !== id) return
      then.value = answer.ok ? answer.value : null
      problem.value = answer.ok ? '' : answer.problems.map(problemLine).join(' ')
    },
    { immediate: true },
  )

  const before = computed(() => then.value?.[store.scenario] ?? null)
  /** The same deployment gives other figures on another version, so only like is held against like. */
  const isAlike = computed(() => {
    const [a, b] = [before.value?.index.attack, store.index?.attack]
    return a !== undefined && b !== undefined && a.domain === b.domain && a.version === b.version
  })

  return {
    options: computed(() => listed.value.map((one) => ({ value: one.id, label: titleOf(one), detail: timeOf(one) }))),
    chosen,
    choose: (snapshot) => {
      chosen.value = snapshot
    },
    change: computed(() => {
      if (!wanted() || before.value === null || store.coverage === null || !isAlike.value) return null
      return strengthChange(before.value, store.coverage)
    }),
    remark: computed(() => {
      if (!wanted() || problem.value !== '') return problem.value
      if (then.value === null || store.document === null) return ''
      const { domain, version } = then.value.document.attack
      if (!isAlike.value)
        return `This snapshot is on ATT&CK ${domain} ${version}: figures of two versions can’t be compared here.`
      const differs = differingBasis(then.value.document, store.document)
      return differs.length === 0 ? '' : `Not only marks differ: ${differs.join(', ')}`
    }),
  }
}
