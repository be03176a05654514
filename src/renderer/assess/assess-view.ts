import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRemembered } from '../stores/remembered.ts'
import { nothingSelected, type Selection } from './selection.ts'
import { firstChoice, parseChoice, storedChoice, type ViewChoice } from './view-choice.ts'

const noIds: ReadonlySet<string> = new Set()

function emptyView(id: string) {
  return {
    id,
    choice: shallowRef<ViewChoice>(firstChoice),
    /** The stored choice has been read, or there is none. */
    isRead: ref(false),
    /** Groups that are folded or unfolded other than by themselves. */
    turned: shallowRef(noIds),
    /** Rows that stay although they no longer match: they were marked under this filter. */
    kept: shallowRef(noIds),
    activeId: ref<string | null>(null),
    selection: shallowRef<Selection>(nothingSelected),
  }
}

export type AssessView = ReturnType<typeof emptyView>

/** Milliseconds without a change after which a choice is kept: a filter is typed letter by letter. */
const keepingPause = 400

let shown = emptyView('')

/**
 * Where one was in the list of an assessment: it is found again on coming back from another screen, and how the list is
 * shown also in the next session.
 */
export function useAssessView(id: string): AssessView {
  const isNew = shown.id !== id
  if (isNew) shown = emptyView(id)
  const view = shown
  const stored = useRemembered<unknown>(`assess-view/${id}`, undefined, (value) => value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isKept = true

  function keep(): void {
    clearTimeout(timer)
    if (!isKept) stored.set(storedChoice(view.choice.value))
    isKept = true
  }

  watch(view.choice, () => {
    isKept = false
    clearTimeout(timer)
    timer = setTimeout(keep, keepingPause)
  })
  onScopeDispose(keep)

  if (!isNew) return view
  void stored.read.then(() => {
    const isUntouched = view.choice.value === firstChoice
    if (isUntouched && stored.value.value !== undefined) view.choice.value = parseChoice(stored.value.value)
    view.isRead.value = true
  })
  return view
}
