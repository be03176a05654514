import { computed, onScopeDispose, ref, toValue, type MaybeRefOrGetter, type Ref, type WritableComputedRef } from 'vue'

const storageKey = 'coverline.rail'

type Kind = 'wide' | 'matrix' | 'narrow'
type Folded = Readonly<Record<Kind, boolean>>

/** The matrix wants the width, and so does a small window: there the sidebar starts folded. Each choice is remembered. */
const initially: Folded = { wide: false, matrix: true, narrow: true }
const narrowBelow = 1100

function stored(): Folded {
  try {
    const kinds = (localStorage.getItem(storageKey) ?? '').split(' ')
    const folded = (at: number, otherwise: boolean) => (kinds[at] === undefined ? otherwise : kinds[at] === 'folded')
    if (kinds.length < 2) return initially
    return { wide: folded(0, false), matrix: folded(1, true), narrow: folded(2, true) }
  } catch {
    return initially
  }
}

function store(folded: Folded): void {
  const word = (kind: Kind) => (folded[kind] ? 'folded' : 'open')
  try {
    localStorage.setItem(storageKey, (['wide', 'matrix', 'narrow'] as const).map(word).join(' '))
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function useNarrowWindow(): Ref<boolean> {
  const query = window.matchMedia(`(max-width: ${String(narrowBelow - 1)}px)`)
  const isNarrow = ref(query.matches)
  const follow = (): void => {
    isNarrow.value = query.matches
  }
  query.addEventListener('change', follow)
  onScopeDispose(() => {
    query.removeEventListener('change', follow)
  })
  return isNarrow
}

/** Whether the sidebar is a rail on the screen in front. */
export function useRail(onMatrix: MaybeRefOrGetter<boolean>): WritableComputedRef<boolean> {
  const folded = ref(stored())
  const isNarrow = useNarrowWindow()
  const kind = (): Kind => (toValue(onMatrix) ? 'matrix' : isNarrow.value ? 'narrow' : 'wide')
  return computed({
    get: () => folded.value[kind()],
    set: (value) => {
      folded.value = { ...folded.value, [kind()]: value }
      store(folded.value)
    },
  })
}
