import { computed, shallowRef, watch } from 'vue'
import { aloneCounts } from '../../core/coverage/capability-counts.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import type { useAssessmentStore } from '../stores/assessment-store.ts'
import type { Segment } from '../ui/choices.ts'
import { useAssessView } from './assess-view.ts'
import { codeWidth } from './columns.ts'
import {
  countRows,
  countWords,
  filterGroups,
  nextUnassessed,
  statusOf,
  tableLines,
  type AssessFilter,
  type RowCounts,
} from './list.ts'
import { entriesByPlace, groupRows, type AssessRow, type RowGroup } from './rows.ts'
import { extended, nothingSelected, toggled, within } from './selection.ts'

function tabCount({ assessed, capabilities }: RowCounts): string {
  return `${String(assessed)}/${String(capabilities)}`
}

/** The list of an assessment's capabilities: what is shown of it, where one is, and what is chosen. */
export function useAssessList(store: ReturnType<typeof useAssessmentStore>, id: string) {
  const view = useAssessView(id)

  const groups = computed<readonly RowGroup[]>(() => (store.index === null ? [] : groupRows(store.index)))
  const rows = computed(
    () => new Map(groups.value.flatMap((group) => group.rows.map((row): [string, AssessRow] => [row.id, row]))),
  )
  const entries = computed(() =>
    store.index === null || store.document === null ? [] : entriesByPlace(store.index, store.document.capabilities),
  )
  const alone = computed(() => (store.coverage === null ? new Uint16Array() : aloneCounts(store.coverage)))

  const filter = computed<AssessFilter>(() => ({
    framework: view.framework.value,
    text: view.text.value,
    statuses: view.statuses.value,
    groups: view.groups.value,
  }))
  /** Statuses are asked for only where they are filtered by, so that a mark leaves the lines as they are. */
  const listed = computed(() =>
    filterGroups(groups.value, filter.value, filter.value.statuses.size === 0 ? [] : entries.value, view.kept.value),
  )
  const lines = computed(() => tableLines(listed.value, view.turned.value, filter.value))
  const counts = computed(() => countRows(listed.value, entries.value))
  const shownCount = computed(() => listed.value.reduce((sum, group) => sum + group.rows.length, 0))

  const frameworks = computed(() => [...new Set(groups.value.map((group) => group.framework))])
  const tabs = computed((): readonly Segment<string>[] => {
    const of = (framework: string | null): string =>
      tabCount(
        countRows(
          groups.value.filter((group) => framework === null || group.framework === framework),
          entries.value,
        ),
      )
    return [
      { value: 'all', label: 'All', count: of(null) },
      ...frameworks.value.map((framework) => ({
        value: framework,
        label: frameworkName(framework),
        count: of(framework),
      })),
    ]
  })
  const offeredGroups = computed(() =>
    groups.value.filter((group) => filter.value.framework === null || group.framework === filter.value.framework),
  )
  const several = computed(() => filter.value.framework === null && frameworks.value.length > 1)
  const owners = computed(() => entries.value.some((entry) => entry?.owner !== undefined))
  const longestCode = computed(() => codeWidth(listed.value))

  const activeRow = computed(() => rows.value.get(view.activeId.value ?? '') ?? null)
  const selectedRows = computed(() => [...view.selection.value.ids].flatMap((one) => rows.value.get(one) ?? []))
  /** The row that was active before: what a click with Shift reaches from. */
  const formerId = shallowRef<string | null>(null)
  const activeId = computed({
    get: () => view.activeId.value,
    set: (next) => {
      formerId.value = view.activeId.value
      view.activeId.value = next
    },
  })

  function change(part: Partial<AssessFilter>): void {
    if (part.framework !== undefined) view.framework.value = part.framework
    if (part.text !== undefined) view.text.value = part.text
    if (part.statuses !== undefined) view.statuses.value = part.statuses
    if (part.groups !== undefined) view.groups.value = part.groups
    view.kept.value = new Set()
    const shown = new Set(listed.value.flatMap((group) => group.rows.map((row) => row.id)))
    view.selection.value = within(view.selection.value, shown)
    if (activeRow.value === null || !shown.has(activeRow.value.id)) startAtUnassessed()
  }

  function clear(): void {
    change({ text: '', statuses: new Set(), groups: new Set() })
  }

  /** The first row to assess, or the first one of all. */
  function startAtUnassessed(): void {
    const first = lines.value.find((line) => line.kind === 'row')?.id ?? null
    view.activeId.value = nextUnassessed(lines.value, entries.value, null) ?? first
  }

  function fold(group: string): void {
    const next = new Set(view.turned.value)
    if (!next.delete(group)) next.add(group)
    view.turned.value = next
  }

  /** Marked rows stay listed under a filter by status until it changes. */
  function keep(marked: readonly AssessRow[]): void {
    if (view.statuses.value.size === 0) return
    view.kept.value = new Set([...view.kept.value, ...marked.map((row) => row.id)])
  }

  const select = {
    toggle: (ids: readonly string[]) => {
      view.selection.value = toggled(view.selection.value, ids)
    },
    extend: (from: string, to: string) => {
      view.selection.value = extended(view.selection.value, lines.value, from, to)
    },
    all: () => {
      const ids = listed.value.flatMap((group) => group.rows.map((row) => row.id))
      view.selection.value = { ids: new Set(ids), range: null }
    },
    none: () => {
      view.selection.value = nothingSelected
    },
    /** With Shift up to the row, with Ctrl the row too. */
    press: (pressed: string, event: MouseEvent) => {
      if (event.shiftKey) select.extend(formerId.value ?? pressed, pressed)
      else if ((event.ctrlKey || event.metaKey) && rows.value.has(pressed)) select.toggle([pressed])
    },
  }

  // Other sets, or an undo that brings them back: what was chosen may be gone.
  watch(
    rows,
    (now) => {
      view.selection.value = within(view.selection.value, new Set(now.keys()))
      if (view.framework.value !== null && !frameworks.value.includes(view.framework.value)) view.framework.value = null
      if (activeRow.value === null) startAtUnassessed()
    },
    { immediate: true },
  )

  return {
    groups,
    listed,
    lines,
    entries,
    alone,
    filter,
    counts,
    words: computed(() => countWords(counts.value)),
    matches: computed(() => String(shownCount.value)),
    tabs,
    offeredGroups,
    several,
    codeWidth: longestCode,
    owners,
    activeId,
    activeRow,
    selectedRows,
    selected: computed(() => view.selection.value.ids),
    change,
    clear,
    fold,
    keep,
    select,
    nextUnassessed: () => nextUnassessed(lines.value, entries.value, view.activeId.value),
    statusOf: (row: AssessRow) => statusOf(entries.value, row),
  }
}
