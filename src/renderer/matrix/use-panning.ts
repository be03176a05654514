/** Pixels that a press may wander and still be a press. */
const slack = 5
/** Of the wheel, until the next zoom. */
const wheelStep = 80

export interface Panning {
  readonly onPointerdown: (event: PointerEvent) => void
  /** In the capturing phase: takes away the click that ends a drag. */
  readonly onClick: (event: MouseEvent) => void
  readonly onWheel: (event: WheelEvent) => void
}

/** Where cells are, in pixels of the window. */
export interface CellFinder {
  readonly keyAt: (event: MouseEvent) => string | null
  readonly middleOf: (key: string) => { readonly x: number; readonly y: number } | null
}

/**
 * Dragging moves what the area shows; with Ctrl the wheel zooms, and the cell under the pointer stays there. `zoom`
 * says, once the cells are laid out, whether there was another zoom to go to.
 */
export function usePanning(
  area: () => HTMLElement | null,
  cells: () => CellFinder | null,
  zoom: (by: 1 | -1) => Promise<boolean>,
): Panning {
  let dragged = false
  let turned = 0

  function onPointerdown(event: PointerEvent): void {
    const box = area()
    dragged = false
    if (box === null || event.pointerType === 'touch' || (event.button !== 0 && event.button !== 1)) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const from = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop }
    const start = { x: event.clientX, y: event.clientY }
    const ends = new AbortController()
    const { signal } = ends
    const move = (to: PointerEvent): void => {
      dragged ||= Math.hypot(to.clientX - start.x, to.clientY - start.y) > slack
      if (dragged) box.scrollTo(from.x - to.clientX, from.y - to.clientY)
    }
    window.addEventListener('pointermove', move, { signal })
    for (const end of ['pointerup', 'pointercancel', 'blur'])
      window.addEventListener(
        end,
        () => {
          ends.abort()
        },
        { signal },
      )
  }

  function onClick(event: MouseEvent): void {
    if (!dragged) return
    dragged = false
    event.stopPropagation()
    event.preventDefault()
  }

  async function onWheel(event: WheelEvent): Promise<void> {
    const box = area()
    if (!event.ctrlKey || box === null) return
    event.preventDefault()
    turned += event.deltaY
    if (Math.abs(turned) < wheelStep) return
    const by = turned < 0 ? 1 : -1
    turned = 0
    const key = cells()?.keyAt(event) ?? null
    if (!(await zoom(by)) || key === null) return
    const middle = cells()?.middleOf(key) ?? null
    if (middle !== null) box.scrollBy(middle.x - event.clientX, middle.y - event.clientY)
  }

  return { onPointerdown, onClick, onWheel: (event) => void onWheel(event) }
}
