import { nextTick } from 'vue'

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

interface Spot {
  readonly key: string
  /** From the edges of the area, in pixels. */
  readonly x: number
  readonly y: number
}

/**
 * Dragging moves what the area shows; with Ctrl the wheel zooms, and the cell under the pointer stays there. `zoom`
 * says whether there was another zoom to go to.
 */
export function usePanning(area: () => HTMLElement | null, zoom: (by: 1 | -1) => boolean): Panning {
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

  function spotAt(box: HTMLElement, event: WheelEvent): Spot | null {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null
    const key = cell?.dataset['key']
    const edges = box.getBoundingClientRect()
    return key === undefined ? null : { key, x: event.clientX - edges.left, y: event.clientY - edges.top }
  }

  async function onWheel(event: WheelEvent): Promise<void> {
    const box = area()
    if (!event.ctrlKey || box === null) return
    event.preventDefault()
    turned += event.deltaY
    if (Math.abs(turned) < wheelStep) return
    const by = turned < 0 ? 1 : -1
    turned = 0
    const spot = spotAt(box, event)
    if (!zoom(by) || spot === null) return
    await nextTick()
    const cell = box.querySelector<HTMLElement>(`[data-key="${CSS.escape(spot.key)}"]`)
    if (cell === null) return
    const [now, edges] = [cell.getBoundingClientRect(), box.getBoundingClientRect()]
    box.scrollBy(now.left + now.width / 2 - edges.left - spot.x, now.top + now.height / 2 - edges.top - spot.y)
  }

  return { onPointerdown, onClick, onWheel: (event) => void onWheel(event) }
}
