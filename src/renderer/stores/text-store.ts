import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { findInTexts } from '../../core/exchange/find-in-texts.ts'
import type { TextHit } from '../../core/exchange/find-in-texts.ts'
import type { PublisherTexts, SubjectTexts, TextSource } from '../../core/exchange/publisher-texts.ts'
import { parsed } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { useSurroundings } from './surroundings.ts'

/** A published file whose texts are here. */
export interface ImportedSource extends TextSource {
  /** ISO time. */
  readonly importedAt: string
}

/** Undefined until it is read, null where there is nothing. */
export type ShownTexts = SubjectTexts | null | undefined

export interface FoundText extends TextHit {
  readonly source: ImportedSource
}

/** Texts kept in memory, of those that pages showed. */
const mostKept = 3000
const pageSize = 200

/** What publishers say of mappings and techniques, where somebody imported their files. Nothing of it is read before a page shows it. */
export const useTextStore = defineStore('texts', () => {
  const { database, now } = useSurroundings()
  /** By id; null until the list is read. */
  const sources = shallowRef<readonly ImportedSource[] | null>(null)
  /** Counts what was imported and removed: what was read before may be another now. */
  const changes = ref(0)
  const kept = new Map<string, ShallowRef<ShownTexts>>()
  let asked: {
    readonly name: string
    readonly source: string
    readonly key: string
    readonly into: ShallowRef<ShownTexts>
  }[] = []
  let listing: Promise<Parsed<null>> | null = null

  async function list(): Promise<Parsed<null>> {
    const read = await database.texts.sources()
    if (!read.ok) return read
    const before = sources.value?.map(({ id, importedAt }) => `${id} ${importedAt}`).join()
    const after = read.value.map(({ id, importedAt }) => `${id} ${importedAt}`).join()
    if (before !== undefined && before !== after) forget()
    if (before !== after) sources.value = read.value
    return parsed(null)
  }

  /** Reads the list anew: another window may have changed it. */
  function open(): Promise<Parsed<null>> {
    listing ??= list().finally(() => (listing = null))
    return listing
  }

  function forget(): void {
    kept.clear()
    changes.value += 1
  }

  /** What a page asks for in one go is read in one go. */
  async function readAsked(): Promise<void> {
    const places = asked
    asked = []
    const read = await database.texts.read(places)
    places.forEach(({ name, into }, at) => {
      into.value = (read.ok ? read.value[at] : null) ?? null
      // Another page may have more luck.
      if (!read.ok) kept.delete(name)
    })
  }

  /** What a source says of one thing. */
  function textsAt(source: string, key: string): ShallowRef<ShownTexts> {
    // The count makes whoever asks within a computation ask again after a change.
    const name = `${changes.value}\n${source}\n${key}`
    const there = kept.get(name)
    if (there !== undefined) return there
    const into = shallowRef<ShownTexts>(undefined)
    const [oldest] = kept.keys()
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
    kept.set(name, into)
    if (asked.length === 0) queueMicrotask(() => void readAsked())
    asked.push({ name, source, key, into })
    return into
  }

  function sourceOf(id: string): ImportedSource | null {
    return sources.value?.find((one) => one.id === id) ?? null
  }

  /** Puts the texts of one file in place of what its set or version had: all of them or none. */
  async function put(texts: PublisherTexts): Promise<Parsed<ImportedSource>> {
    const stored = await database.texts.put(texts, now().toISOString())
    if (!stored.ok) return stored
    const others = (sources.value ?? []).filter(({ id }) => id !== stored.value.id)
    sources.value = [...others, stored.value].sort((a, b) => (a.id < b.id ? -1 : 1))
    forget()
    return stored
  }

  /** Removes the texts of one source; null removes all of them. */
  async function remove(id: string | null): Promise<Parsed<null>> {
    const removed = await database.texts.remove(id)
    if (!removed.ok) return removed
    sources.value = id === null ? [] : (sources.value ?? []).filter((one) => one.id !== id)
    forget()
    return removed
  }

  /** Texts with all of these words, at most so many; reads everything that was imported, a page of it at a time. */
  async function search(
    words: readonly string[],
    most: number,
    job: { readonly hear: (found: readonly FoundText[]) => void; readonly stopped: () => boolean },
  ): Promise<Parsed<null>> {
    let left = most
    for (const source of sources.value ?? []) {
      let after = ''
      for (;;) {
        const page = await database.texts.page(source.id, after, pageSize)
        if (job.stopped()) return parsed(null)
        if (!page.ok) return page
        const hits = page.value.flatMap(({ texts }) => findInTexts(texts, words).map((hit) => ({ ...hit, source })))
        const taken = hits.slice(0, left)
        left -= taken.length
        if (taken.length > 0) job.hear(taken)
        if (left === 0) return parsed(null)
        after = page.value.at(-1)?.key ?? ''
        if (page.value.length < pageSize) break
      }
    }
    return parsed(null)
  }

  return { sources, changes, open, textsAt, sourceOf, put, remove, search }
})
