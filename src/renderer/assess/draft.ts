import { onBeforeUnmount, ref, watch, type Ref } from 'vue'

/** Milliseconds without a key after which what was typed is saved. */
export const typingPause = 1500

export interface Draft<Value> {
  readonly value: Ref<Value>
  /** Saves now what differs from what is stored. */
  readonly commit: () => void
  /** Back to what is stored. */
  readonly revert: () => void
}

/**
 * What is being typed, apart from what is stored: saved by `commit`, by a pause, and when the field goes away. While
 * nothing is typed it follows the stored value, so that undo shows.
 */
export function useDraft<Value>(
  stored: () => Value,
  save: (value: Value) => void,
  pause: number = typingPause,
): Draft<Value> {
  const value = ref(stored()) as Ref<Value>
  let timer: ReturnType<typeof setTimeout> | undefined

  function commit(): void {
    clearTimeout(timer)
    if (value.value !== stored()) save(value.value)
  }
  function revert(): void {
    clearTimeout(timer)
    value.value = stored()
  }

  watch(value, (typed) => {
    clearTimeout(timer)
    if (typed !== stored()) timer = setTimeout(commit, pause)
  })
  watch(stored, revert)
  onBeforeUnmount(commit)
  return { value, commit, revert }
}
