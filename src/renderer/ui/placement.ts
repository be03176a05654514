export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export type Alignment = 'start' | 'center' | 'end'

export interface Place {
  readonly left: number
  readonly top: number
  /** Room from there to the edge of the window, in pixels. */
  readonly maxHeight: number
}

const gap = 4
const margin = 8

function alignedLeft(anchor: Box, width: number, align: Alignment): number {
  switch (align) {
    case 'start':
      return anchor.left
    case 'center':
      return anchor.left + (anchor.width - width) / 2
    case 'end':
      return anchor.left + anchor.width - width
  }
}

/** Right of its anchor, where a column of icons would be covered by what stands below; inside the window. */
export function placeBeside(anchor: Box, popup: Size, viewport: Size): Place {
  const middle = anchor.top + (anchor.height - popup.height) / 2
  return {
    left: Math.min(anchor.left + anchor.width + gap * 2, viewport.width - popup.width - margin),
    top: Math.max(margin, Math.min(middle, viewport.height - popup.height - margin)),
    maxHeight: viewport.height - margin * 2,
  }
}

/** Where something that floats goes: below its anchor, above where there is more room, always inside the window. */
export function placeNear(anchor: Box, popup: Size, viewport: Size, align: Alignment): Place {
  const left = Math.max(
    margin,
    Math.min(alignedLeft(anchor, popup.width, align), viewport.width - popup.width - margin),
  )
  // An anchor that reaches into the margin, or beyond the window, doesn't pull what floats after it.
  const below = Math.max(margin, anchor.top + anchor.height + gap)
  const above = Math.min(viewport.height - margin, anchor.top - gap)
  const roomBelow = viewport.height - margin - below
  const roomAbove = above - margin
  if (popup.height <= roomBelow || roomBelow >= roomAbove) {
    return { left, top: below, maxHeight: roomBelow }
  }
  return { left, top: above - Math.min(popup.height, roomAbove), maxHeight: roomAbove }
}
