import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBeside, placeNear } from './placement.ts'

const viewport = { width: 1280, height: 800 }

describe('placeNear', () => {
  it('goes below its anchor, aligned as asked', () => {
    const anchor = { left: 100, top: 100, width: 80, height: 28 }
    expect(placeNear(anchor, { width: 200, height: 300 }, viewport, 'start')).toMatchObject({ left: 100, top: 132 })
    expect(placeNear(anchor, { width: 60, height: 300 }, viewport, 'end')).toMatchObject({ left: 120, top: 132 })
    expect(placeNear(anchor, { width: 40, height: 20 }, viewport, 'center')).toMatchObject({ left: 120, top: 132 })
  })

  it('goes above where there is more room', () => {
    const anchor = { left: 100, top: 700, width: 80, height: 28 }
    expect(placeNear(anchor, { width: 200, height: 300 }, viewport, 'start').top).toBe(396)
  })

  it('keeps its distance from the edge when its anchor does not', () => {
    const anchor = { left: 0, top: 0, width: 1, height: 1 }
    expect(placeNear(anchor, { width: 10, height: 10 }, viewport, 'start')).toMatchObject({ left: 8, top: 8 })
  })

  it('stays inside the window', () => {
    const place = fc.record({
      left: fc.integer({ min: 0, max: 1270 }),
      top: fc.integer({ min: -30, max: 810 }),
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 40 }),
    })
    const size = fc.record({ width: fc.integer({ min: 10, max: 600 }), height: fc.integer({ min: 10, max: 1200 }) })
    fc.assert(
      fc.property(place, size, fc.constantFrom('start', 'center', 'end'), (anchor, popup, align) => {
        const at = placeNear(anchor, popup, viewport, align)
        expect(at.left).toBeGreaterThanOrEqual(8)
        expect(at.left + popup.width).toBeLessThanOrEqual(viewport.width - 8)
        expect(at.top).toBeGreaterThanOrEqual(8)
        expect(at.top + Math.min(popup.height, at.maxHeight)).toBeLessThanOrEqual(viewport.height - 8)
      }),
    )
  })
})

describe('placeBeside', () => {
  it('goes to the right, in the middle of its anchor', () => {
    const place = placeBeside({ left: 8, top: 100, width: 36, height: 30 }, { width: 60, height: 24 }, viewport)
    expect(place).toMatchObject({ left: 52, top: 103 })
  })
})
