import { ref, shallowRef } from 'vue'
import type { Status } from '../../core/assessment/assessment.ts'
import { nothingSelected, type Selection } from './selection.ts'

const noStatuses: ReadonlySet<Status> = new Set()
const noIds: ReadonlySet<string> = new Set()

function emptyView(id: string) {
  return {
    id,
    framework: ref<string | null>(null),
    text: ref(''),
    statuses: shallowRef(noStatuses),
    groups: shallowRef(noIds),
    /** Groups that are folded or unfolded other than by themselves. */
    turned: shallowRef(noIds),
    /** Rows that stay although their status no longer matches: they were marked under this filter. */
    kept: shallowRef(noIds),
    activeId: ref<string | null>(null),
    selection: shallowRef<Selection>(nothingSelected),
  }
}

let shown = emptyView('')

/** Where one was in the list of an assessment: it is found again on coming back from another screen. */
export function useAssessView(id: string): ReturnType<typeof emptyView> {
  if (shown.id !== id) shown = emptyView(id)
  return shown
}
