import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { miniCell, miniMapLayout } from './mini-map.ts'
import { paintMiniMap, type MapSurface } from './mini-map-painting.ts'

// Style sheets are empty in tests of this kind; the names stand for the colours.
vi.mock('../theme/palette.ts', () => ({ token: (theme: string, name: string) => `${theme}:${name}` }))

const enterprise = [46, 50, 22, 64, 113, 96, 148, 56, 67, 49, 23, 41, 45, 19, 33]

describe('layout of a small map', () => {
  it('fits all techniques of Enterprise into a pane', () => {
    const layout = miniMapLayout(enterprise, 324, 80)
    expect(layout.width).toBeLessThanOrEqual(324)
    expect(layout.height).toBeLessThanOrEqual(80)
    expect(layout.down).toBeGreaterThanOrEqual(4)
  })

  it('gives every cell a place of its own inside what is drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 15 }),
        fc.integer({ min: 40, max: 800 }),
        fc.integer({ min: 10, max: 300 }),
        (counts, width, height) => {
          const layout = miniMapLayout(counts, width, height)
          const seen = new Set<string>()
          let inside = true
          counts.forEach((count, tactic) => {
            for (let at = 0; at < count; at++) {
              const { x, y } = miniCell(layout, tactic, at)
              inside &&= x + layout.across <= layout.width && y + layout.down <= layout.height
              seen.add(`${String(x)} ${String(y)}`)
            }
          })
          expect(inside).toBe(true)
          expect(seen.size).toBe(counts.reduce((sum, count) => sum + count, 0))
        },
      ),
    )
  })
})

describe('painting', () => {
  function recorder(): { surface: MapSurface; drawn: string[] } {
    const drawn: string[] = []
    const surface = {
      fillStyle: '',
      strokeStyle: '',
      lineWidth: 1,
      clearRect: () => undefined,
      fillRect: (...box: number[]) => drawn.push(`fill ${surface.fillStyle} ${box.join(' ')}`),
      strokeRect: (...box: number[]) => drawn.push(`line ${surface.strokeStyle} ${box.join(' ')}`),
    }
    return { surface, drawn }
  }

  it('draws every state otherwise, whatever its colour', () => {
    const layout = miniMapLayout([1], 12, 12)
    const shapes = ['3', '+', '?', '0', '-', 'x'].map((sign) => {
      const { surface, drawn } = recorder()
      paintMiniMap(surface, [sign], [], layout, 'light')
      return drawn.map((line) => line.replace(/light:[\w-]+/, 'colour')).join('\n')
    })
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  it('outlines the changed cells and leaves their fill', () => {
    const layout = miniMapLayout([2], 24, 12)
    const plain = recorder()
    const outlined = recorder()
    paintMiniMap(plain.surface, ['32'], [], layout, 'dark')
    paintMiniMap(outlined.surface, ['32'], [[1]], layout, 'dark')
    expect(outlined.drawn.slice(0, plain.drawn.length)).toEqual(plain.drawn)
    expect(outlined.drawn.slice(plain.drawn.length)).toHaveLength(1)
    expect(outlined.drawn.at(-1)).toMatch(/^line dark:focus/)
  })
})
