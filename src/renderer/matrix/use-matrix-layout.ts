import { computed, type ComputedRef, type Ref } from 'vue'
import type { Coverage } from '../../core/coverage/compute.ts'
import { familiesByTactic, sortedFamilies } from './families.ts'
import { isFolded, type Folding } from './folding.ts'
import { layMatrix, type MatrixLayout } from './layout.ts'
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
} {
  const index = computed(() => source.coverage()?.index ?? null)
  const byName = computed(() => (index.value === null ? [] : familiesByTactic(index.value)))
  // Each by itself: a change of mode, or of what is in the pane, is no reason to lay the matrix anew.
  const pane = computed(() => source.pane())
  const order = computed(() => source.choice().order)
  const zoom = computed(() => source.choice().zoom)
  const withIds = computed(() => source.choice().labels === 'full')
  const roomy = computed(() => {
    const { mode, subTechniques } = source.choice()
    if (zoom.value === 'fit') return false
    const wideWords = mode === 'category' || mode === 'state' || subTechniques === 'annotated'
    return wideWords || (zoom.value === 'read' && source.withThreats())
  })
  const families = computed(() => {
    const coverage = order.value === 'name' ? null : source.coverage()
    return coverage === null ? byName.value : sortedFamilies(byName.value, coverage, order.value)
  })
  const laid = computed((): LaidMatrix | null => {
    const [work, area] = [source.work(), source.area()]
    if (work === null || area === null) return null
    const height = area.height - padding.headers - padding.foot
    const lay = (taken: number) =>
      layMatrix(
        families.value,
        zoom.value,
        { width: work.width - taken - padding.sides, height, roomy: roomy.value, withIds: withIds.value },
        (head) => isFolded(source.folding.value, head),
      )
    const beside = lay(pane.value)
    const leavesLittle = (zoom.value === 'fit' && !beside.fits) || work.width - pane.value < leastBeside
    const over = pane.value > 0 && leavesLittle
    return over ? { layout: lay(0), over } : { layout: beside, over }
  })
  return { isEmpty: computed(() => byName.value.length === 0), laid }
}
