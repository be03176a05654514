import { computed, ref, toValue, type MaybeRefOrGetter, type WritableComputedRef } from 'vue'

const storageKey = 'coverline.rail'

type Kind = 'wide' | 'matrix'
type Folded = Readonly<Record<Kind, boolean>>

/** The matrix wants the width, so there the sidebar starts folded; either choice is remembered. */
const initially: Folded = { wide: false, matrix: true }

function stored(): Folded {
  try {
    const kinds = (localStorage.getItem(storageKey) ?? '').split(' ')
    return kinds.length === 2 ? { wide: kinds[0] === 'folded', matrix: kinds[1] === 'folded' } : initially
  } catch {
    return initially
  }
}

function store(folded: Folded): void {
  const word = (kind: Kind) => (folded[kind] ? 'folded' : 'open')
  try {
    localStorage.setItem(storageKey, `${word('wide')} ${word('matrix')}`)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Whether the sidebar is a rail on the screen in front. */
export function useRail(onMatrix: MaybeRefOrGetter<boolean>): WritableComputedRef<boolean> {
  const folded = ref(stored())
  const kind = (): Kind => (toValue(onMatrix) ? 'matrix' : 'wide')
  return computed({
    get: () => folded.value[kind()],
    set: (value) => {
      folded.value = { ...folded.value, [kind()]: value }
      store(folded.value)
    },
  })
}
