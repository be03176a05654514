import { computed, ref, watch } from 'vue'
import type { Ref, WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { TableSort } from '../ui/table.ts'

/** One key of the address, empty where it isn't there or stands twice. */
export function queryText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/**
 * What was chosen on a page, kept in its address: Back undoes the choice, and a link carries it. Values are whatever the
 * address says; the reader judges them.
 */
export function useQuery(): {
  read: (key: string) => string
  /** Empty texts leave the address. `push`: a step for Back. */
  write: (changes: Readonly<Record<string, string>>, how: 'push' | 'replace') => void
} {
  const route = useRoute()
  const router = useRouter()
  return {
    read: (key) => queryText(route.query[key]),
    write(changes, how) {
      const query = { ...route.query, ...changes }
      const kept = Object.entries(query).filter(([, value]) => value !== '')
      void router[how]({ path: route.path, query: Object.fromEntries(kept) })
    },
  }
}

/** A choice of which each is a step for Back; the first is meant where the address names none of them. */
export function useQueryChoice<Value extends string>(
  key: string,
  choices: () => readonly Value[],
  /** Also forgotten with each choice: what belonged to the one before. */
  forgets: readonly string[] = [],
): WritableComputedRef<Value> {
  const { read, write } = useQuery()
  return computed({
    get: () => choices().find((choice) => choice === read(key)) ?? (choices()[0] as Value),
    set: (value) => {
      const gone = Object.fromEntries(forgets.map((other) => [other, '']))
      write({ ...gone, [key]: value === choices()[0] ? '' : value }, 'push')
    },
  })
}

/** A text that is typed: it shows at once and makes no steps for Back. */
export function useQueryText(key: string): Ref<string> {
  const { read, write } = useQuery()
  const text = ref(read(key))
  watch(text, (now) => {
    if (now !== read(key)) write({ [key]: now }, 'replace')
  })
  watch(
    () => read(key),
    (now) => {
      text.value = now
    },
  )
  return text
}

/** `name`, or `-name` for descending. */
export function useQuerySort(key = 'sort'): WritableComputedRef<TableSort | null> {
  const { read, write } = useQuery()
  return computed({
    get: () => {
      const said = read(key)
      if (said === '') return null
      return said.startsWith('-') ? { key: said.slice(1), descending: true } : { key: said, descending: false }
    },
    set: (sort) => {
      write({ [key]: sort === null ? '' : `${sort.descending ? '-' : ''}${sort.key}` }, 'replace')
    },
  })
}
