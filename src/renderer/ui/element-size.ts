import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

export interface ElementSize {
  readonly width: number
  readonly height: number
}

/** The inner size of an element, known before its first paint; null while it isn't in the page. */
export function useElementSize(
  element: Readonly<ShallowRef<HTMLElement | null>>,
): Readonly<ShallowRef<ElementSize | null>> {
  const size = shallowRef<ElementSize | null>(null)
  function measure(): void {
    // On paper everything is as it was laid for the screen.
    if (element.value === null || window.matchMedia('print').matches) return
    const { offsetWidth: width, offsetHeight: height } = element.value
    if (size.value?.width !== width || size.value.height !== height) size.value = { width, height }
  }
  const observer = new ResizeObserver(measure)
  watch(
    element,
    (now) => {
      observer.disconnect()
      if (now === null) {
        size.value = null
        return
      }
      measure()
      observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => {
    observer.disconnect()
  })
  return size
}
