import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import type { MenuEntry } from '../ui/choices.ts'
import {
  chosenIn,
  facetChips,
  facetCounts,
  facetTests,
  matrixFacets,
  turned,
  type ChosenFacets,
  type FacetChip,
} from './facets.ts'
import { matchingPlaces } from './filter.ts'
import type { Legend } from './legend.ts'

export interface MatrixFilterState {
  readonly text: Ref<string>
  /** Entries of the legend. */
  readonly kinds: ShallowRef<ReadonlySet<string>>
  readonly chosen: ShallowRef<ChosenFacets>
  /** Technique places that are left; null where nothing is asked for. */
  readonly matching: ComputedRef<ReadonlySet<number> | null>
  readonly chips: ComputedRef<readonly FacetChip[]>
  readonly turn: (facet: string, option: string) => void
  readonly clear: () => void
  /** The menu: facets, or the options of the one that is looked at, with how many techniques each would leave. */
  readonly entries: (facet: string | null) => readonly MenuEntry[]
}

const back = 'back'

/** What a press on an entry of the filter menu means; the ids are those of `entries`. */
export function entryMeant(id: string): { readonly facet: string } | { readonly option: string } | null {
  if (id === back) return null
  return id.startsWith('facet ') ? { facet: id.slice(6) } : { option: id.slice(7) }
}

/** What dims the matrix: words, entries of the legend, and facets. It lasts as long as the screen. */
export function useMatrixFilter(legend: () => Legend | null): MatrixFilterState {
  const store = useAssessmentStore()
  const text = ref('')
  const kinds = shallowRef<ReadonlySet<string>>(new Set())
  const chosen = shallowRef<ChosenFacets>(new Map())

  const matchingBut = (without?: (typeof matrixFacets)[number]): ReadonlySet<number> | null => {
    const shown = legend()
    if (store.index === null || store.coverage === null || shown === null) return null
    const tests = facetTests(chosen.value, store.coverage, without)
    return matchingPlaces(store.index.scope.techniques, shown, { text: text.value, kinds: kinds.value, tests })
  }

  function entries(looked: string | null): readonly MenuEntry[] {
    const facet = matrixFacets.find(({ id }) => id === looked)
    if (store.coverage === null) return []
    if (facet === undefined) {
      return matrixFacets.map(({ id, label }): MenuEntry => {
        const count = chosenIn(chosen.value, id).size
        return {
          kind: 'item',
          id: `facet ${id}`,
          label,
          checked: count > 0,
          ...(count === 0 ? {} : { count: String(count) }),
        }
      })
    }
    const others = matchingBut(facet)
    const counts = facetCounts(facet, store.coverage, (place) => others === null || others.has(place))
    const options = facet.options(store.coverage)
    return [
      { kind: 'item', id: back, label: 'All filters', checked: false },
      { kind: 'separator' },
      ...options.flatMap(({ id, label, heading }, at): MenuEntry[] => {
        const isFirst = heading !== undefined && heading !== options[at - 1]?.heading
        const item: MenuEntry = {
          kind: 'item',
          id: `option ${id}`,
          label,
          count: String(counts.get(id) ?? 0),
          checked: chosenIn(chosen.value, facet.id).has(id),
        }
        return isFirst ? [{ kind: 'heading', label: heading }, item] : [item]
      }),
    ]
  }

  return {
    text,
    kinds,
    chosen,
    matching: computed(() => matchingBut()),
    chips: computed(() => (store.coverage === null ? [] : facetChips(chosen.value, store.coverage))),
    turn: (facet, option) => {
      chosen.value = turned(chosen.value, facet, option)
    },
    clear: () => {
      text.value = ''
      kinds.value = new Set()
      chosen.value = new Map()
    },
    entries,
  }
}
