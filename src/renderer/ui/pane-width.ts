import { computed, ref, type ComputedRef } from 'vue'

const storageKey = 'coverline.pane'
/** Pixels. */
export const paneWidths = { least: 292, usual: 364, most: 640 } as const

function stored(): number | null {
  try {
    const width = Number(localStorage.getItem(storageKey) ?? '')
    return width >= paneWidths.least && width <= paneWidths.most ? Math.round(width) : null
  } catch {
    // A browser may refuse storage; the width then lasts as long as the page.
    return null
  }
}

const chosen = ref(stored())

/** What a person made of the pane, on whatever screen it stands; null where it is as wide as usual. */
export const chosenPaneWidth: ComputedRef<number | null> = computed(() => chosen.value)

/** Of a pane that has no width of its own. */
export const paneWidth: ComputedRef<number> = computed(() => chosen.value ?? paneWidths.usual)

/** Null gives the usual width back. */
export function choosePaneWidth(width: number | null): void {
  chosen.value = width === null ? null : Math.round(Math.min(paneWidths.most, Math.max(paneWidths.least, width)))
  try {
    if (chosen.value === null) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, String(chosen.value))
  } catch {
    // As above.
  }
}
