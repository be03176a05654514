import { onScopeDispose, ref } from 'vue'
import type { Ref } from 'vue'

/** Device pixels per pixel; it changes with the zoom and with the screen that the window is on. */
export function usePixelRatio(): Readonly<Ref<number>> {
  const ratio = ref(window.devicePixelRatio)
  let query: MediaQueryList | null = null
  function follow(): void {
    query?.removeEventListener('change', follow)
    ratio.value = window.devicePixelRatio
    // A query is true of one ratio only, so each change needs the next one.
    query = matchMedia(`(resolution: ${String(ratio.value)}dppx)`)
    query.addEventListener('change', follow)
  }
  follow()
  onScopeDispose(() => query?.removeEventListener('change', follow))
  return ratio
}
