import { nextTick, onScopeDispose, ref, watch, type Ref, type ShallowRef } from 'vue'
import { placeNear, type Alignment } from './placement.ts'

export interface AnchoredPopup {
  /** Bind to the popup: its place in the window. */
  readonly style: Readonly<Ref<Readonly<Record<string, string>>>>
}

function isInWindow(element: HTMLElement): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  return bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth
}

/**
 * Keeps a popup beside its anchor while `open` is true. The popup is a `popover="manual"` element, drawn above
 * everything without leaving its place in the document: so it is never clipped by a scrolling list, it stays within its
 * landmark and its dialog, and needs no style element (which the content security policy would refuse).
 */
export function useAnchoredPopup(
  open: Ref<boolean>,
  anchor: Readonly<ShallowRef<HTMLElement | null>>,
  popup: Readonly<ShallowRef<HTMLElement | null>>,
  options: { readonly align: Alignment; readonly atLeastAnchorWidth: boolean },
): AnchoredPopup {
  const style = ref<Record<string, string>>({})

  function place(): void {
    if (anchor.value === null || popup.value === null) return
    const box = anchor.value.getBoundingClientRect()
    const size = { width: popup.value.offsetWidth, height: popup.value.scrollHeight }
    const at = placeNear(box, size, { width: window.innerWidth, height: window.innerHeight }, options.align)
    style.value = {
      left: `${String(at.left)}px`,
      top: `${String(at.top)}px`,
      maxHeight: `${String(at.maxHeight)}px`,
      ...(options.atLeastAnchorWidth ? { minWidth: `${String(box.width)}px` } : {}),
    }
  }

  function close(): void {
    open.value = false
  }

  function onPointerDown(event: PointerEvent): void {
    const target = event.target as Node
    if (anchor.value?.contains(target) === true || popup.value?.contains(target) === true) return
    close()
  }

  function onScroll(event: Event): void {
    if (event.target instanceof Node && popup.value?.contains(event.target) === true) return
    // It goes along with what it stands at, until that is out of sight.
    if (anchor.value?.checkVisibility() === true && isInWindow(anchor.value)) place()
    else close()
  }

  function listen(): void {
    window.addEventListener('pointerdown', onPointerDown, true)
    window.addEventListener('scroll', onScroll, true)
    window.addEventListener('resize', close)
    window.addEventListener('blur', close)
  }

  function stopListening(): void {
    window.removeEventListener('pointerdown', onPointerDown, true)
    window.removeEventListener('scroll', onScroll, true)
    window.removeEventListener('resize', close)
    window.removeEventListener('blur', close)
  }

  watch(
    open,
    async (isOpen) => {
      stopListening()
      if (!isOpen) return
      listen()
      await nextTick()
      popup.value?.showPopover()
      place()
    },
    { flush: 'post' },
  )
  onScopeDispose(stopListening)
  return { style }
}
