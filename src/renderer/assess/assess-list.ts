import { computed, shallowRef, watch } from 'vue'
import { aloneCounts } from '../../core/coverage/capability-counts.ts'
import { gapClosers } from '../../core/coverage/gap-closers.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import { useStartingPoints } from '../start-from/starting-points.ts'
import type { useAssessmentStore } from '../stores/assessment-store.ts'
import type { Segment } from '../ui/choices.ts'
import type { TableSort } from '../ui/table.ts'
import { useAssessView } from './assess-view.ts'
import { codeWidth, type ColumnTaste } from './columns.ts'
import { statusOf, type Facet, type FacetWorld } from './facet.ts'
import { facets } from './facets.ts'
import {
  chosenOf,
  filterChips,
  filterGroups,
  groupsOf,
  isSameListing,
  optionCounts,
  possibleChoice,
  turnedOption,
  type AssessFilter,
} from './filter.ts'
import { countRows, countWords, nextUnassessed, tableLines, type RowCounts } from './list.ts'
import { nextSort, orderedGroups, rowRanks, type SortBasis } from './row-order.ts'
import { entriesByPlace, groupRows, type AssessRow, type RowGroup } from './rows.ts'
import { extended, nothingSelected, toggled, within } from './selection.ts'
import { noFilter } from './view-choice.ts'

/** A facet with what can be chosen of it. */
export interface OfferedFacet {
  readonly facet: Facet
  readonly options: ReturnType<Facet['options']>
  readonly chosen: ReadonlySet<string>
}

function tabCount({ assessed, capabilities }: RowCounts): string {
  return `${String(assessed)}/${String(capabilities)}`
}

/** The list of an assessment's capabilities: what is shown of it, where one is, and what is chosen. */
export function useAssessList(store: ReturnType<typeof useAssessmentStore>, id: string) {
  const { points, isReady } = useStartingPoints()
  const view = useAssessView(id)

  const groups = computed<readonly RowGroup[]>(() => (store.index === null ? [] : groupRows(store.index)))
  const rows = computed(
    () => new Map(groups.value.flatMap((group) => group.rows.map((row): [string, AssessRow] => [row.id, row]))),
  )
  const entries = computed(() =>
    store.index === null || store.document === null ? [] : entriesByPlace(store.index, store.document.capabilities),
  )
  const alone = computed(() => (store.coverage === null ? new Uint16Array() : aloneCounts(store.coverage)))

  const filter = computed(() => view.choice.value.filter)
  const closers = computed(() => (store.coverage === null ? new Uint8Array() : gapClosers(store.coverage)))
  const now = new Date()
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
  const world = computed((): FacetWorld => ({
    groups: groupsOf(groups.value, filter.value.framework),
    entries: () => entries.value,
    gapClosers: () => closers.value,
    points: points.value,
    today,
  }))
  const listed = computed<readonly RowGroup[]>((before) => {
    const now = filterGroups(facets, filter.value, world.value, view.kept.value)
    return before !== undefined && isSameListing(before, now) ? before : now
  })
  const sort = computed(() => view.choice.value.sort)
  const flat = computed(() => view.choice.value.flat)
  /** As things were when the order was asked for. */
  const basis = shallowRef<SortBasis>({ entries: [], alone: new Uint16Array() })
  const ranks = computed(() => (sort.value === null ? null : rowRanks(groups.value, sort.value, basis.value)))
  const ordered = computed(() => orderedGroups(listed.value, ranks.value, flat.value))
  const lines = computed(() => tableLines(ordered.value, view.turned.value, filter.value, flat.value))
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
  const offered = computed((): readonly OfferedFacet[] =>
    facets.flatMap((facet) => {
      const options = facet.options(world.value)
      const chosen = chosenOf(filter.value.chosen, facet.id)
      return options.length === 0 && chosen.size === 0 ? [] : [{ facet, options, chosen }]
    }),
  )
  const chips = computed(() => filterChips(facets, filter.value.chosen, world.value))
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

  function show(next: AssessFilter): void {
    view.choice.value = { ...view.choice.value, filter: next }
    view.kept.value = new Set()
    sortAnew()
    fit()
  }

  function sortAnew(): void {
    basis.value = { entries: entries.value, alone: alone.value }
  }

  function sortBy(next: TableSort | null): void {
    view.choice.value = { ...view.choice.value, sort: nextSort(sort.value, next) }
    sortAnew()
  }

  function turnFlat(): void {
    view.choice.value = { ...view.choice.value, flat: !flat.value }
  }

  function chooseColumns(taste: ColumnTaste): void {
    view.choice.value = { ...view.choice.value, columns: taste }
  }

  /** What is chosen and where one is must be listed. */
  function fit(): void {
    const shown = new Set(listed.value.flatMap((group) => group.rows.map((row) => row.id)))
    view.selection.value = within(view.selection.value, shown)
    if (activeRow.value === null || !shown.has(activeRow.value.id)) startAtUnassessed()
  }

  function change(part: Partial<AssessFilter>): void {
    show({ ...filter.value, ...part })
  }

  /** Another framework has other groups. */
  function chooseFramework(framework: string | null): void {
    const chosen = new Map(filter.value.chosen)
    chosen.delete('group')
    change({ framework, chosen })
  }

  function clear(): void {
    change({ text: noFilter.text, chosen: noFilter.chosen })
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

  /** Changed rows stay listed under a filter until it changes. */
  function keep(marked: readonly AssessRow[]): void {
    if (filter.value.chosen.size === 0) return
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

  let settle: () => void = () => undefined
  const settled = new Promise<void>((resolve) => (settle = resolve))

  // Other sets, an undo that brings them back, or a choice of another session: what was chosen may be gone.
  watch(
    [rows, view.isRead, isReady],
    () => {
      sortAnew()
      if (!isReady.value) return
      const { framework } = filter.value
      if (framework !== null && !frameworks.value.includes(framework)) change({ framework: null })
      const chosen = possibleChoice(facets, filter.value.chosen, world.value)
      const isWhole = [...filter.value.chosen].every(([id, options]) => chosen.get(id)?.size === options.size)
      if (isWhole) fit()
      else change({ chosen })
      if (view.isRead.value) settle()
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
    offered,
    chips,
    points,
    isFiltered: computed(() => filter.value.text !== '' || filter.value.chosen.size > 0),
    today,
    /** Ends when the list is as it was left in the last session, which waits for the facets that are read for it. */
    settled,
    optionCounts: ({ facet, options }: OfferedFacet) => {
      const ids = options.map(({ id: option }) => option)
      return optionCounts(facets, facet, ids, filter.value, world.value)
    },
    several,
    codeWidth: longestCode,
    owners,
    activeId,
    activeRow,
    selectedRows,
    selected: computed(() => view.selection.value.ids),
    sort,
    sortBy,
    flat,
    turnFlat,
    taste: computed(() => view.choice.value.columns),
    chooseColumns,
    change,
    chooseFramework,
    turnOption: (facet: Facet, option: string) => {
      change({ chosen: turnedOption(filter.value.chosen, facet, option) })
    },
    clear,
    fold,
    keep,
    select,
    nextUnassessed: () => nextUnassessed(lines.value, entries.value, view.activeId.value),
    statusOf: (row: AssessRow) => statusOf(entries.value, row),
  }
}
