import { computed, type ComputedRef, type Ref } from 'vue'
import type { Coverage } from '../../core/coverage/compute.ts'
import { familiesByTactic, sortedFamilies } from './families.ts'
import { isFolded, type Folding } from './folding.ts'
import { geometryOf } from './geometry.ts'
import { layMatrix, type MatrixLayout, type Zoom } from './layout.ts'
import type { MatrixChoice } from './matrix-choice.ts'

/** Pixels that the matrix must have beside the pane. */
const leastBeside = 320
const padding = { sides: 36, headers: 36 + 3, foot: 8 }

interface Size {
  readonly width: number
  readonly height: number
}

export interface LaidMatrix {
  readonly layout: MatrixLayout
  /** The pane beside it would leave too little room: it lies over the matrix, which scrolls from under it. */
  readonly over: boolean
}

export interface LayoutSource {
  readonly coverage: () => Coverage | null
  readonly choice: () => MatrixChoice
  readonly folding: Ref<Folding>
  /** Of everything below the toolbar, and of the part that the cells have. */
  readonly work: () => Size | null
  readonly area: () => Size | null
  readonly withThreats: () => boolean
  /** Of the pane, in pixels; 0 while it is closed. */
  readonly pane: () => number
}

/** Where the cells stand. A mark lays nothing anew, unless the order follows a figure that it changed. */
export function useMatrixLayout(source: LayoutSource): {
  readonly isEmpty: ComputedRef<boolean>
  readonly laid: ComputedRef<LaidMatrix | null>
  /** Lays the matrix out as it will be at a zoom, so that this is done when the zoom changes. */
  readonly prepare: (zoom: Zoom) => void
} {
  const index = computed(() => source.coverage()?.index ?? null)
  const byName = computed(() => (index.value === null ? [] : familiesByTactic(index.value)))
  // Each by itself: a change of mode, or of what is in the pane, is no reason to lay the matrix anew.
  const pane = computed(() => source.pane())
  const order = computed(() => source.choice().order)
  const zoom = computed(() => source.choice().zoom)
  const withIds = computed(() => source.choice().labels === 'full')
  const isRoomy = (at: Zoom): boolean => {
    const { mode, subTechniques } = source.choice()
    if (at === 'fit') return false
    const wideWords = mode === 'category' || mode === 'state' || subTechniques === 'annotated'
    return wideWords || (at === 'read' && source.withThreats())
  }
  const roomy = computed(() => isRoomy(zoom.value))
  const families = computed(() => {
    const coverage = order.value === 'name' ? null : source.coverage()
    return coverage === null ? byName.value : sortedFamilies(byName.value, coverage, order.value)
  })
  /** The layout of any zoom, made once for as long as nothing else changes. */
  const layoutOf = computed(() => {
    const [work, area, taken, own, ids] = [source.work(), source.area(), pane.value, families.value, withIds.value]
    const folding = source.folding.value
    const known = new Map<string, LaidMatrix>()
    const make = (at: Zoom, isWide: boolean): LaidMatrix | null => {
      if (work === null || area === null) return null
      const height = area.height - padding.headers - padding.foot
      const lay = (beside: number) => {
        const box = { width: work.width - beside - padding.sides, height, roomy: isWide, withIds: ids }
        return layMatrix(own, at, box, (head) => isFolded(folding, head))
      }
      const beside = lay(taken)
      const leavesLittle = (at === 'fit' && !beside.fits) || work.width - taken < leastBeside
      const over = taken > 0 && leavesLittle
      return over ? { layout: lay(0), over } : { layout: beside, over }
    }
    return (at: Zoom, isWide: boolean): LaidMatrix | null => {
      const key = `${at} ${String(isWide)}`
      const made = known.get(key) ?? make(at, isWide)
      if (made !== null) known.set(key, made)
      return made
    }
  })
  const laid = computed(() => layoutOf.value(zoom.value, roomy.value))

  function prepare(at: Zoom): void {
    const layout = layoutOf.value(at, isRoomy(at))?.layout
    if (layout !== undefined) geometryOf(layout)
  }

  return { isEmpty: computed(() => byName.value.length === 0), laid, prepare }
}
