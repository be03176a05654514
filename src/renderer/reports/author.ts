import { ref, watch } from 'vue'
import type { Ref } from 'vue'

const storageKey = 'coverline.author'
/** Most characters of a name on a report. */
export const longestAuthor = 120

function stored(): string {
  try {
    return (localStorage.getItem(storageKey) ?? '').slice(0, longestAuthor)
  } catch {
    // A browser may refuse storage; the name then lasts as long as the page.
    return ''
  }
}

/** Who prepares reports on this machine: remembered from one report to the next, never part of an assessment. */
export function useAuthor(): Ref<string> {
  const author = ref(stored())
  watch(author, (name) => {
    try {
      localStorage.setItem(storageKey, name.slice(0, longestAuthor))
    } catch {
      // As above.
    }
  })
  return author
}
