import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Problem } from '../../core/problem.ts'
import type { AssessmentSummary } from '../database/schema.ts'
import { useSurroundings } from './surroundings.ts'

/** How it stands with the database of this page. `closed`: nothing can be saved any more until the page is reloaded. */
export type StorageState =
  | { readonly kind: 'usable' }
  | { readonly kind: 'waiting'; readonly sentence: string }
  | { readonly kind: 'closed'; readonly problems: readonly Problem[] }

/** The one connection to the database, and the list of what is in it. The other stores keep both up to date. */
export const useStorageStore = defineStore('storage', () => {
  const { database } = useSurroundings()
  const state = shallowRef<StorageState>({ kind: 'usable' })
  /** Null until they are read. Last changed first. */
  const summaries = shallowRef<readonly AssessmentSummary[] | null>(null)
  const flushes = new Set<() => Promise<void>>()

  async function flushAll(): Promise<void> {
    await Promise.all([...flushes].map((flush) => flush()))
  }

  database.watch({
    beforeClose: flushAll,
    lost: ({ problems }) => (state.value = { kind: 'closed', problems }),
    waiting: (sentence) => {
      if (state.value.kind === 'closed') return
      state.value = sentence === null ? { kind: 'usable' } : { kind: 'waiting', sentence }
    },
  })
  window.addEventListener('pagehide', () => void flushAll())

  /** Puts a new or changed summary into the list; one that isn't read yet will have it anyway. */
  function show(summary: AssessmentSummary): void {
    if (summaries.value === null) return
    const others = summaries.value.filter(({ id }) => id !== summary.id)
    summaries.value = [...others, summary].sort((a, b) => b.sequence - a.sequence)
  }

  function hide(id: string): void {
    summaries.value = summaries.value?.filter((summary) => summary.id !== id) ?? null
  }

  function list(read: readonly AssessmentSummary[]): void {
    summaries.value = read
  }

  /** Names what must be written before the page or its database goes. */
  function flushWith(flush: () => Promise<void>): void {
    flushes.add(flush)
  }

  return { state, summaries, show, hide, list, flushWith, flushAll }
})
