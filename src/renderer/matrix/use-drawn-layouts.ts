import { nextTick, shallowRef, watch, type ShallowRef } from 'vue'
import type { FrameJobs } from './frame-jobs.ts'
import type { MatrixLayout } from './layout.ts'

export interface DrawnLayouts {
  /** For each tactic, the layout that the elements of its cells stand in. */
  readonly drawn: Readonly<ShallowRef<readonly MatrixLayout[]>>
  /** Until the elements of a tactic stand as they should. */
  readonly drawnNow: (tactic: number) => Promise<void>
}

/**
 * At another zoom all cells change their places: more than one frame holds. The picture shows it at once, and the
 * elements follow, tactic by tactic. Anything else is drawn whole.
 */
export function useDrawnLayouts(source: {
  readonly layout: () => MatrixLayout
  readonly jobs: FrameJobs
  readonly sliced: () => boolean
  /** The tactic that has the focus; −1 where there is none. */
  readonly first: () => number
}): DrawnLayouts {
  const whole = (layout: MatrixLayout): readonly MatrixLayout[] => layout.tactics.map(() => layout)
  const drawn = shallowRef(whole(source.layout()))

  function draw(at: number, layout: MatrixLayout): void {
    if (drawn.value[at] !== layout) drawn.value = drawn.value.with(at, layout)
  }

  watch(source.layout, (layout, before) => {
    if (layout.zoom === before.zoom || layout.tactics.length !== before.tactics.length || !source.sliced()) {
      source.jobs.replace('cells', [])
      drawn.value = whole(layout)
      return
    }
    const places = [...layout.tactics.keys()]
    const first = source.first()
    source.jobs.replace(
      'cells',
      [...places.filter((at) => at === first), ...places.filter((at) => at !== first)].map((at) => ({
        whole: true,
        run: () => {
          draw(at, layout)
        },
      })),
    )
  })
  watch(source.sliced, (sliced) => {
    if (!sliced) source.jobs.finish('cells')
  })

  async function drawnNow(tactic: number): Promise<void> {
    const layout = source.layout()
    if (tactic < 0 || drawn.value[tactic] === layout) return
    draw(tactic, layout)
    await nextTick()
  }

  return { drawn, drawnNow }
}
