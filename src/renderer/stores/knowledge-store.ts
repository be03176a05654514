import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { openKnowledge } from '../../core/knowledge/knowledge.ts'
import type { Knowledge } from '../../core/knowledge/knowledge.ts'
import type { Parsed, Problem } from '../../core/problem.ts'
import { useSurroundings } from './surroundings.ts'

export type KnowledgeState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly knowledge: Knowledge }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] }

/** The bundled ATT&CK versions and mapping sets. */
export const useKnowledgeStore = defineStore('knowledge', () => {
  const { readKnowledgeFile } = useSurroundings()
  const state = shallowRef<KnowledgeState>({ kind: 'loading' })
  const knowledge = computed(() => (state.value.kind === 'ready' ? state.value.knowledge : null))
  let opening: Promise<Parsed<Knowledge>> | null = null

  async function read(): Promise<Parsed<Knowledge>> {
    state.value = { kind: 'loading' }
    const opened = await openKnowledge(readKnowledgeFile)
    state.value = opened.ok ? { kind: 'ready', knowledge: opened.value } : { kind: 'broken', problems: opened.problems }
    // A broken one is read again at the next try.
    if (!opened.ok) opening = null
    return opened
  }

  /** Reads the index once; everything else is read by the knowledge itself when it is asked for. */
  function open(): Promise<Parsed<Knowledge>> {
    opening ??= read()
    return opening
  }

  return { state, knowledge, open }
})
