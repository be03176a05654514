import { ref } from 'vue'
import type { Ref } from 'vue'

export interface FileDrop {
  /** Files are held over the page. */
  readonly dragging: Ref<boolean>
  over: (event: DragEvent) => void
  leave: (event: DragEvent) => void
  drop: (event: DragEvent) => void
}

/** Takes files that are dropped anywhere on a page. Text that is dragged about isn't the page's business. */
export function useFileDrop(take: (files: readonly File[]) => void): FileDrop {
  const dragging = ref(false)
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
  return {
    dragging,
    over(event) {
      if (!hasFiles(event)) return
      event.preventDefault()
      dragging.value = true
    },
    leave(event) {
      // From one element of the page to another there is one to go to; out of the window there is none.
      if (event.relatedTarget === null) dragging.value = false
    },
    drop(event) {
      dragging.value = false
      if (!hasFiles(event)) return
      event.preventDefault()
      take([...(event.dataTransfer?.files ?? [])])
    },
  }
}
