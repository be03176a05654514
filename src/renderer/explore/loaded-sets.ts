import { shallowRef, watchEffect } from 'vue'
import type { ShallowRef } from 'vue'
import type { MappingSet } from '../../core/mappings/mapping-set.ts'
import type { Problem } from '../../core/problem.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'

export interface LoadedSets {
  /** In the order in which they were asked for; ids that aren't bundled are left out. */
  readonly sets: ShallowRef<readonly MappingSet[]>
  readonly problems: ShallowRef<readonly Problem[]>
}

/** Mapping sets by id, read when they are needed; the knowledge keeps those that were read before. */
export function useLoadedSets(ids: () => readonly string[]): LoadedSets {
  const knowledge = useKnowledgeStore()
  const sets = shallowRef<readonly MappingSet[]>([])
  const problems = shallowRef<readonly Problem[]>([])
  let newest = 0

  async function load(wanted: readonly string[]): Promise<void> {
    const turn = ++newest
    const known = await knowledge.open()
    if (!known.ok) {
      problems.value = known.problems
      return
    }
    const bundled = wanted.filter((id) => known.value.entry(id) !== undefined)
    const read = await Promise.all(bundled.map((id) => known.value.set(id)))
    if (turn !== newest) return
    sets.value = read.flatMap((set) => (set.ok ? [set.value] : []))
    problems.value = read.flatMap((set) => (set.ok ? [] : set.problems))
  }

  watchEffect(() => void load(ids()))
  return { sets, problems }
}
