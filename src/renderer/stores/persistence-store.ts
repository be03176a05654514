import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { useRemembered } from './remembered.ts'
import { useStorageStore } from './storage-store.ts'
import { useSurroundings } from './surroundings.ts'

/** Whether a browser may delete what is stored when the disk gets full. `desktop`: no browser decides about it. */
export type Persistence = 'desktop' | 'notAsked' | 'granted' | 'refused'

/** Milliseconds after which a reminder that was closed comes again. */
const reminderPause = 7 * 24 * 3600 * 1000

/** Asks the browser to keep the data, once there is something to keep. */
export const usePersistenceStore = defineStore('persistence', () => {
  const { desktop, now } = useSurroundings()
  const storage = useStorageStore()
  const state = ref<Persistence>(desktop === null ? 'notAsked' : 'desktop')
  const closedAt = useRemembered('backup reminder closed', '', (stored) => (typeof stored === 'string' ? stored : ''))
  const isRead = ref(false)
  void closedAt.read.then(() => (isRead.value = true))

  async function ask(): Promise<void> {
    if (state.value === 'desktop' || state.value === 'granted') return
    try {
      state.value = (await navigator.storage.persisted()) || (await navigator.storage.persist()) ? 'granted' : 'refused'
    } catch {
      // A browser that has no such promise makes none.
      state.value = 'refused'
    }
  }

  watch(
    () => (storage.summaries ?? []).some(({ sample }) => !sample),
    (hasSomething) => {
      if (hasSomething) void ask()
    },
    { immediate: true },
  )

  /** True while a person should be told to keep files of their own; a clock that went back doesn't silence it. */
  const reminds = computed(() => {
    if (state.value !== 'refused' || !isRead.value) return false
    const passed = now().getTime() - Date.parse(closedAt.value.value)
    return !(passed >= 0 && passed < reminderPause)
  })

  function closeReminder(): void {
    closedAt.set(now().toISOString())
  }

  return { state, reminds, ask, closeReminder }
})
