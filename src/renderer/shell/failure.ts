import { shallowRef, type ShallowRef } from 'vue'

/** What went wrong unforeseen, for the one place that says so; null while nothing did. */
const current = shallowRef<string | null>(null)

/** The edge where exceptions end: they are bugs, for what is foreseen comes back as a problem. */
export function noteFailure(error: unknown): void {
  current.value = error instanceof Error ? error.message : String(error)
}

export function useFailure(): { readonly failure: Readonly<ShallowRef<string | null>>; clearFailure: () => void } {
  return {
    failure: current,
    clearFailure: () => {
      current.value = null
    },
  }
}
