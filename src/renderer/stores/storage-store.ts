import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Parsed, Problem } from '../../core/problem.ts'
import { parsed } from '../../core/problem.ts'
import type { AssessmentSummary } from '../database/schema.ts'
import type { ManifestKeeper } from './manifest-keeper.ts'
import { useSurroundings } from './surroundings.ts'

/** How it stands with the database of this page. `closed`: nothing can be saved any more until the page is reloaded. */
export type StorageState =
  | { readonly kind: 'usable' }
  | { readonly kind: 'waiting'; readonly sentence: string }
  | { readonly kind: 'closed'; readonly problems: readonly Problem[] }

/** The one connection to the database, and the list of what is in it. The other stores keep both up to date. */
export const useStorageStore = defineStore('storage', () => {
  const { database, changes } = useSurroundings()
  const state = shallowRef<StorageState>({ kind: 'usable' })
  /** Null until they are read. Last changed first. */
  const summaries = shallowRef<readonly AssessmentSummary[] | null>(null)
  /** Counts how often the database was found emptied beneath the page. */
  const emptied = ref(0)
  /** What is to be saved waits for another window, which has been writing for a while. */
  const isLate = ref(false)
  const flushes = new Set<() => Promise<void>>()
  let keeper: ManifestKeeper | null = null

  async function flushAll(): Promise<void> {
    await Promise.all([...flushes].map((flush) => flush()))
    await keeper?.flush()
  }

  database.watch({
    beforeClose: flushAll,
    lost: ({ problems }) => (state.value = { kind: 'closed', problems }),
    waiting: (sentence) => {
      if (state.value.kind === 'closed') return
      state.value = sentence === null ? { kind: 'usable' } : { kind: 'waiting', sentence }
    },
    late: (now) => (isLate.value = now),
  })
  window.addEventListener('pagehide', () => void flushAll())
  database.onWritten(changes.tell)
  changes.listen(() => void refresh())

  /** Another page wrote something: the list is read anew if there is one. */
  async function refresh(): Promise<void> {
    if (summaries.value === null) return
    const read = await database.summaries()
    if (read.ok) summaries.value = read.value
  }

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

  /** The database lost what was in it while the page was open. */
  function sayEmptied(): void {
    emptied.value += 1
  }

  /** From here on what is stored is noted outside of the database too. */
  function keepWith(kept: ManifestKeeper): void {
    keeper = kept
  }

  /** Must come before assessments are deleted for good, or their lack would look like damage. */
  async function forget(ids: readonly string[]): Promise<Parsed<null>> {
    return keeper === null ? parsed(null) : keeper.forget(ids)
  }

  return { state, summaries, emptied, isLate, show, hide, list, flushWith, flushAll, keepWith, forget, sayEmptied }
})
